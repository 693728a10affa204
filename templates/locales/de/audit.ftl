# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

audit-empty = Das Protokoll enthält noch kein Ereignis.
audit-verified = { $count ->
    [one] Das Protokoll ist unversehrt: 1 Ereignis vom { $from }; sein Prüfwert ist { $hash }.
   *[other] Das Protokoll ist unversehrt: { $count } Ereignisse vom { $from } bis zum { $to }; der Prüfwert des letzten ist { $hash }.
}
audit-broken-altered = Das Protokoll ist nicht unversehrt: Das Ereignis { $number } vom { $time } ist nachträglich verändert worden.
audit-broken-missing = Das Protokoll ist nicht unversehrt: Das Ereignis { $number } fehlt; das nächste ist vom { $time }.
audit-broken-unlinked = Das Protokoll ist nicht unversehrt: Das Ereignis { $number } vom { $time } schließt nicht an das davor an; eines von beiden ist neu geschrieben worden.
audit-hash-unknown = Das Protokoll enthält kein Ereignis mit dem Prüfwert { $hash }; seit er notiert wurde, sind Ereignisse entfernt oder neu geschrieben worden.

# Was geschehen ist.
action-portal-set-up = Portal eingerichtet
action-list-imported = Liste übernommen
action-person-added = Konto angelegt
action-person-changed = Konto geändert
action-person-signed-in = Angemeldet
action-person-signed-out = Abgemeldet
action-sign-in-refused = Anmeldung abgelehnt
action-password-changed = Kennwort geändert
action-password-link-made = Link für ein Kennwort erstellt
action-sessions-ended = Sitzungen beendet
action-department-added = Fachbereich angelegt
action-department-changed = Fachbereich geändert
action-criterion-added = Kriterium angelegt
action-criterion-changed = Kriterium geändert
action-proposal-submitted = Vorhaben vorgeschlagen
action-proposal-changed = Angaben zum Vorhaben geändert
action-project-state-changed = Status geändert
action-project-commented = Kommentar geschrieben
action-dependency-added = Abhängigkeit hinzugefügt
action-dependency-removed = Abhängigkeit entfernt
action-round-opened = Bewertungsrunde eröffnet
action-round-closed = Bewertungsrunde abgeschlossen
action-round-reopened = Bewertungsrunde wieder geöffnet
action-assessment-given = Bewertung abgegeben

# Die Seite für die Revision.
log-title = Protokoll
log-lead = Was im Portal geschehen ist, das Neueste zuerst. Einträge werden nur hinzugefügt, nie geändert und nie gelöscht; nur an die Stelle der Namen Ausgeschiedener tritt nach der Frist eine Nummer.
log-filter-label = Protokoll filtern
log-filter-text = Kennung oder Gegenstand
log-filter-action = Vorgang
log-filter-from = Von (TT.MM.JJJJ)
log-filter-to = Bis (TT.MM.JJJJ)
log-unknown-action = Den Vorgang „{ $value }“ gibt es nicht. Bitte wählen Sie einen aus der Liste.
log-unknown-number = Ein Ereignis „{ $value }“ gibt es nicht. Ereignisse zählen ab 1.
log-expected-date = „{ $value }“ ist kein Datum. Bitte schreiben Sie TT.MM.JJJJ, zum Beispiel 09.06.2024.
log-ends-before-it-begins = Das Ende liegt vor dem Anfang. Bitte wählen Sie einen späteren Tag.
log-nothing-found = Kein Ereignis passt zum Filter.
log-number = Nr. { $value }
log-changes = Vorher und nachher
log-earlier = Frühere Ereignisse
log-newest = Neueste Ereignisse
event-about = { $action }: { $subject }
event-reason = Begründung: { $value }
change-field = Angabe
change-before = Vorher
change-after = Nachher
change-value = Wert
change-set = { $field } { $after }
change-from-to = { $field } { $before } → { $after }
value-yes = ja
value-no = nein
history-heading = Verlauf

# Angaben, die sich ändern können.
field-demonstration = Demonstrationsdaten
field-projects = Vorhaben
field-updated = Aktualisierte Vorhaben
field-departments = Neue Fachbereiche
field-title = Titel
field-summary = Kurzbeschreibung
field-department = Fachbereich
field-kind = Art
field-legal-basis = Rechtsgrundlage
field-deadline = Frist
field-effort = Aufwand
field-cost = Kosten
field-state = Status
field-follow-up = Wiedervorlage
field-merged-into = Geht weiter in
field-problem = Problem und Verbesserung
field-contact = Kontakt für Rückfragen
field-deadline-reason = Grund der Frist
field-legal-evidence = Nachweis
field-council-document = Drucksachennummer
field-service-key = Leistungsschlüssel
field-effort-days = Aufwand in Personentagen
field-cost-eur = Kosten in Euro
field-requires = Setzt voraus
field-place = Platz
