# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

method-title = How scoring works
method-lead = Every initiative is measured by the same criteria, with fixed levels and open weights. This page is made from the criteria, levels and weights in force.
method-weights-heading = What counts how much
method-weights-explanation = A weight says what the step from level 0 to level 5 on one criterion is worth, compared with the same step on the others. Weights need not add up to 100; their proportion counts.
method-formula-heading = How points come about
method-formula = Points = 100 × sum of (weight × level) ÷ (5 × sum of the weights)
method-rule-fixed-scale = The levels are fixed. A new initiative changes nobody else’s points.
method-rule-missing = What has not been scored does not count as zero. Such an initiative has no place yet, but a range.
method-rule-exact = The order comes from whole numbers. Rounding is for display only.
method-rule-places = Initiatives with the same points share a place; the next place is left out (1, 2, 2, 4).
method-rule-ties = All that tie with place { $number } are in. The Top { $number } may therefore hold more than { $number } initiatives.
method-rule-order = Within a place the earlier deadline is listed first, then the smaller number. That decides nothing.
method-example-heading = An example
method-example-most = { $value } is the highest possible sum: level 5 on every criterion.
column-product = weight × level
method-criteria-heading = The criteria and their levels
method-evidence = Evidence:
