# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

board-title = Top 25
board-heading = Top 25 digitalisation initiatives
board-as-of = As of { $value }
weighting-version = Weighting { $value }
board-caption = Ranking of digitalisation initiatives: the Top 25 and the next ten
board-resting-on-others = { $count ->
    [one] One initiative of the Top 25 requires, directly or through others, an initiative that is neither completed nor in the Top 25 itself.
   *[other] { $number } initiatives of the Top 25 require, directly or through others, an initiative that is neither completed nor in the Top 25 itself. The list highlights their numbers.
}
board-line = The Top { $size } end here. The next ten follow.
board-tie = The Top 25 hold { $number } initiatives because several tie for the last place. Initiatives with the same points share a place.
board-tie-too-many = The Top 25 hold { $number } initiatives because very many tie. The first { $shown } are shown; all of them are under “Initiatives”.
board-found = { $count ->
    [0] No initiative among the Top 25 and the next ten matches the filter.
    [one] One initiative among the Top 25 and the next ten matches the filter.
   *[other] { $number } initiatives among the Top 25 and the next ten match the filter.
}
board-whole-list = Search all initiatives
board-all-projects = See all initiatives
board-nothing-ranked = No initiative has been scored completely yet.
board-no-weighting = No weighting has been published yet. Once there is one, the ranking appears here.
tile-in-procedure = Initiatives in procedure
tile-ranked = with a place
tile-effort = Effort of the Top 25
tile-cost = Cost of the Top 25
tile-deadlines = Deadlines in 12 months
tile-deadlines-passed = { $count ->
    [one] 1 overdue
   *[other] { $number } overdue
}
key-to-bars = Points from:
sorted-by = Sorted by “{ $value }”. The place column still shows the official place.

list-title = All initiatives
list-caption = All initiatives with place, scores, deadline, effort and cost
list-found = { $count ->
    [0] No initiative matches the filter.
    [one] 1 initiative
   *[other] { $number } initiatives
}
list-found-many = More than { $value } initiatives, by place. For another order and for the others please narrow the list.
pages-label = Pages
page-number = Page { $value }

column-place = Place
column-title = Initiative
column-department = Department
column-kind = Kind
column-points = Points
column-deadline = Deadline
column-effort = Effort
column-cost = Cost
column-state = State
column-assessed = scored
column-possible-points = possible points
column-possible-places = possible places
column-chance = in the Top 25

place-none = no place yet
place-tied = tied
place-number = place { $place }
place-number-short = Place { $value }
level-none = not scored yet
requires = requires
requires-beneath = through these

filter-label = Filter initiatives
filter-text = Search
filter-all = All
filter-apply = Apply
filter-reset = Clear filter
filter-refused = The list cannot be shown like this
filter-text-too-long = Please search for at most 100 characters without control characters.
filter-unknown-department = There is no department “{ $value }”. Please choose one from the list.
filter-unknown-department-name = “{ $value }” does not stand for one department. Please write a part of the name that only that department has.
filter-unknown-kind = There is no kind “{ $value }”. Please choose “public-facing” or “background”.
filter-unknown-state = There is no state “{ $value }”. Please choose one from the list.
filter-unknown-sort = The list cannot be sorted by “{ $value }”. Please choose a column of the list.
filter-unknown-direction = There is no direction “{ $value }”; “asc” and “desc” are possible.
filter-unknown-page = There is no page “{ $value }”. Pages count from 1.

incomplete-heading = { $count ->
    [one] One initiative has not been scored completely
   *[other] { $number } initiatives have not been scored completely
}
incomplete-heading-narrowed = Matching initiatives that have not been scored completely
incomplete-explanation = What is missing does not count as zero: these initiatives have no place yet, but a range in which they may end up. The most promising come first.
chance-certain = certain
chance-possible = possible
chance-out = ruled out
