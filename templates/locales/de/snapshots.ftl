# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Stichtage, Veränderungen und die Ansicht, die sich selbst aktualisiert.

moved-up = { $count ->
    [one] 1 Platz gestiegen
   *[other] { $number } Plätze gestiegen
}
moved-down = { $count ->
    [one] 1 Platz gefallen
   *[other] { $number } Plätze gefallen
}
moved-same = unverändert
moved-new-short = neu
moved-new = neu mit Platz
moved-left-short = bisher { $value }
moved-left = hatte zuvor Platz { $value }
moved-since = Veränderung gegenüber dem
moved-since-board = Stichtag { $day } (Gewichtung { $weighting })
moved-weighting-changed = Seitdem hat sich die Gewichtung geändert: Damals galt Gewichtung { $then }, jetzt gilt Gewichtung { $now }.

live-changed = Die Rangliste hat sich geändert.
live-update = Jetzt aktualisieren
live-updated = Die Rangliste ist aktualisiert.
live-lost = Die Verbindung ist unterbrochen. Die Rangliste ist vielleicht nicht mehr aktuell.
live-reload = Neu laden

projector-link = Projektoransicht
projector-title = Top 25, Projektoransicht
projector-back = Zurück zur Rangliste
projector-more = { $count ->
    [one] Ein weiteres Vorhaben liegt gleichauf auf dem letzten Platz.
   *[other] { $number } weitere Vorhaben liegen gleichauf auf dem letzten Platz.
}

boards-title = Stichtage
boards-lead = Zu jedem Stichtag ist die Rangliste festgehalten: die Eingaben, die Gewichtung und die Plätze. Was festgehalten ist, wird nie mehr geändert.
boards-caption = Festgehaltene Ranglisten, die neueste oben
boards-none = Noch ist keine Rangliste festgehalten.
board-of-day = Rangliste vom (TT.MM.JJJJ)
board-of-day-show = Anzeigen
board-of-day-unreadable = Bitte ein Datum im Format TT.MM.JJJJ eingeben, zum Beispiel 12.03.2026.
board-of-day-none = Bis zum { $day } wurde keine Rangliste festgehalten. Bitte wählen Sie einen späteren Tag.
column-board = Stichtag
column-cause = Anlass
column-taken-by = Festgehalten von
column-weighting = Gewichtung
column-hash = Prüfsumme
snapshot-published = Gewichtung { $value } veröffentlicht
snapshot-held = Stichtag festgehalten
snapshot-first-reason = Erster Stand der Rangliste in Vorrang

hold-title = Stichtag festhalten
hold-lead = Die Rangliste, wie sie jetzt ist, wird mit allen Eingaben festgehalten und danach nie mehr geändert. Die Pfeile auf der Rangliste zeigen von da an, was sich gegenüber diesem Stichtag verändert hat.
hold-reason = Grund
hold-reason-hint = Zum Beispiel: Sitzung des Lenkungskreises am 12.03.2026
hold-reason-missing = Bitte geben Sie an, warum die Rangliste festgehalten wird.
hold-reason-too-long = Das sind { $count } Zeichen. Bitte kürzen Sie den Grund auf höchstens 1.000 Zeichen.
hold-leave = Abbrechen
hold-changed-heading = Inzwischen wurde schon ein Stichtag festgehalten
hold-changed = Die Rangliste wurde zuletzt am { $value } festgehalten. Wenn Sie das Formular noch einmal senden, wird sie ein weiteres Mal festgehalten.
hold-changed-link = Den festgehaltenen Stand ansehen

past-title = Rangliste vom { $value }
past-mark = Das ist ein vergangener Stand.
past-explanation = So sah die Rangliste am { $value } aus. Heute kann die Reihenfolge eine andere sein.
past-present = Zur heutigen Rangliste
past-reason = Grund
past-line = Hier enden die Top { $size }.
past-tie = Die Top 25 umfassten { $number } Vorhaben, weil mehrere gleichauf auf dem letzten Platz lagen.
past-tie-too-many = Die Top 25 umfassten { $number } Vorhaben, weil sehr viele gleichauf lagen. Festgehalten sind die ersten { $shown } in der Tabelle und alle Plätze in den Eingaben.
past-names = Titel, Fachbereiche, Stufen und Punkte sind die von damals. Die Titel führen zu den Vorhaben, wie sie heute sind.
past-inputs = Eingaben und Prüfsumme
past-inputs-explanation = Alle Plätze folgen aus den Eingaben: den Punkten der Kriterien und den Stufen jedes Vorhabens im Verfahren. Wer die Datei speichert und ihre Prüfsumme nach SHA-256 berechnet, muss dieselbe erhalten.
past-inputs-link = Eingaben als Text
past-hash = Prüfsumme (SHA-256):
error-unknown-board = Einen Stichtag mit der Nummer „{ $board }“ gibt es nicht.

places-heading = Verlauf der Plätze
places-explanation = Je weiter oben, desto besser der Platz. Wo das Vorhaben keinen Platz hatte, ist die Linie unterbrochen. Senkrechte Linien zeigen, wo sich die Gewichtung geändert hat.
places-chart = Linie der Plätze über die Stichtage; dieselben Angaben stehen in der folgenden Tabelle
places-caption = Plätze zu den Stichtagen, der neueste oben
places-today = heute
places-new-weighting = (neu)
places-weighting-short = Gew. { $value }

action-board-frozen = Rangliste festgehalten
field-weighting = Gewichtung
field-ranked = Vorhaben mit Platz

board-verified = { $count ->
    [one] 1 festgehaltene Rangliste mit { $places } Plätzen nachgerechnet: Alles stimmt.
   *[other] { $count } festgehaltene Ranglisten mit { $places } Plätzen nachgerechnet: Alles stimmt.
}
board-verify-empty = Es ist noch keine Rangliste festgehalten.
board-verify-hash = Stichtag { $snapshot } ({ $time }): Die Prüfsumme der Eingaben ist { $recomputed }, festgehalten ist { $stored }.
board-verify-log = Stichtag { $snapshot } ({ $time }): Das Protokoll kennt keine Rangliste mit der festgehaltenen Prüfsumme { $stored }.
board-verify-unreadable = Stichtag { $snapshot } ({ $time }): Die Eingaben sind in Zeile { $line } nicht so geschrieben, wie Eingaben geschrieben werden.
board-verify-weighting = Stichtag { $snapshot } ({ $time }): Die Eingaben nennen Gewichtung { $recomputed }, festgehalten ist Gewichtung { $stored }.
board-verify-place = Stichtag { $snapshot } ({ $time }): { $project } steht auf Platz { $stored }, nachgerechnet ist es Platz { $recomputed }.
board-verify-shown = Stichtag { $snapshot } ({ $time }): Die festgehaltene Ansicht zeigt { $project } anders, als es aus den Eingaben folgt.
board-verify-missing = Es gibt Plätze für den Stichtag { $snapshot }, aber diesen Stichtag nicht.
board-verify-more = Dazu kommen { $count } weitere Abweichungen.
