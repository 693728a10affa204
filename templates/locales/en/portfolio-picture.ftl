# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

value-title = Value and effort
value-lead = Each point is an initiative: the higher, the more points on the board; the further to the right, the more person-days it takes.
value-to-table = To the table
value-nothing = No initiative has a place and an estimated effort yet.
value-efficient = On the efficient frontier are { $value }.
value-frontier = The line joins what brings the most for its effort: no initiative and no mixture of two brings more for as many person-days. It rises ever less to the right, for each further person-day brings less there. What an initiative requires does not count here; the start order shows that.
value-reading = Pointing at a point or reaching it by keyboard names the initiative below the picture; the point leads to its page. The axis of effort is compressed to the right, so that small and large initiatives fit into one picture.
value-key-board = among the Top 25
value-key-other = another initiative
value-key-efficient = on the efficient frontier
value-key-counted = number of other initiatives in this cell
value-counted = { $count ->
    [one] The Top 25 and the efficient frontier are drawn. { $number } other initiative is only counted and is not in the table.
   *[other] The Top 25 and the efficient frontier are drawn. { $number } other initiatives are only counted, by cell of the picture, and are not in the table.
}
value-without-effort = { $count ->
    [one] { $number } initiative has no estimated effort yet and is missing from the picture.
   *[other] { $number } initiatives have no estimated effort yet and are missing from the picture.
}
value-picture = Initiatives by points and person-days with the efficient frontier
value-point = { $number } { $title }: { $points } points, { $days } person-days, place { $place }
value-point-efficient = { $number } { $title }: { $points } points, { $days } person-days, place { $place }, on the efficient frontier
value-axis-effort = Person-days
value-axis-points = Points
value-table-heading = The same initiatives as a table
value-table-lead = What brings the most for a person-day comes first.
value-density = Points per person-day
value-line = Efficient frontier
value-on-line = on the line
