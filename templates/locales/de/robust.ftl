# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

stability-title = Wie sicher ist die Top 25?
stability-lead = Für jedes Kriterium steht hier, wie weit sich seine Punkte ändern dürfen, ohne dass andere Vorhaben in den Top 25 stehen. Die Punkte der übrigen Kriterien bleiben dabei gleich, und damit auch ihr Verhältnis zueinander.
stability-tie = Die Top 25 umfassen zurzeit { $number } Vorhaben, weil mehrere gleichauf auf dem letzten Platz liegen. Jede Änderung, die sie trennt, ändert die Top 25, und sei sie noch so klein. Deshalb kann eine Spanne schon beim heutigen Wert enden.
stability-incomplete = { $count ->
    [one] Ein Vorhaben im Verfahren hat noch keinen Platz und zählt hier nicht mit.
   *[other] { $number } Vorhaben im Verfahren haben noch keinen Platz und zählen hier nicht mit.
}
stability-top-heading = Die Top 25
stability-top-explanation = Innerhalb der Spanne stehen dieselben Vorhaben in den Top 25; ihre Reihenfolge kann sich ändern. An einem Ende der Spanne herrscht Gleichstand.
stability-top-caption = Spannen, in denen die Top 25 dieselben bleiben, in Punkten und Prozent
stability-first-heading = Platz 1
stability-first-explanation = Innerhalb der Spanne steht dasselbe Vorhaben auf Platz 1.
stability-first-caption = Spannen, in denen Platz 1 derselbe bleibt, in Punkten und Prozent
stability-today = heute
stability-low = mindestens
stability-high = höchstens
stability-no-end = ohne Grenze
stability-nobody = niemand
stability-enters = kommt hinein:
stability-leaves = fällt heraus:
stability-limits = Die Spannen sind genau berechnet; für die Anzeige sind sie nach innen gerundet. Sie gelten, wenn sich nur ein Gewicht ändert. Wie es aussieht, wenn sich mehrere zugleich ändern, steht bei jedem Vorhaben unter „Wie sicher ist dieser Platz?“.
stability-link = Wie sicher ist die Top 25?

strip-present = jetzt { $value }
span-between = „{ $criterion }“ kann zwischen { $low } und { $high } Punkten liegen, jetzt sind es { $points }.
span-from = „{ $criterion }“ kann bei { $low } Punkten oder beliebig weit darüber liegen, jetzt sind es { $points }.
span-up-to = „{ $criterion }“ kann zwischen 0 und { $high } Punkten liegen, jetzt sind es { $points }.
span-any = „{ $criterion }“ kann beliebig viele Punkte haben, jetzt sind es { $points }.
span-none = „{ $criterion }“ hat keinen Spielraum: Jede Änderung der { $points } Punkte ändert etwas.
span-alone = Es ist das einzige Kriterium mit Punkten; jede Zahl über 0 bedeutet dasselbe.
swap-below = darunter
swap-above = darüber
swap-fewer = Mit weniger Punkten
swap-more = Mit mehr Punkten
swap-at-zero = Mit genau 0 Punkten, wenn das Kriterium also nicht mehr zählt,
swap-both = { $where } { $entering ->
    [one] kommt
   *[other] kommen
} { $enter } hinein, und { $leave } { $leaving ->
    [one] fällt
   *[other] fallen
} heraus.
swap-enter = { $where } { $entering ->
    [one] kommt
   *[other] kommen
} { $enter } hinzu.
swap-leave = { $where } { $leaving ->
    [one] fällt
   *[other] fallen
} { $leave } heraus.
list-and = { $before } und { $last }
list-and-more = { $count ->
    [one] und ein weiteres
   *[other] und { $number } weitere
}

