# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

role-reader = Lesezugriff
role-department_head = Fachbereichsleitung
role-assessor = Bewertung
role-portfolio_manager = Portfoliomanagement
role-leadership = Leitung
role-admin = Administration
role-auditor = Revision

sign-in = Anmelden
sign-out = Abmelden
session-lapses = Ihre Sitzung läuft in zwei Minuten ab, weil Sie das Portal nicht benutzt haben.
session-go-on = Angemeldet bleiben
sign-in-heading = Bei Vorrang anmelden
sign-in-name = Anmeldename
password = Kennwort
sign-in-help = Kein Zugang oder Kennwort vergessen? Die Administration des Portals hilft weiter.
sign-in-name-missing = Bitte geben Sie Ihren Anmeldenamen ein.
sign-in-refused = Anmeldename oder Kennwort stimmt nicht.
sign-in-wait = Zu viele Versuche sind fehlgeschlagen. Bitte warten Sie 15 Minuten und versuchen Sie es dann noch einmal.
sign-in-resume = Ihre Sitzung ist abgelaufen. Was Sie eingegeben haben, ist aufgehoben: Nach der Anmeldung steht es wieder im Formular.
sign-in-again-heading = Noch einmal anmelden
sign-in-again = Zur Sicherheit: Bitte melden Sie sich noch einmal an, bevor Ihre Änderung übernommen wird. Ihre letzte Anmeldung mit Kennwort liegt mehr als 15 Minuten zurück. Was Sie eingegeben haben, ist aufgehoben: Nach der Anmeldung steht es wieder im Formular.
sign-in-again-ahead = Zur Sicherheit melden Sie sich beim Absenden noch einmal an, weil Ihre letzte Anmeldung mit Kennwort mehr als 15 Minuten zurückliegt. Was Sie eingeben, bleibt erhalten.
form-resumed = Sie sind wieder angemeldet. Ihr Formular ist noch nicht abgesendet: Bitte sehen Sie es durch und senden Sie es dann ab.
people-from-provider-only = Personen kommen durch ihre erste Anmeldung mit dem Konto der Stadt hinzu; ihre Aufgaben folgen aus ihren Gruppen dort.
demonstration-sign-in-heading = Mit einem Klick, ohne Kennwort
demonstration-sign-in-explanation = Das gibt es nur in der Demonstration auf diesem Rechner. Alle Personen sind erfunden.
sign-in-by-password-heading = Mit Anmeldename und Kennwort

password-too-short = Bitte wählen Sie ein Kennwort mit mindestens { $count } Zeichen.
password-too-long = Bitte wählen Sie ein Kennwort mit höchstens { $count } Zeichen.
password-guessable = Dieses Kennwort ist leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.
