# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

results-title = Nach dem Abschluss
results-lead = Was abgeschlossene Vorhaben versprochen haben und was danach gemessen wurde. Jede Zahl hat einen Tag und eine Quelle; beides steht auf der Seite des Vorhabens.
results-illustrative = Diese abgeschlossenen Vorhaben und ihre Messwerte sind erfunden. Sie zeigen, wie die Auswertung aussieht.
results-demonstration = Erfundene Liste abgeschlossener Vorhaben zur Veranschaulichung
results-completed-list = Abgeschlossene Vorhaben in der Liste
results-link = Nach dem Abschluss: versprochen und gemessen
results-heading = Abgeschlossene Vorhaben
results-summary = { $count ->
    [0] Noch ist kein Vorhaben abgeschlossen.
    [one] { $number } Vorhaben ist abgeschlossen. Nach dem Abschluss gemessen: { $measured }.
   *[other] { $number } Vorhaben sind abgeschlossen. Davon nach dem Abschluss gemessen: { $measured }.
}
results-reading = Links vom Pfeil steht der letzte Wert vor dem Vorhaben, rechts der letzte nach dem Abschluss.
results-promised = versprochen: { $value }
results-pages = Seiten der abgeschlossenen Vorhaben
results-before = Frühere Seite
results-behind = Nächste Seite

calibration-heading = Wie gut die Fallzahlen vorhergesagt waren
calibration-lead = Verglichen werden die Fälle im Jahr, die der Antrag vorhergesagt hat, mit den zuletzt gemessenen. Bei Vorhaben aus einer Liste gilt als Vorhersage die mit Quelle eingetragene Zusage. 100 % heißt: genau getroffen, weniger heißt: zu hoch vorhergesagt. Der Median ist der Wert in der Mitte; ein einzelner Ausreißer verschiebt ihn nicht. Bei wenigen Vorhaben ist er nur ein Anhaltspunkt.
calibration-none = Noch gibt es kein abgeschlossenes Vorhaben mit vorhergesagten und gemessenen Fallzahlen.
calibration-projects = Vorhaben
calibration-median = Gemessen im Verhältnis zur Vorhersage (Median)
calibration-all = Alle Fachbereiche
calibration-note = { $count ->
    [one] Frühere Vorhersage von { $department }: Gemessen wurden { $percent } der vorhergesagten Fälle ({ $number } Vorhaben).
   *[other] Frühere Vorhersagen von { $department }: Gemessen wurden im Median { $percent } der vorhergesagten Fälle ({ $number } Vorhaben).
}
calibration-link = Vergleich ansehen

