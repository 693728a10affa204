# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2


### Aufbewahrung und Verzeichnis der Verarbeitungen

admin-retention = Aufbewahrungsfristen
admin-processing = Verarbeitung personenbezogener Daten
retention-explanation = So viele Tage bleibt erhalten, was mit Menschen zu tun hat. Das Portal sieht stündlich nach und hält im Protokoll fest, was gegangen ist. Namen werden durch eine Nummer ersetzt; Vorhaben, Bewertungen und Entscheidungen bleiben.
retention-persons = Namen von Personen, die sich nicht mehr anmelden können
retention-drafts = Entwürfe von Vorschlägen, seit der letzten Änderung
retention-barriers = Gemeldete Barrieren, seit dem Abschluss
retention-mails = Verschickte und nicht zustellbare Mails
retention-attempts = Erfolgreiche Anmeldeversuche (Fehlversuche: ein Tag)
retention-sessions = Beendete Sitzungen
retention-hint = Tage, von { $low } bis { $high }.
retention-out-of-range = Bitte eine ganze Zahl von { $low } bis { $high } eingeben.
action-retention-set = Fristen geändert
action-retention-applied = Fristen angewendet
action-person-pseudonymised = Namen durch Nummer ersetzt
field-persons = Personen
field-drafts = Entwürfe
field-barriers = Barrieren
field-mails = Mails
field-attempts = Anmeldeversuche
field-sessions = Sitzungen
field-events = Ereignisse
field-digest = Prüfsumme

processing-explanation = Verzeichnis nach Artikel 30 DSGVO, aus der Datenbank selbst erzeugt: jede Spalte, die personenbezogene Daten enthält, mit Zweck, Rechtsgrundlage, Empfängern und Frist. Verantwortliche Stelle und Datenschutzbeauftragte stehen in der Datenschutzerklärung.
processing-purpose = Zweck
processing-basis = Rechtsgrundlage
processing-seen-by = Wer es sieht
processing-retention = Wie lange
processing-columns = Tabellen und Spalten
processing-days = { $count ->
        [one] Frist: ein Tag.
       *[other] Frist: { $count } Tage.
    }

processing-account-heading = Konten
processing-account-purpose = Anmeldung, Rechte nach Rolle und Fachbereich, Benachrichtigung auf Wunsch
processing-account-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO, § 18 DSG NRW
processing-account-seen-by = Administration; den Namen sehen alle, die lesen, was die Person getan hat. Kennwörter kennt niemand: Gespeichert ist nur eine Prüfsumme (Argon2id).
processing-account-retention = Bis zum Ausscheiden; danach wird der Name durch eine Nummer ersetzt, E-Mail-Adresse und Zugangsdaten werden gelöscht.
processing-assessment-heading = Bewertungen
processing-assessment-purpose = Nachvollziehbare Bewertung der Vorhaben; keine Auswertung über einzelne Beschäftigte
processing-assessment-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO, § 18 DSG NRW; Beteiligung des Personalrats nach § 72 LPVG NRW
processing-assessment-seen-by = Die Bewertenden der Runde nach deren Abschluss, Portfoliomanagement und Revision
processing-assessment-retention = Stufe und Begründung bleiben Akteninhalt; der Name der Person geht mit dem Konto.
processing-attempt-heading = Anmeldeversuche
processing-attempt-purpose = Schutz vor dem Erraten von Kennwörtern
processing-attempt-basis = Artikel 6 Absatz 1 Buchstabe e und Artikel 32 DSGVO
processing-attempt-seen-by = niemand im Portal; der Betrieb in der Datenbank
processing-attempt-retention = Fehlversuche einen Tag, Erfolge bis zur Frist.
processing-barrier-heading = Gemeldete Barrieren
processing-barrier-purpose = Barrieren beseitigen und auf Anfragen antworten
processing-barrier-basis = § 10b BGG NRW, Artikel 6 Absatz 1 Buchstaben c und e DSGVO
processing-barrier-seen-by = Administration
processing-barrier-retention = Vom Abschluss der Meldung an.
processing-draft-heading = Entwürfe, eingelesene Listen und gespeicherte Ansichten
processing-draft-purpose = Begonnene Arbeit behalten, bis sie eingereicht oder verworfen wird
processing-draft-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO, § 18 DSG NRW
processing-draft-seen-by = die Person selbst; geteilte Ansichten alle, die die Adresse kennen und die Seite sehen dürfen
processing-draft-retention = Entwürfe von der letzten Änderung an; Listen einen Tag; Ansichten, bis sie gelöscht werden oder der Name der Person geht.
processing-file-heading = Wer vorgeschlagen, entschieden und eingetragen hat
processing-file-purpose = Nachvollziehbarkeit der Entscheidungen, Rückfragen
processing-file-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO, § 18 DSG NRW
processing-file-seen-by = alle, die das Vorhaben lesen dürfen
processing-file-retention = Der Vorgang bleibt Akteninhalt und wird vor einer Löschung dem Stadtarchiv angeboten; der Name geht mit dem Konto.
processing-log-heading = Protokoll
processing-log-purpose = Nachweis, wer was wann geändert hat, fälschungssicher verkettet
processing-log-basis = Artikel 5 Absatz 2 und Artikel 32 DSGVO, § 18 DSG NRW
processing-log-seen-by = Revision; die Geschichte eines Vorhabens alle, die es lesen dürfen. Nach Personen lässt sich das Protokoll nicht durchsuchen.
processing-log-retention = Ereignisse bleiben; Namen darin gehen mit dem Konto, ohne dass die Kette neu geschrieben wird.
processing-mail-heading = Mails
processing-mail-purpose = Benachrichtigung über Schritte der eigenen Vorhaben, über gemeldete Barrieren und über ein neues Kennwort oder eine neue E-Mail-Adresse des eigenen Kontos
processing-mail-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO
processing-mail-seen-by = wer sie empfängt; der Betrieb in der Datenbank
processing-mail-retention = Vom Versand an.
processing-session-heading = Sitzungen und unterbrochene Eingaben
processing-session-purpose = Angemeldet bleiben; nichts verlieren, wenn eine Sitzung endet oder noch einmal nach dem Kennwort gefragt wird
processing-session-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO, § 25 Absatz 2 Nummer 2 TDDDG
processing-session-seen-by = die Person selbst
processing-session-retention = Vom Beginn der Sitzung an; Anmeldungen beim Konto der Stadt zehn Minuten.
processing-token-heading = Zugriffsschlüssel für Programme
processing-token-purpose = Zugriff von Programmen im Namen einer Person
processing-token-basis = Artikel 6 Absatz 1 Buchstabe e DSGVO
processing-token-seen-by = die Person selbst; den Schlüssel kennt niemand sonst, gespeichert ist nur eine Prüfsumme
processing-token-retention = Bis sie widerrufen werden oder der Name der Person geht; gültig sind sie höchstens ein Jahr.
