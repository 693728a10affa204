# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

product-name = Vorrang
product-owner = Stadt Dortmund · Dortmunder Systemhaus
language-name = Deutsch
skip-to-content = Zum Inhalt springen
navigation-main = Hauptnavigation
navigation-aside = Sprache und Konto
navigation-board = Rangliste
navigation-projects = Vorhaben
navigation-log = Protokoll
navigation-method = So wird bewertet
demonstration-label = Demonstrationsdaten
demonstration-notice = Aufwand, Kosten, Bewertungen und Abhängigkeiten sind Beispielwerte und nicht die der Stadt Dortmund.
footer-purpose = Welche Digitalisierungsvorhaben zuerst kommen und warum.
footer-licence = Freie Software unter der EUPL-1.2

# Zahlen, Daten, Beträge. Vor Einheiten steht ein geschütztes Leerzeichen.
date-pattern = %d.%m.%Y
date-and-time-pattern = %d.%m.%Y, %H:%M{"\u00A0"}Uhr
time-pattern = %H:%M
percent = { $value }{"\u00A0"}%
amount-person-days = { $amount }{"\u00A0"}PT
amount-euros = { $amount }{"\u00A0"}€
amount-million-euros = { $amount }{"\u00A0"}Mio.{"\u00A0"}€

# Vorhaben
kind-visible = sichtbar
kind-background = Hintergrund
state-draft = Entwurf
state-submitted = eingereicht
state-in-review = in Prüfung
state-query = Rückfrage
state-in-assessment = in Bewertung
state-assessed = bewertet
state-prioritised = priorisiert
state-in-progress = in Umsetzung
state-completed = abgeschlossen
state-deferred = zurückgestellt
state-declined = abgelehnt
state-withdrawn = zurückgezogen
state-merged = zusammengeführt
deadline-today = heute fällig
deadline-ahead = { $count ->
    [one] noch 1 Tag
   *[other] noch { $days } Tage
}
deadline-passed = { $count ->
    [one] 1 Tag überfällig
   *[other] { $days } Tage überfällig
}

# Formulare
field-optional = (freiwillig)
errors-heading = Bitte prüfen Sie Ihre Angaben
conflict-heading = Jemand anderes hat das inzwischen geändert
conflict-explanation = Nichts ist überschrieben. Vergleichen Sie beide Fassungen; im Formular stehen Ihre Angaben. Wenn Sie noch einmal speichern, gelten diese.
conflict-field = Feld
conflict-stored = Inzwischen gespeichert
conflict-typed = Ihre Eingabe
