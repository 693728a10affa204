# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

person-from-provider = Name, E-Mail-Adresse, Fachbereich und Rollen dieser Person kommen vom Anmeldedienst der Stadt und werden bei jeder Anmeldung von dort übernommen. Ändern Sie sie dort; hier können Sie nur den Zugang sperren.

round-reassign = Andere Personen bewerten lassen
round-cannot-be-asked = Eine der hinzugefügten Personen kann dieses Vorhaben nicht bewerten: Sie hat die Rolle „Bewertung“ nicht oder gehört zum Fachbereich des Vorhabens.
round-removal-reason = Grund, wenn jemand nicht mehr bewerten soll
round-removal-reason-hint = Was die Person zu diesem Kriterium schon bewertet hat, zählt dann nicht mehr; es bleibt im Protokoll. Ob sie schon bewertet hat, bleibt bis zum Schließen der Runde verdeckt.
round-removal-reason-missing = Bitte schreiben Sie, warum jemand nicht mehr bewerten soll.
round-save-anyway = Trotzdem speichern
action-round-reassigned = Bewertende geändert

proposals-too-many-heading = Zu viele Entwürfe
proposals-too-many = Mehr als { $value } Entwürfe gleichzeitig sind nicht möglich. Bitte reichen Sie zuerst einen ein oder verwerfen Sie einen:

notice-said-subject = { $number } { $title }: { $kind }
notice-said = { $author } hat zum Vorhaben { $number } „{ $title }“ ({ $department }) geschrieben:

criterion-short-name-reserved = So heißt schon eine Spalte in den Listen von Vorhaben. Bitte wählen Sie einen anderen Kurznamen.

merge-into-circle = Danach würde ein Vorhaben sich selbst voraussetzen: { $path }. Bitte nennen Sie ein anderes.
