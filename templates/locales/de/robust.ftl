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

strip-present = heute { $value }
span-between = „{ $criterion }“ kann zwischen { $low } und { $high } Punkten liegen, heute sind es { $points }.
span-from = „{ $criterion }“ kann bei { $low } Punkten oder beliebig weit darüber liegen, heute sind es { $points }.
span-up-to = „{ $criterion }“ kann zwischen 0 und { $high } Punkten liegen, heute sind es { $points }.
span-any = „{ $criterion }“ kann beliebig viele Punkte haben, heute sind es { $points }.
span-none = „{ $criterion }“ hat keinen Spielraum: Jede Änderung der { $points } Punkte ändert etwas.
span-alone = Es ist das einzige Kriterium mit Punkten; jede Zahl über 0 bedeutet dasselbe.
swap-below = darunter
swap-above = darüber
swap-at-zero = bei genau 0 Punkten, wenn das Kriterium nicht mehr zählt,
swap-both = Der Wechsel { $where }: { $enter } { $entering ->
    [one] kommt
   *[other] kommen
} hinein, { $leave } { $leaving ->
    [one] fällt
   *[other] fallen
} heraus.
swap-enter = Der Wechsel { $where }: { $enter } { $entering ->
    [one] kommt
   *[other] kommen
} hinzu.
swap-leave = Der Wechsel { $where }: { $leave } { $leaving ->
    [one] fällt
   *[other] fallen
} heraus.
list-and = { $before } und { $last }
list-and-more = { $count ->
    [one] und ein weiteres
   *[other] und { $number } weitere
}
