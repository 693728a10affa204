# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

start-order-title = Start order
start-order-link = Start order: where to begin?
start-order-lead = The board says what is worth most. This page says what the city should begin with so that benefit arrives as early as possible: what brings most for a person-day, together with what must be there first.
start-order-value-heading = What “value” means here
start-order-value = The value of an initiative is its points on the board with the weighting in force. The more points it brings for a person-day, the earlier it comes.
start-order-rule-packages = A package holds initiatives that bring their value only together. Within the package they stand in the order in which they are begun.
start-order-rule-enablers = A prerequisite gets no points of its own for that. It comes early if what it makes possible is worth the effort of all together. Every effort counts once.
start-order-rule-effort = Initiatives that have begun count with their whole effort. Nothing waits for completed ones any more.
start-order-rule-deadlines = Deadlines and capacity are not considered here. The order is a recommendation and changes no place.
start-order-nothing = No initiative can be put in order yet.
start-order-summary = { $projects } in { $packages }, together { $points } points for { $days } person-days.
start-order-projects = { $count ->
    [one] 1 initiative
   *[other] { $number } initiatives
}
start-order-packages = { $count ->
    [one] 1 package
   *[other] { $number } packages
}
start-order-page = Page { $page } of { $last }
start-order-pages = More packages
start-order-before = Previous packages
start-order-behind = Next packages
packages-heading = The packages
package-sentence = Package { $package }: { $projects } – { $points } points for { $days } person-days
package-note = { $density } points for a person-day; begins after { $before } person-days.
package-alone = { $aims }{ $needs }
package-one-need = { $aims } with its prerequisite { $needs }
package-needs = { $aims } with its prerequisites { $needs }
package-many-one-need = { $aims } with their prerequisite { $needs }
package-many-needs = { $aims } with their prerequisites { $needs }
names-and = { $first } and { $last }
names-more = { $count ->
    [one] 1 more
   *[other] { $number } more
}
column-person-days = Person-days

waiting-heading = How long benefit waits
waiting-own = start order
waiting-board = by place on the board
waiting-least = lower bound
waiting-explanation = Calculated for one team that completes one initiative after the other. Point-days are the sum of points times person-days until completion. By place means: the best placed first, with its prerequisites right before it. No order gets below the bound.
column-order = Order
column-mean-waiting = Person-days that a point waits
column-point-days = Point-days
verdict-own = In the start order a point waits { $value } person-days on average until it takes effect.
verdict-board = If the city went by the place on the board, it would be { $days } person-days, which is { $percent } more.
verdict-board-equal = If the city went by the place on the board, it would take no longer.
verdict-best = No other order is better.
verdict-bound = Another order could be better than the start order by { $value } at most.

apart-heading = Not in order yet
start-order-apart = { $count ->
    [one] 1 initiative in the procedure is missing from the order.
   *[other] { $number } initiatives in the procedure are missing from the order.
}
column-obstacle = What is missing
obstacle-not-assessed = The assessment is not complete.
obstacle-no-effort = The effort has not been estimated.
obstacle-waits = Requires { $number }, which is not in order itself ({ $state }).

credit-title = To whom the benefit is due
credit-lead = An online service is of use only once everything it requires is there. Its points are therefore shared equally between it and everything it rests on, directly or through others.
credit-explanation = So every point counts exactly once: the sum of the shares is the sum of the points. A department whose initiatives nobody sees gets what would not be possible without it.
credit-nothing = No initiative has a place and points yet.
credit-not-for-order = For reports and fairness between departments. It changes no place on the board.
column-credit-projects = Initiatives with a share
column-credit-own = Points of its own initiatives
column-credit-shared = Share after division

method-foundations-heading = What comes first
method-foundations = The board says what is worth most. What to begin with also depends on the effort and on what must be there first. The two are never melted into one number: the start order stands by itself.
