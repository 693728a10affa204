# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# What rests on what
city-title = What rests on what
city-lead = Many initiatives cannot do without others. The picture shows what must be there first so that the next one can begin.
city-summary = { $projects } are connected by { $edges }.
city-projects = { $count ->
    [one] 1 initiative
   *[other] { $number } initiatives
}
city-edges = { $count ->
    [one] 1 requirement
   *[other] { $number } requirements
}
city-picture = What rests on what, as a picture
city-to-list = To the list
city-drawn-part = These are too many for one picture. It shows { $number }: the best placed initiatives with everything they require.
city-listed-part = The list shows the { $number } on which the most rests.
city-list-heading = The list to the picture
city-list-explanation = The initiatives on which the most rests come first. Each link leads to the picture of that one initiative.
city-nothing = At present no initiative waits for another.
network-key = Key
network-reading = On the left is what must be there first. Point at a box to bring out its lines; a click leads to the picture of that initiative. What follows from other lines is not drawn.
network-board = in the Top 25
network-background = background initiative
column-enabling = Foundation for

# One initiative and what is connected with it
around-picture = { $value } with everything it requires and everything that rests on it
around-drawn-part = { $count ->
    [one] 1 more initiative is not drawn. The nearest ones are.
   *[other] { $number } more initiatives are not drawn. The nearest ones are.
}
around-listed-part = { $count ->
    [one] 1 more initiative is not listed.
   *[other] { $number } more initiatives are not listed.
}
needs-none = The initiative requires no other.
needs-summary = The initiative requires { $projects }, directly or through others, { $unmet }.
needs-projects = { $count ->
    [one] 1 other
   *[other] { $number } others
}
needs-unmet = { $count ->
    [0] all of them completed
    [one] 1 of them not completed yet
   *[other] { $number } of them not completed yet
}
need-unmet = not there yet
enabling-count = { $number }
enabling-count-with-deadline = { $number }, { $deadlines } of them with a deadline
enabling-more = at least { $number }
enabling-sentence = It is the foundation for { $value }.
enabling-row = Foundation for { $value }
column-how = Connection
column-taking-back = Change
column-among = Shared by
column-credit = Share of { $value }
how-direct = direct
how-beneath = through others
carries-heading = Foundation for
unlocks-sentence = { $number } unlocks { $points } points. Its share in them and in its own points is { $credit } points in all.
unlocks-explanation = The points of an initiative are shared equally between it and everything it requires, directly or through others. So no point counts twice.
credit-own = Share in its own points

# Recording requirements and taking them back
connect-heading = Record a requirement
connect-explanation = What must be there before { $value } can be of use? The change takes effect at once and is recorded in the log.
connect-button = Record requirement
dependency-required = Requires
dependency-required-hint = The number, for example DIG-007, or words of the title. If several match, you choose in the next step.
dependency-choice = Which initiative do you mean?
dependency-reason = Reason
dependency-reason-hint = How one can tell that it does not work without. Shown in the history of the initiative.
dependency-missing = Say which initiative is required.
dependency-nothing-found = No initiative found for “{ $words }”. Try the number or another word.
dependency-choose = { $count ->
    [one] One initiative matches. Choose it if it is the one you mean.
   *[other] { $count } initiatives match. Choose one.
}
dependency-on-itself = No initiative requires itself. Name another one.
dependency-on-merged = { $number } goes on in { $target }. Name { $target }.
dependency-on-ended = { $number } has been declined or withdrawn and cannot be required.
dependency-circle = That would make a circle: { $path }. None of them could begin.
dependency-step = { $one } requires { $other }
circle-explanation = This is the circle that the entry would make. If the entry is needed, take back one of the other requirements first.
circle-requires = requires
dependency-added = { $number } requires { $other }.
dependency-removed = { $number } no longer requires { $other } directly.
dependency-remove = take back
removal-heading = Take back a requirement
removal-explanation = This takes effect at once and is recorded in the log. What is required through others remains.
removal-nothing = The initiative requires nothing directly.
removal-back = Back to the dependencies
removal-button = Take back requirement
dependency-unwanted = Which requirement no longer holds?
dependency-remove-missing = Choose the requirement that no longer holds.
dependencies-link = Picture, shares and all connections
