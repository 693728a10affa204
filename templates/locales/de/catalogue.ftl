# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# Leistungskatalog im Formular
service-search = Im Leistungskatalog suchen
service-search-hint = Stichwort, Wortanfang, Rechtsgrundlage oder Schlüssel, zum Beispiel „Bewohnerpark“
service-nothing-found = Im Leistungskatalog steht nichts mit diesen Wörtern. Bitte versuchen Sie ein anderes Stichwort.
service-choose = Übernehmen
service-group = OZG-Leistung { $value }
service-saved-and-found = { $saved } · { $count ->
    [0] keine Leistung gefunden
    [one] { $number } Leistung gefunden
   *[other] { $number } Leistungen gefunden
}
service-same-heading = Dieselbe Leistung gibt es schon
service-same-advice = Bitte prüfen Sie, ob ein gemeinsames Vorhaben besser ist.
service-same-label = Dieselbe Leistung wie
service-same = { $value } betrifft dieselbe Leistung:
proposal-unknown-service = Der Schlüssel { $key } steht nicht im Leistungskatalog. Bitte suchen Sie die Leistung im Katalog, oder lassen Sie das Feld leer.

# Angaben zur Leistung
service-name = Leistung laut Katalog
service-group-label = OZG-Leistung
service-legal-basis = Rechtsgrundlage laut Katalog

# Prüfung auf Nachnutzung
reuse-heading = EfA-Prüfung
reuse-explanation = Gibt es für diese Leistung einen Dienst nach dem Prinzip „Einer für Alle“ (EfA) oder eine Lösung einer anderen Kommune, die die Stadt nachnutzen kann? Das Ergebnis steht im Steckbrief.
reuse-service = Leistung: { $value }
reuse-checked-on = EfA geprüft am
reuse-result = Ergebnis der EfA-Prüfung
reuse-reason = Begründung der EfA-Prüfung
reuse-reason-hint = Welche Lösung wurde geprüft, und was spricht dafür oder dagegen?
reuse-source = Quelle der EfA-Prüfung
reuse-source-hint = Adresse im Netz, Schreiben oder Ansprechstelle. Bei „noch offen“ darf die Quelle fehlen.
reuse_result-reusable = nachnutzbar
reuse_result-not_reusable = nicht nachnutzbar
reuse_result-open = noch offen
reuse-save = Ergebnis speichern
reuse-show = EfA-Prüfung
reuse-result-missing = Bitte wählen Sie das Ergebnis aus.
reuse-source-missing = Bitte nennen Sie die Quelle. Nur bei „noch offen“ darf sie fehlen.
reuse-day-ahead = Der Tag der Prüfung darf nicht in der Zukunft liegen.
reuse-before-prioritising = Ob eine EfA-Lösung nachgenutzt werden kann, ist noch nicht geprüft oder noch offen. Sie können trotzdem priorisieren.

# Protokoll
action-catalogue-imported = Leistungskatalog geladen
action-reuse-checked = EfA-Prüfung eingetragen
field-reuse-checked-on = EfA geprüft am
field-reuse-result = Ergebnis
field-reuse-reason = Begründung
field-reuse-source = Quelle
field-services = Leistungen
field-groups = OZG-Leistungen

# vorrang catalogue import
catalogue-row = { $file }, Zeile { $row }: { $reason }
catalogue-no-head = Die Kopfzeile ist nicht zu erkennen. Gebraucht werden die Spalten „LeiKa-Schlüssel“ und „Leistung“ oder „OZG-Kennung“ und „OZG-Leistung“.
catalogue-file = { $file }: { $reason }
catalogue-refused = Nichts wurde geladen. { $count ->
    [one] Eine Zeile ist fehlerhaft.
   *[other] { $number } Zeilen sind fehlerhaft.
}
catalogue-more = Und { $count } weitere.
catalogue-no-name = Der Schlüssel { $value } hat keinen Namen.
catalogue-twice = Der Schlüssel { $value } steht zweimal da, mit verschiedenem Inhalt.
catalogue-bad-group = „{ $value }“ ist keine OZG-Kennung aus fünf Ziffern.
catalogue-nameless-group = Die OZG-Kennung { $value } hat keinen Namen.
catalogue-too-long = Eine Zelle hat mehr als { $value } Zeichen.
catalogue-not-a-key = „{ $value }“ ist kein LeiKa-Schlüssel; die Zeile wurde ausgelassen.
catalogue-empty = Die Datei enthält keine Leistung mit einem Schlüssel. Der Katalog bleibt, wie er ist.
catalogue-database = Der Katalog kann nicht gespeichert werden. Nichts wurde geladen.
catalogue-done = Der Leistungskatalog ist geladen: { $services } Leistungen und { $groups } OZG-Leistungen. Zeilen ohne LeiKa-Schlüssel: { $keyless }; sie sind bei ihrer OZG-Leistung zu finden.
