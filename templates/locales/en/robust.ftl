# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

stability-title = How sure is the Top 25?
stability-lead = For each criterion, this page says how far its points may move before other initiatives stand in the Top 25. The points of the other criteria stay as they are, and so do their proportions.
stability-tie = The Top 25 now hold { $number } initiatives, because several tie for the last place. Any change that parts them changes the Top 25, however small. A span may therefore end at today's value.
stability-incomplete = { $count ->
    [one] One initiative in the procedure has no place yet and is left out here.
   *[other] { $number } initiatives in the procedure have no place yet and are left out here.
}
stability-top-heading = The Top 25
stability-top-explanation = Within the span the same initiatives stand in the Top 25; their order may change. At an end of the span there is a tie.
stability-top-caption = Spans within which the Top 25 stay the same, in points and percent
stability-first-heading = Place 1
stability-first-explanation = Within the span the same initiative stands on place 1.
stability-first-caption = Spans within which place 1 stays the same, in points and percent
stability-today = today
stability-low = at least
stability-high = at most
stability-no-end = no limit
stability-nobody = nobody
stability-enters = comes in:
stability-leaves = drops out:
stability-limits = The spans are exact; for display they are rounded inwards. They hold if only one weight changes. What happens if several change at once is said on the page of each initiative under “How sure is this place?”.
stability-link = How sure is the Top 25?

strip-present = today { $value }
span-between = “{ $criterion }” may have between { $low } and { $high } points; today it has { $points }.
span-from = “{ $criterion }” may have { $low } points or any number above; today it has { $points }.
span-up-to = “{ $criterion }” may have between 0 and { $high } points; today it has { $points }.
span-any = “{ $criterion }” may have any number of points; today it has { $points }.
span-none = “{ $criterion }” has no leeway: any change of its { $points } points changes something.
span-alone = It is the only criterion with points; any number above 0 means the same.
swap-below = below
swap-above = above
swap-at-zero = at exactly 0 points, where the criterion no longer counts,
swap-both = What changes { $where }: { $enter } { $entering ->
    [one] comes
   *[other] come
} in, { $leave } { $leaving ->
    [one] drops
   *[other] drop
} out.
swap-enter = What changes { $where }: { $enter } { $entering ->
    [one] is
   *[other] are
} added.
swap-leave = What changes { $where }: { $leave } { $leaving ->
    [one] drops
   *[other] drop
} out.
list-and = { $before } and { $last }
list-and-more = { $count ->
    [one] and one more
   *[other] and { $number } more
}