quoted = „{ $value }“
answer-heading = Was heißt das für dieses Vorhaben?
answer-in = Das Vorhaben steht auf Platz { $place } und damit in den Top { $size }. Was es bei jedem Kriterium bekommen hat, steht in der Rechnung.
answer-out = Das Vorhaben steht auf Platz { $place } und damit nicht in den Top { $size }. Was es bei jedem Kriterium bekommen hat, steht in der Rechnung.
answer-held-back = Am meisten Punkte fehlen bei „{ $criterion }“: Mit Stufe { $level } sind es dort { $points } Punkte weniger als möglich.
answer-would-be-reached = Die kleinste Änderung, mit der es in die Top 25 käme: bei „{ $criterion }“ Stufe { $to } statt { $from }. Damit hätte es { $place }. Eine kleinere Änderung an einem einzelnen Kriterium genügt nicht.
answer-not-reached = Keine Änderung an einem einzelnen Kriterium würde für die Top 25 genügen, auch nicht die höchste Stufe. Es müssten mehrere Stufen zugleich anders sein.
answer-would-be-lost = Die kleinste Änderung, durch die es aus den Top 25 fiele: bei „{ $criterion }“ Stufe { $to } statt { $from }. Dann wäre es { $place }. Eine kleinere Änderung an einem einzelnen Kriterium ändert daran nichts.
answer-not-lost = Keine Änderung an einem einzelnen Kriterium allein würde es aus den Top 25 bringen, auch nicht die niedrigste Stufe.
answer-level-means = Stufe { $level } bedeutet dort: „{ $meaning }“
answer-level-between = Stufe { $level } liegt dort zwischen „{ $below }“ und „{ $above }“
answer-conditions = Das gilt, solange sich an den anderen Vorhaben und an den Gewichten nichts ändert. Aufwand und Kosten zählen nicht zu den Punkten; sie zu senken ändert den Platz nicht.
answer-last-in = Das letzte Vorhaben in den Top 25 ist { $name } auf Platz { $place } mit { $points } Punkten.
answer-first-out = Das erste Vorhaben hinter der Linie ist { $name } auf Platz { $place } mit { $points } Punkten.
answer-round-open = Die Bewertung ist noch nicht abgeschlossen; bis dahin können sich die Stufen noch ändern.
answer-missing = Noch nicht abschließend bewertet: { $value }. Was fehlt, zählt nicht als null; solange hat das Vorhaben keinen Platz.
answer-open-out = Auch mit den höchsten Stufen käme es nach heutigem Stand nicht in die Top 25.
answer-open-certain = In die Top 25 kommt es nach heutigem Stand in jedem Fall, gleich welche Stufen noch vergeben werden.
answer-open-enough = Was bisher feststeht, reicht nach heutigem Stand schon für die Top 25. Andere Vorhaben, die auch noch offen sind, können es aber noch überholen.
answer-open-too-little = Mit den Vorhaben, die heute einen Platz haben, käme es auch mit den höchsten Stufen nicht in die Top 25.
answer-open-level = In die Top 25 kommt es nach heutigem Stand, wenn es bei diesem Kriterium mindestens Stufe { $value } erhält.
answer-open-points = In die Top 25 kommt es nach heutigem Stand, wenn die offenen Kriterien zusammen mindestens { $needed } Punkte bringen; möglich sind { $possible }.
answer-deferred-until = Das Vorhaben ist zurückgestellt und nimmt zurzeit nicht an der Rangliste teil. Es wird am { $value } wieder vorgelegt.
answer-deferred = Das Vorhaben ist zurückgestellt und nimmt zurzeit nicht an der Rangliste teil.
answer-declined = Das Vorhaben ist abgelehnt und nimmt nicht an der Rangliste teil. Der Grund steht im Verlauf. Ändern sich die Voraussetzungen, kann die Leitung es wieder aufnehmen.
answer-withdrawn = Der Fachbereich hat das Vorhaben zurückgezogen. Es nimmt nicht an der Rangliste teil.
answer-merged = Das Vorhaben geht in { $value } weiter. Bewertet wird nur dieses.
answer-completed = Das Vorhaben ist abgeschlossen und braucht keinen Platz mehr.
answer-outside = Das Vorhaben nimmt nicht an der Rangliste teil.
answer-changes-caption = Was eine andere Stufe bei jeweils einem Kriterium bewirken würde
answer-level-today = Stufe heute
answer-reached-at = hinein ab Stufe
answer-lost-at = heraus bei Stufe
answer-place-then = dann
answer-not-alone = reicht allein nicht

