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
sign-in-help-provider = Kein Zugang? Die Administration des Portals hilft weiter.
sign-in-name-missing = Bitte geben Sie Ihren Anmeldenamen ein.
sign-in-refused = Anmeldename oder Kennwort stimmt nicht.
sign-in-wait = Zu viele Versuche sind fehlgeschlagen. Bitte warten Sie 15 Minuten und versuchen Sie es dann noch einmal.
sign-in-resume = Ihre Sitzung ist abgelaufen. Was Sie eingegeben haben, ist aufgehoben: Nach der Anmeldung steht es wieder im Formular.
sign-in-again-heading = Noch einmal anmelden
sign-in-again = Zur Sicherheit: Für das, was Sie absenden wollten, muss Ihr Kennwort in den letzten 15 Minuten eingegeben worden sein. Bitte melden Sie sich noch einmal an. Was Sie eingegeben haben, ist aufgehoben: Nach der Anmeldung steht es wieder im Formular.
sign-in-again-ahead = Zur Sicherheit melden Sie sich beim Absenden noch einmal an, denn Ihr Kennwort muss dafür in den letzten 15 Minuten eingegeben worden sein. Was Sie eingeben, bleibt erhalten.
form-resumed = Sie sind wieder angemeldet. Bitte sehen Sie Ihr Formular durch und senden Sie es noch ab.
people-from-provider-only = Personen kommen durch ihre erste Anmeldung mit dem Konto der Stadt hinzu; ihre Aufgaben folgen aus ihren Gruppen dort.
sign-in-somebody-else = Hier ist jemand anders angemeldet. Bitte melden Sie sich mit demselben Zugang noch einmal an; für einen anderen melden Sie sich zuerst ab.
demonstration-sign-in-heading = Mit einem Klick, ohne Kennwort
demonstration-sign-in-explanation = Das gibt es nur in der Demonstration auf diesem Rechner. Alle Personen sind erfunden.
sign-in-by-password-heading = Mit Anmeldename und Kennwort

password-too-short = Bitte wählen Sie ein Kennwort mit mindestens { $count } Zeichen.
password-too-long = Bitte wählen Sie ein Kennwort mit höchstens { $count } Zeichen.
password-guessable = Dieses Kennwort ist leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.
