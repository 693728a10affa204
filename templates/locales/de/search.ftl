# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

search-everywhere = Vorhaben suchen
search-go = Suchen
search-title = Suche
search-title-for = Suche nach „{ $value }“
search-help = Gesucht wird in Titel, Kurzbeschreibung, Rechtsgrundlage, Nummer und Fachbereich. „Anträge“ findet auch „Antrag“, „Bau“ auch „Bauleitplanung“, „Buerger“ auch „Bürger“. Eine Nummer wie DIG-001 führt direkt zum Vorhaben.
search-found = { $count ->
    [0] Kein Vorhaben passt zu dieser Suche.
    [one] Ein Vorhaben passt zu dieser Suche.
   *[other] { $number } Vorhaben passen zu dieser Suche.
}
search-found-many = Mehr als { $value } Vorhaben passen zu dieser Suche. Bitte grenzen Sie sie mit weiteren Wörtern oder Filtern ein.
search-found-nothing-exactly = Genau das kommt in keinem Vorhaben vor.
search-did-you-mean = Meinten Sie
search-instead = „{ $value }“?
search-nothing-help = Bitte prüfen Sie die Schreibweise, suchen Sie nach weniger Wörtern oder heben Sie die Filter auf.
search-as-list = Als Liste mit allen Spalten
search-deadline = Frist { $value }
search-legal-basis = Rechtsgrundlage:

# Gespeicherte Ansichten
views-title = Gespeicherte Ansichten
views-lead = Eine Ansicht ist eine Liste mit Ihren Filtern und Ihrer Sortierung. Sie zeigt immer den aktuellen Stand.
views-none = Sie haben noch keine Ansicht gespeichert. Filtern oder sortieren Sie eine Liste und wählen Sie dort „Ansicht speichern“:
views-too-many = Sie haben schon { $value } Ansichten gespeichert, mehr sind nicht möglich. Bitte löschen Sie zuerst eine.
view-keep = Ansicht speichern
view-name = Name der Ansicht
view-name-hint = Zum Beispiel „Jugendamt, Frist zuerst“
view-name-save = Speichern
view-name-missing = Bitte geben Sie der Ansicht einen Namen.
view-name-too-long = Bitte kürzen Sie den Namen auf höchstens 100 Zeichen ohne Steuerzeichen.
view-name-taken = So heißt schon eine andere Ihrer Ansichten. Bitte wählen Sie einen anderen Namen.
view-leave = Zurück
view-rename = Umbenennen
view-rename-named = „{ $value }“ umbenennen
view-share = Freigeben
view-unshare = Freigabe aufheben
view-share-heading = „{ $value }“ freigeben
view-shared = freigegeben
view-is-own = Bisher können nur Sie diese Ansicht öffnen. Nach der Freigabe kann sie jede Person mit dem Link öffnen, die Rangliste und Vorhaben sehen darf; ändern können sie weiterhin nur Sie.
view-is-shared = Jede Person mit dem Link, die Rangliste und Vorhaben sehen darf, kann diese Ansicht öffnen.
view-link = Link zum Weitergeben:
view-delete = Löschen
view-delete-named = „{ $value }“ löschen
view-delete-heading = „{ $value }“ löschen?
view-delete-own = Gelöscht wird nur die Ansicht; an den Vorhaben ändert sich nichts.
view-delete-shared = Gelöscht wird nur die Ansicht; an den Vorhaben ändert sich nichts. Der Link, den Sie weitergegeben haben, führt dann ins Leere.
view-unknown = Diese Ansicht gibt es nicht, oder sie ist nicht freigegeben.
view-not-to-be-kept = So lässt sich keine Ansicht speichern. Bitte filtern Sie die Liste und wählen Sie dort „Ansicht speichern“.
view-words = Suche „{ $value }“
view-sorted = eigene Sortierung
view-everything = ohne Filter
view-outdated = passt nicht mehr zu den heutigen Filtern
