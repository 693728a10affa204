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

strip-present = now { $value }
span-between = “{ $criterion }” may have between { $low } and { $high } points; now it has { $points }.
span-from = “{ $criterion }” may have { $low } points or any number above; now it has { $points }.
span-up-to = “{ $criterion }” may have between 0 and { $high } points; now it has { $points }.
span-any = “{ $criterion }” may have any number of points; now it has { $points }.
span-none = “{ $criterion }” has no leeway: any change of its { $points } points changes something.
span-alone = It is the only criterion with points; any number above 0 means the same.
swap-below = below
swap-above = above
swap-fewer = With fewer points
swap-more = With more points
swap-at-zero = With exactly 0 points, where the criterion no longer counts,
swap-both = { $where } { $enter } { $entering ->
    [one] comes
   *[other] come
} in, and { $leave } { $leaving ->
    [one] drops
   *[other] drop
} out.
swap-enter = { $where } { $enter } { $entering ->
    [one] is
   *[other] are
} added.
swap-leave = { $where } { $leave } { $leaving ->
    [one] drops
   *[other] drop
} out.
list-and = { $before } and { $last }
list-and-more = { $count ->
    [one] and one more
   *[other] and { $number } more
}

quoted = “{ $value }”
answer-heading = What does this mean for the initiative?
answer-in = The initiative stands on place { $place } and so in the Top { $size }. What it got on each criterion is in the calculation.
answer-out = The initiative stands on place { $place } and so not in the Top { $size }. What it got on each criterion is in the calculation.
answer-held-back = Most points are missing on “{ $criterion }”: with level { $level } it has { $points } points fewer than possible.
answer-would-be-reached = The smallest change that would bring it into the Top 25: level { $to } instead of { $from } on “{ $criterion }”. It would then have { $place }. No smaller change on a single criterion would do.
answer-not-reached = No change on a single criterion would suffice for the Top 25, not even the highest level. Several levels would have to be different at once.
answer-would-be-lost = The smallest change that would take it out of the Top 25: level { $to } instead of { $from } on “{ $criterion }”. It would then be { $place }. No smaller change on a single criterion alters that.
answer-not-lost = No change on a single criterion alone would take it out of the Top 25, not even the lowest level.
answer-level-means = Level { $level } means there: “{ $meaning }”
answer-level-between = Level { $level } lies there between “{ $below }” and “{ $above }”
answer-conditions = This holds as long as the other initiatives and the weights stay as they are. Effort and cost do not count towards the points; lowering them does not change the place.
answer-last-in = The last initiative in the Top 25 is { $name } on place { $place } with { $points } points.
answer-first-out = The first initiative behind the line is { $name } on place { $place } with { $points } points.
answer-round-open = The assessment has not been closed; until then levels may still change.
answer-missing = Not yet finally assessed: { $value }. What is missing does not count as zero; until then the initiative has no place.
answer-open-out = Even with the highest levels it would not come into the Top 25 as things stand.
answer-open-certain = As things stand it will be in the Top 25 in any case, whatever levels are still given.
answer-open-enough = What is known so far is enough for the Top 25 as things stand. Other initiatives that are still open may yet overtake it.
answer-open-too-little = Beside the initiatives that have a place today, it would not come into the Top 25 even with the highest levels.
answer-open-level = As things stand it comes into the Top 25 if it gets at least level { $value } on this criterion.
answer-open-points = As things stand it comes into the Top 25 if the open criteria bring at least { $needed } points together; { $possible } are possible.
answer-deferred-until = The initiative has been deferred and does not take part in the ranking for now. It will be looked at again on { $value }.
answer-deferred = The initiative has been deferred and does not take part in the ranking for now.
answer-declined = The initiative has been declined and does not take part in the ranking. The reason is in its history. If the conditions change, the leadership can reconsider it.
answer-withdrawn = The department has withdrawn the initiative. It does not take part in the ranking.
answer-merged = The initiative goes on in { $value }. Only that one is assessed.
answer-completed = The initiative has been completed and needs no place any more.
answer-outside = The initiative does not take part in the ranking.
answer-changes-caption = What another level on one criterion at a time would do
answer-level-today = level today
answer-reached-at = in from level
answer-lost-at = out at level
answer-place-then = then
answer-not-alone = not enough alone

letter-link = As a letter
letter-sender = City of Dortmund · Dortmunder Systemhaus · Portfolio management
letter-to = To
letter-date = Dortmund, { $value }
letter-subject = Your initiative { $number } “{ $title }”: { $standing }
letter-salutation = Dear colleagues,
letter-opening = In the ranking of digitalisation initiatives, your initiative has { $points } of 100 points and so { $standing }.
letter-opening-without-place = Your initiative has the state “{ $standing }” and no place in the ranking of digitalisation initiatives for now.
letter-lines = The points in detail:
letter-reason = Last noted about it:
letter-closing = Kind regards
letter-signature = Portfolio management of the Dortmunder Systemhaus
letter-sources = As of { $date }, weighting { $version }. Every figure can be checked on the initiative's page in the portal.

sureness-heading = How sure is a place?
sureness-method-link = How this is found out
sureness-sure = sure
sureness-shaky = shaky
sureness-hopeless = no chance
sureness-note = “sure”, “shaky” and “no chance” say in how many of 100 weightings that differ from the one in force by about 10 points the initiative is in the Top 25.
sureness-stale = How sure the places are is being worked out again. What is said of it here still belongs to an older state (worked out { $value }).
sureness-coming = How sure the places are is being worked out.
sureness-explanation = Nobody knows the one right weighting. So { $value } weightings are drawn at random that differ from the one in force by about 10 percentage points a criterion, and the Top 25 is worked out for each. The share in which an initiative is among them stands on the board as a word and in percent.
sureness-rule-sure = sure: in at least { $upper } of the weightings.
sureness-rule-shaky = shaky: in at least { $lower } of them, but in less than { $upper }.
sureness-rule-hopeless = no chance: in less than { $lower } of them.
sureness-rule-error = Behind the sign ± stands by how many percentage points the share is off at most because weightings were drawn (with 95 % confidence).
sureness-rule-same = The draw is the same everywhere: the same assessments always give the same percentages, on any machine. They are worked out anew as soon as something changes.
sureties-heading = How sure is this place?
sureties-explanation = This is how often the initiative is in the Top 25 with other weights.
sureties-caption = Share of the weightings in which the initiative is in the Top 25
sureties-belief = Which weightings
sureties-share = In the Top 25
sureties-ruled-out = never: at least 25 other initiatives are at least as good on every criterion and better on one.
belief-within-five = the one in force ± 5 points
belief-within-ten = the one in force ± 10 points
belief-anything = all conceivable ones
sureties-places-heading = Which places it then has (± 10 points)
sureties-behind = behind { $value }
sureties-first-heading = Who puts it first
sureties-first = Of all conceivable weightings, { $value } put the initiative first. Their average weights:
sureties-never-first = None of the drawn weightings puts it first.
sureties-central = their average
sureties-official = in force
sureties-sources = Worked out { $date } from { $samples } drawn weightings (seed { $seed }) for { $projects } initiatives with a place; { $remaining } of them were not ruled out from the start. Places behind 25 are taken together.