letter-link = Als Brief
letter-sender = Stadt Dortmund · Dortmunder Systemhaus · Portfoliomanagement
letter-to = An
letter-date = Dortmund, { $value }
letter-subject = Ihr Vorhaben { $number } „{ $title }“: { $standing }
letter-salutation = Sehr geehrte Damen und Herren,
letter-opening = in der Rangliste der Digitalisierungsvorhaben hat Ihr Vorhaben { $points } von 100 Punkten und damit { $standing }.
letter-opening-without-place = Ihr Vorhaben hat zurzeit den Status „{ $standing }“ und keinen Platz in der Rangliste der Digitalisierungsvorhaben.
letter-lines = Die Punkte im Einzelnen:
letter-reason = Zuletzt wurde dazu festgehalten:
letter-closing = Mit freundlichen Grüßen
letter-signature = Portfoliomanagement des Dortmunder Systemhauses
letter-sources = Stand { $date }, Gewichtung { $version }. Jede Zahl lässt sich im Portal beim Vorhaben nachrechnen.

sureness-heading = Wie sicher ist ein Platz?
sureness-method-link = Wie das ermittelt wird
sureness-sure = sicher
sureness-shaky = wackelig
sureness-hopeless = chancenlos
sureness-note = „sicher“, „wackelig“ und „chancenlos“ sagen, in wie vielen von 100 Gewichtungen, die um etwa 10 Punkte von der geltenden abweichen, das Vorhaben in den Top 25 steht.
sureness-stale = Wie sicher die Plätze sind, wird gerade neu berechnet. Was dazu hier steht, gehört noch zu einem älteren Stand (berechnet am { $value }).
sureness-coming = Wie sicher die Plätze sind, wird gerade neu berechnet.
sureness-explanation = Niemand kennt die einzig richtige Gewichtung. Deshalb werden { $value } Gewichtungen ausgelost, die von der geltenden um etwa 10 Prozentpunkte je Kriterium abweichen, und für jede die Top 25 bestimmt. Der Anteil, bei dem ein Vorhaben dabei ist, steht als Wort und in Prozent auf der Rangliste.
sureness-rule-sure = sicher: bei mindestens { $upper } der Gewichtungen dabei.
sureness-rule-shaky = wackelig: bei mindestens { $lower }, aber weniger als { $upper } dabei.
sureness-rule-hopeless = chancenlos: bei weniger als { $lower } dabei.
sureness-rule-error = Hinter dem Zeichen ± steht, um wie viele Prozentpunkte der Anteil durch das Auslosen höchstens falsch ist (mit 95 % Sicherheit).
sureness-rule-same = Ausgelost wird überall gleich: Dieselben Bewertungen ergeben immer und auf jedem Rechner dieselben Prozentzahlen. Neu berechnet wird, sobald sich etwas ändert.
sureties-heading = Wie sicher ist dieser Platz?
sureties-explanation = So oft steht das Vorhaben in den Top 25, wenn anders gewichtet wird.
sureties-caption = Anteil der Gewichtungen, bei denen das Vorhaben in den Top 25 steht
sureties-belief = Welche Gewichtungen
sureties-share = In den Top 25
sureties-ruled-out = nie: Mindestens 25 andere Vorhaben sind bei jedem Kriterium mindestens so gut und bei einem besser.
belief-within-five = die geltende ± 5 Punkte
belief-within-ten = die geltende ± 10 Punkte
belief-anything = alle denkbaren
sureties-places-heading = Welche Plätze es dabei hat (± 10 Punkte)
sureties-behind = hinter { $value }
sureties-first-heading = Wer es auf Platz 1 setzt
sureties-first = Von allen denkbaren Gewichtungen setzen { $value } das Vorhaben auf Platz 1. Im Mittel gewichten sie so:
sureties-never-first = Keine der ausgelosten Gewichtungen setzt es auf Platz 1.
sureties-central = deren Mittel
sureties-official = geltend
sureties-sources = Berechnet am { $date } mit { $samples } ausgelosten Gewichtungen (Startwert { $seed }) für { $projects } Vorhaben mit Platz; { $remaining } davon waren nicht von vornherein ausgeschlossen. Plätze hinter 25 sind zusammengefasst.
