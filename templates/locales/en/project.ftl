# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

breadcrumb-label = You are here
points-of-100 = { $value } of 100 points
in-the-top = in the Top 25
not-in-the-top = not in the Top 25
profile-heading = Profile
profile-legal-basis = Legal basis
profile-no-legal-basis = none named
profile-no-deadline = none
profile-not-estimated = not estimated yet
dependencies-heading = Dependencies
requires-heading = Requires
requires-nothing = No other initiative.
requires-beneath-heading = Requires through these
requires-outside = not in the Top 25
required-by-heading = Required by
required-by-nothing = No other initiative.

why-place-heading = Why place { $value }?
why-no-place-heading = Why no place yet?
why-explanation = For each criterion the agreed level from 0 to 5 counts, multiplied by the weight. The sum decides the place, and nothing else.
why-incomplete = At least one score is still missing. What is missing does not count as zero; it leaves the points open.
why-not-assessed = The initiative has the state “{ $value }”. It gets a place once its scoring is closed.
why-outside-procedure = The initiative has the state “{ $value }” and takes no part in the ranking.
tied-with = The same points, and therefore the same place, also have:
calculation-caption = The calculation: weight times level for each criterion
calculation-sum = Sum
calculation-formula = Points = 100 × (weight × level) ÷ (5 × sum of the weights). Rounding is for display only.
column-criterion = Criterion
column-weight = Weight
column-share = Share
column-level = Level
column-level-meaning = What the level means
column-points-at-most = at most
column-difference = Difference
level-of-5 = { $value } of 5
level-between = to
comparison-heading = What separates it from others
compare-above-heading = The place above: place { $place }
compare-above-sentence = It is { $points } points short of place { $place }.
compare-first-out-heading = The first beyond the line: place { $place }
compare-first-out-sentence = It is { $points } points ahead of the first initiative that is not in the Top { $size }.
compare-last-in-heading = The last within the line: place { $place }
compare-last-in-sentence = It is { $points } points short of the last initiative of the Top { $size }.