results-of-one = Versprochen und gemessen
outcome-stamp = Das hat mein Leben einfacher gemacht
outcome-stamp-column = Stempel
outcome-no-stamp = kein Stempel
outcome-not-measured = noch nicht gemessen
outcome-rule-heading = Wann es den Stempel gibt
outcome-stamp-rule = Den Stempel „Das hat mein Leben einfacher gemacht“ gibt es nur für gemessene Verbesserung: wenn mindestens ein Wert nach dem Abschluss besser ist als vorher und kein gemessener Wert schlechter, oder wenn von mindestens { $value } befragten Nutzerinnen und Nutzern mehr als die Hälfte zustimmt.
outcome-rule-note = Besser heißt: ein größerer Anteil online, weniger Tage, Schritte, Besuche oder Medienbrüche. Die Zahl der Fälle zählt nicht dazu. Von mehreren Messungen gilt die letzte.
outcome-from-to = { $measure }: { $before } → { $after }
outcome-answers = { $agreeing } von { $asked } Befragten stimmen zu ({ $percent })
outcome-answers-label = Befragung
outcome-better = besser
outcome-same = gleich
outcome-worse = schlechter
outcome-exceeded = besser als versprochen
outcome-kept = wie versprochen
outcome-missed = Versprechen nicht erreicht
outcome-origin = { $day }, { $source }
outcome-from-proposal = Vorhersage im Antrag
outcome-not-completed = Dieses Vorhaben ist noch nicht abgeschlossen. Wie es vorher ist und was versprochen wird, kann schon eingetragen werden, sobald es priorisiert ist.
outcome-figures-heading = Vorher, versprochen, nachher
outcome-nothing = Noch ist nichts eingetragen.
outcome-measure = Was gezählt wird
outcome-change = Veränderung
outcome-measurements-heading = Eingetragene Messungen
outcome-measurements-lead = Eine Messung wird nie überschrieben. Eine spätere steht daneben, eine Berichtigung nennt, was sie berichtigt.
outcome-measurement = { $moment }, { $day }
outcome-recorded = Eingetragen von { $name } am { $time }
outcome-corrected = Berichtigt.
outcome-show-correction = Zur Berichtigung
outcome-corrects = Berichtigt diese Messung:
outcome-correct = Berichtigen
outcome-record = Messung eintragen
outcome-record-heading = Messung eintragen
outcome-record-lead = Tragen Sie ein, was Sie wissen; was nicht gezählt wurde, bleibt leer. Alle Zahlen einer Messung haben denselben Tag und dieselbe Quelle.
outcome-correct-heading = Messung berichtigen
outcome-correct-lead = Die alte Messung bleibt sichtbar und zählt nicht mehr. Die Berichtigung zählt an ihrer Stelle.
outcome-corrected-heading = Bisher eingetragen
outcome-corrected-before = Diese Messung hat schon jemand anders berichtigt. Bitte berichtigen Sie die neue Messung, falls sie nicht stimmt.
outcome-forecast = Im Antrag vorhergesagt: { $value } Fälle im Jahr.
outcome-moment = Zeitpunkt
outcome_moment-before = Vorher
outcome_moment-promised = Versprochen
outcome_moment-after = Nach dem Abschluss
outcome-moment-missing = Bitte wählen Sie, für welchen Zeitpunkt die Zahlen gelten.
outcome-measured-on = Tag
outcome-day-hint = TT.MM.JJJJ. Der Tag, an dem gemessen oder versprochen wurde; bei einem Zeitraum sein letzter Tag.
outcome-day-ahead = Dieser Tag liegt in der Zukunft. Bitte geben Sie einen Tag bis heute ein.
outcome-source = Quelle
outcome-source-hint = Wo die Zahlen stehen, zum Beispiel „Auswertung des Fachverfahrens, 1. Halbjahr 2026“. Keine personenbezogenen Daten.
outcome-number-unreadable = Bitte geben Sie eine ganze Zahl bis 100.000.000 ein, zum Beispiel 1.200.
outcome-nothing-said = Bitte geben Sie mindestens eine Zahl an.
outcome-cases-missing = Bitte geben Sie auch alle Fälle im Jahr an, damit der Anteil online berechnet werden kann.
outcome-online-too-many = Das sind mehr als alle Fälle im Jahr.
outcome-forecast-stands = Die vorhergesagten Fälle stehen schon im Antrag. Bitte lassen Sie das Feld leer.
outcome-asked = Befragte
outcome-asked-hint = Wie viele Nutzerinnen und Nutzer nach dem Abschluss gefragt wurden, ob es ihr Leben einfacher gemacht hat.
outcome-agreeing = Davon stimmen zu
outcome-asked-missing = Bitte geben Sie an, wie viele befragt wurden, mindestens 1.
outcome-agreeing-missing = Bitte geben Sie an, wie viele zugestimmt haben, auch wenn es 0 sind.
outcome-agreeing-too-many = Das sind mehr, als befragt wurden.
outcome-asked-too-early = Befragt wird erst nach dem Abschluss. Bitte wählen Sie diesen Zeitpunkt oder lassen Sie das Feld leer.
outcome-reason = Grund der Berichtigung

measure-cases = Fälle im Jahr
measure-cases-hint = Bei einem kürzeren Zeitraum auf ein Jahr hochgerechnet.
measure-online-cases = Davon online
measure-online-cases-hint = Fälle, die online eingehen.
measure-processing-days = Bearbeitungstage
measure-processing-days-hint = Vom Antrag bis zur Entscheidung im üblichen Fall, Kalendertage, auf ganze Tage gerundet.
measure-steps = Schritte
measure-steps-hint = Was jemand für einen üblichen Fall selbst tun muss.
measure-visits = Besuche im Amt
measure-visits-hint = Für einen üblichen Fall.
measure-media-breaks = Medienbrüche
measure-media-breaks-hint = Wechsel zwischen Papier und digital in einem üblichen Fall, auch innerhalb der Verwaltung.

action-outcome-recorded = Messung eingetragen
action-outcome-corrected = Messung berichtigt
field-outcome-moment = Zeitpunkt
field-measured-on = Tag
field-source = Quelle
field-cases = Fälle im Jahr
field-online-cases = Davon online
field-processing-days = Bearbeitungstage
field-steps = Schritte
field-visits = Besuche im Amt
field-media-breaks = Medienbrüche
field-asked = Befragte
field-agreeing = Davon stimmen zu
