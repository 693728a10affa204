# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

setup-weighting-author = Einrichtung des Portals
setup-weighting-reason = Ausgangsgewichtung

import-done = { $count ->
    [one] 1 Vorhaben wurde übernommen.
   *[other] { $count } Vorhaben wurden übernommen.
} { $departments ->
    [0] {""}
    [one] Neu ist der Fachbereich { $names }.
   *[other] Neu sind { $departments } Fachbereiche: { $names }.
}
import-not-utf8 = Die Datei ist kein Text in UTF-8. Bitte speichern Sie die Liste als „CSV UTF-8“.
import-missing-columns = { $count ->
    [one] In der Kopfzeile fehlt die Spalte { $names }.
   *[other] In der Kopfzeile fehlen { $count } Spalten: { $names }.
} Spalten werden durch Semikolon getrennt.
import-empty = Die Liste hat keine Zeile unter der Kopfzeile.
import-refused = { $count ->
    [one] Nichts wurde übernommen, weil eine Angabe nicht stimmt:
   *[other] Nichts wurde übernommen, weil { $count } Angaben nicht stimmen:
}
import-database = Die Datenbank hat die Liste nicht angenommen. Nichts wurde übernommen.
import-row-error = Zeile { $line }, Spalte „{ $column }“: { $found }. Erwartet wird { $expected }.
import-found = gefunden wurde „{ $value }“
import-found-nothing = die Zelle ist leer
import-more = … und { $count } weitere.
import-expected-cells = eine Zeile mit { $count } Zellen wie in der Kopfzeile
import-expected-number = eine Kennung aus Buchstaben, Bindestrich und Ziffern, zum Beispiel DIG-001
import-expected-line = ein Text von 1 bis 200 Zeichen
import-expected-text = ein Text von höchstens 10.000 Zeichen ohne Steuerzeichen
import-expected-kind = „sichtbar“ oder „Hintergrund“
import-expected-date = ein Datum TT.MM.JJJJ, zum Beispiel 09.06.2024, oder nichts
import-expected-effort = eine ganze Zahl von Personentagen ab 0, ohne Tausenderpunkt, oder nichts
import-expected-cost = ein Betrag in ganzen Euro ab 0, ohne Tausenderpunkt, oder nichts
import-expected-requires = eine Liste von Kennungen mit Komma dazwischen, oder nichts
import-expected-level = eine Stufe von 0 bis 5, oder nichts, wenn noch nicht bewertet wurde
import-expected-state = ein Status des Portals, zum Beispiel „bewertet“ oder „in Umsetzung“
import-expected-new-number = eine Kennung, die es noch nicht gibt
import-expected-unique-number = eine Kennung, die nur einmal vorkommt; diese steht schon in Zeile { $line }
import-expected-other-project = ein anderes Vorhaben; kein Vorhaben setzt sich selbst voraus
import-expected-known-project = ein Vorhaben aus der Liste oder aus dem Bestand; { $number } gibt es nicht
import-expected-no-cycle = eine Reihenfolge ohne Kreis; hier führt der Weg zurück: { $path }
