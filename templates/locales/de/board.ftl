# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

board-title = Top 25
board-heading = Top 25 der Digitalisierungsvorhaben
board-as-of = Stand { $value }
weighting-version = Gewichtung { $value }
board-caption = Rangliste der Digitalisierungsvorhaben: die Top 25 und die zehn folgenden
board-resting-on-others = { $count ->
    [one] Ein Vorhaben der Top 25 setzt unmittelbar oder mittelbar ein Vorhaben voraus, das weder fertig ist noch selbst in den Top 25 steht.
   *[other] { $number } Vorhaben der Top 25 setzen unmittelbar oder mittelbar ein Vorhaben voraus, das weder fertig ist noch selbst in den Top 25 steht. Ihre Nummern sind in der Liste hervorgehoben.
}
board-line = Hier enden die Top { $size }. Es folgen die nächsten zehn.
board-tie = Die Top 25 umfassen { $number } Vorhaben, weil mehrere gleichauf auf dem letzten Platz liegen. Wer gleich viele Punkte hat, steht auf demselben Platz.
board-tie-too-many = Die Top 25 umfassen { $number } Vorhaben, weil sehr viele gleichauf liegen. Gezeigt werden die ersten { $shown }; alle stehen unter „Vorhaben“.
board-found = { $count ->
    [0] Unter den Top 25 und den zehn folgenden passt kein Vorhaben zum Filter.
    [one] Unter den Top 25 und den zehn folgenden passt ein Vorhaben zum Filter.
   *[other] Unter den Top 25 und den zehn folgenden passen { $number } Vorhaben zum Filter.
}
board-whole-list = In allen Vorhaben suchen
board-all-projects = Alle Vorhaben ansehen
board-nothing-ranked = Noch ist kein Vorhaben vollständig bewertet.
board-no-weighting = Noch ist keine Gewichtung veröffentlicht. Sobald es eine gibt, steht hier die Rangliste.
tile-in-procedure = Vorhaben im Verfahren
tile-ranked = davon mit Platz
tile-effort = Aufwand der Top 25
tile-cost = Kosten der Top 25
tile-deadlines = Fristen in 12 Monaten
tile-deadlines-passed = { $count ->
    [one] 1 überschritten
   *[other] { $number } überschritten
}
key-to-bars = Punkte aus:
sorted-by = Sortiert nach „{ $value }“. Die Spalte Platz zeigt weiter den amtlichen Platz.

list-title = Alle Vorhaben
list-caption = Alle Vorhaben mit Platz, Bewertung, Frist, Aufwand und Kosten
list-found = { $count ->
    [0] Kein Vorhaben passt zum Filter.
    [one] 1 Vorhaben
   *[other] { $number } Vorhaben
}
list-found-many = Mehr als { $value } Vorhaben, nach Platz. Für eine andere Reihenfolge und für die weiteren grenzen Sie die Liste bitte ein.
pages-label = Seiten
page-number = Seite { $value }

column-place = Platz
column-title = Vorhaben
column-department = Fachbereich
column-kind = Art
column-points = Punkte
column-deadline = Frist
column-effort = Aufwand
column-cost = Kosten
column-state = Status
column-assessed = bewertet
column-possible-points = mögliche Punkte
column-possible-places = mögliche Plätze
column-chance = in den Top 25

place-none = noch ohne Platz
place-tied = gleichauf
place-number = Platz { $place }
place-number-short = Platz { $value }
level-none = noch nicht bewertet
requires = setzt voraus
requires-beneath = mittelbar

filter-label = Vorhaben filtern
filter-text = Suche
filter-all = Alle
filter-apply = Anwenden
filter-reset = Filter aufheben
filter-refused = So lässt sich die Liste nicht zeigen
filter-text-too-long = Bitte suchen Sie nach höchstens 100 Zeichen ohne Steuerzeichen.
filter-unknown-department = Den Fachbereich „{ $value }“ gibt es nicht. Bitte wählen Sie einen aus der Liste.
filter-unknown-department-name = Zu „{ $value }“ gehört nicht genau ein Fachbereich. Bitte schreiben Sie einen Teil des Namens, der nur bei ihm vorkommt.
filter-unknown-kind = Die Art „{ $value }“ gibt es nicht. Bitte wählen Sie „sichtbar“ oder „Hintergrund“.
filter-unknown-state = Den Status „{ $value }“ gibt es nicht. Bitte wählen Sie einen aus der Liste.
filter-unknown-sort = Nach „{ $value }“ lässt sich nicht sortieren. Bitte wählen Sie eine Spalte der Liste.
filter-unknown-direction = Die Richtung „{ $value }“ gibt es nicht; möglich sind „asc“ und „desc“.
filter-unknown-page = Die Seite „{ $value }“ gibt es nicht. Seiten zählen ab 1.

incomplete-heading = { $count ->
    [one] Ein Vorhaben ist noch nicht vollständig bewertet
   *[other] { $number } Vorhaben sind noch nicht vollständig bewertet
}
incomplete-heading-narrowed = Passende Vorhaben, die noch nicht vollständig bewertet sind
incomplete-explanation = Was fehlt, zählt nicht als null: Diese Vorhaben haben noch keinen Platz, aber eine Spanne, in der sie landen können. Die aussichtsreichsten stehen oben.
chance-certain = sicher
chance-possible = möglich
chance-out = ausgeschlossen
