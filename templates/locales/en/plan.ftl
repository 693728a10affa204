# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

capacity-heading = Capacity of the years
capacity-lead = What there is in a year for new initiatives. Please subtract beforehand what initiatives under way still need.
capacity-caption = Capacity of the years in person-days and euros
capacity-none = No capacity has been entered for any year yet.
capacity-year = Year
capacity-days = Person-days
capacity-days-hint = Own staff, for example 2,400. Empty means: without limit.
capacity-euros = Euros
capacity-euros-hint = Money without own staff, for example 3,500,000. Empty means: without limit.
capacity-reason = Reason
capacity-reason-hint = Where the figures come from, for example the budget or the staff plan.
capacity-unlimited = without limit
capacity-change = Change
capacity-change-lead = If both fields are left empty, the year is no longer planned.
capacity-of-year = Capacity { $value }
capacity-add-heading = Add a year
capacity-add = Enter year
capacity-year-unreadable = Please enter a year between 2020 and 2099, for example 2027.
capacity-year-taken = This year has been entered already. You can change it in the table.
capacity-days-unreadable = Please enter whole person-days up to 1,000,000, for example 2,400.
capacity-euros-unreadable = Please enter an amount in euros, for example 3,500,000 or 3,500,000.50.
capacity-nothing-said = Please enter person-days or euros.
capacity-demonstration = Invented figures for illustration
action-capacity-set = Capacity entered
field-person-days = Person-days
field-euros = Euros

plan-title = Plan
plan-heading = What fits into the years?
plan-lead = The selection of initiatives that is worth most within the capacity of the years, with everything it requires. Places on the board stay as they are.
plan-no-capacity = No capacity has been entered for this year or the next ones, or there is no weighting yet. Without both there is no plan.
plan-enter-capacity = Enter capacity
plan-at-work = The plan is being worked out. This takes a few seconds at most.
plan-at-work-anew = Data or constraints have changed. The plan is being worked out anew; the former one is shown below.
plan-look-again = Reload the page
plan-worth-heading = Worth of the plan
plan-sentence = { $count ->
    [one] One initiative fits, worth { $points } points.
   *[other] { $number } initiatives fit, worth { $points } points together.
}
plan-explanation = The points of each initiative count for each planned year in which its benefit is there: from the year after it is carried out, and the last planned year counts once. Every plan is checked in whole numbers.
plan-is-best = This is proven to be the best plan.
plan-gap = Another plan can be better by { $points } points ({ $percent }%) at most.
plan-computed = Worked out on { $value }.
plan-infeasible = No plan meets all constraints.
plan-undecided = No plan that meets all constraints was found within the time allowed. There may be one all the same.
plan-unmet-itself = { $project } is to be done by { $year }, but cannot be planned.
plan-unmet-excluded = { $project } is to be done by { $year }, but requires { $other }, which is excluded or cannot be planned.
plan-unmet-alternative = { $project } is to be done by { $year }, but is incompatible with { $other }, which is demanded as well.
plan-unmet-undivided = { $project } is to be done by { $year }. The sum of the capacity would do, but no single year has enough left.
plan-unmet-shortage = { $project } is to be done by { $year }. { $lacking } are missing.
plan-capacity-heading = Capacity of the years: used and free
plan-capacity-picture = A bar for each year; the figures are in the table below
plan-capacity-caption = Person-days and euros used and free in each year
plan-used = used
plan-free = free
plan-days-used = PD used
plan-days-free = PD free
plan-euros-used = Euros used
plan-euros-free = Euros free
plan-used-of = { $used } of { $there }
plan-year-heading = The year { $value }
plan-year-empty = Nothing is planned in this year.
plan-foundation = foundation of others
plan-left-out-heading = What does not fit
plan-left-out-lead = The best placed initiatives that the plan leaves out.
plan-unplannable-heading = What cannot be planned
plan-unplannable-more = { $count ->
    [one] and one more
   *[other] and { $number } more
}
plan-lacks-effort = Its effort has not been estimated.
plan-lacks-cost = Its cost has not been estimated.
plan-lacks-requirement = It requires something that is no longer in the procedure.
plan-adopted = Adopted last: scenario “{ $name }”, on { $day } by { $by }. Reason: { $reason }
plan-adopted-link = To the scenario
plan-without-demands = Without constraints

roadmap-heading = Roadmap by quarter
roadmap-explanation = The plan only settles the year. Within a year the initiatives stand here one behind the other: first what others need, then by deadline, then by points. The tables below say the same.
roadmap-key-bar = At work
roadmap-key-due = Deadline
roadmap-key-line = Is required
roadmap-quarter = Q{ $value }
roadmap-in-quarter = Q{ $from } { $year }
roadmap-in-quarters = Q{ $from } to Q{ $until } { $year }
roadmap-column-quarter = Quarter
roadmap-part = { $count ->
    [one] One more initiative is in the tables only.
   *[other] { $number } more initiatives are in the tables only.
}

scenarios-heading = Scenarios
scenarios-lead = A scenario is a plan with constraints: what has to be carried out, what is not, and what excludes each other. You see what each constraint costs.
scenarios-none = There is no scenario yet that you can see.
scenario-label = Scenario
scenario-private = only for me
scenario-shared = visible to everybody who plans
scenario-adopted = adopted
scenario-discarded = discarded
scenario-standing = By { $author }, { $status }, last changed on { $changed }.
scenario-new = New scenario
scenario-new-heading = New scenario
scenario-new-explanation = For now only you see it.
scenario-begin = Begin scenario
scenario-name = Name
scenario-name-hint = For example “Budget with election year”.
scenario-keeps-deadlines = Deadlines
scenario-keeps-deadlines-label = What is due before the end of the planned years has to be carried out in the year of its deadline at the latest
scenario-keeps-deadlines-hint = The page “Deadlines” has it to the day.
scenario-from = Take over the constraints of
scenario-from-nothing = none, begin without constraints
scenario-from-unknown = Please choose one of the scenarios.
scenario-copy = Use as a template
scenario-edit = Edit
scenario-edit-heading = Edit scenario
scenario-edit-explanation = Constraints are changed on the page of the scenario.
scenario-share = Show to others
scenario-share-heading = Show scenario
scenario-share-explanation = Portfolio management and leadership can then read and compare it, but not change it. The leadership can adopt it.
scenario-unshare = Hide from others
scenario-unshare-heading = Hide scenario
scenario-unshare-explanation = After that only you see it.
scenario-discard = Discard
scenario-discard-heading = Discard scenario
scenario-discard-explanation = After that nobody sees it any more. The log keeps that there was one.
scenario-done-begun = The scenario has been begun. You can add constraints now.
scenario-done-shared = Portfolio management and leadership see the scenario.
scenario-done-unshared = Only you see the scenario.
scenario-done-discarded = The scenario has been discarded.
scenario-done-adopted = The scenario has been adopted, its assessed initiatives are prioritised.
scenario-adopted-by = Adopted by { $value }
scenario-demands-heading = Constraints
scenario-no-demands = No single constraint yet.
scenario-demands = { $count ->
    [0] none
    [one] one
   *[other] { $number }
}
scenario-worth = { $value } points
scenario-costs = All constraints together cost { $value } points.
scenario-costs-nothing = All constraints together cost nothing.
scenario-rule-duty = Duty
scenario-rule-forced = Set
scenario-rule-excluded = Excluded
scenario-rule-incompatible = Incompatible
scenario-rule-duty-means = Duty: the law demands it
scenario-rule-forced-means = Set: it has been decided that it is carried out
scenario-rule-excluded-means = Excluded: it is not carried out, nor anything that requires it
scenario-rule-incompatible-means = Incompatible: at most one of two is carried out
scenario-rule-by = by the end of { $value }
scenario-rule-new = Add constraint
scenario-rule-here = Constraint
scenario-rule-heading = Add constraint
scenario-rule-explanation = Once it is saved, the plan is worked out anew.
scenario-rule-add = Save constraint
scenario-rule-kind = Constraint
scenario-rule-kind-missing = Please choose what is demanded.
scenario-rule-project = Initiative
scenario-rule-project-hint = Number or words of the title, for example DIG-002.
scenario-rule-project-missing = Please name an initiative, for example DIG-002.
scenario-rule-other = Incompatible with
scenario-rule-other-hint = Only for “Incompatible”: the second initiative.
scenario-rule-other-missing = Please name the second initiative, for example DIG-002.
scenario-rule-other-same = That is the same initiative. Please name another one.
scenario-rule-other-unwanted = A second initiative belongs to “Incompatible” only. Please leave the field empty.
scenario-rule-by-year = In this year at the latest
scenario-rule-by-year-hint = Only for “Duty” and “Set”.
scenario-rule-any-year = in any of the years
scenario-rule-year-unknown = Please choose one of the planned years.
scenario-rule-year-unwanted = A year belongs to “Duty” and “Set” only. Please leave the field empty.
scenario-rule-reason = Reason
scenario-rule-reason-hint = For example the legal basis, or the decision with its document number.
scenario-rule-twice = This scenario already has such a constraint about { $number }, or one that contradicts it.
scenario-rule-not-plannable = { $number } is not in the procedure or is running already. Nothing can be demanded of it.
scenario-rule-nothing-found = There is no initiative for “{ $words }”.
scenario-rule-several-found = There are several initiatives for that. Please enter a number: { $projects }
scenario-rule-cost = Cost of the constraint
scenario-rule-costs = The constraint costs { $value } points.
scenario-rule-costs-at-most = The constraint costs { $value } points at most.
scenario-rule-costs-nothing = The constraint costs nothing.
scenario-rule-remove = Take back
scenario-rule-remove-heading = Take constraint back
scenario-rule-remove-explanation = After that the plan is worked out anew.
scenario-rule-told = { $kind }: { $project }
scenario-adopt = Adopt
scenario-adopt-heading = Adopt scenario
scenario-adopt-explanation = The assessed initiatives of the plan are prioritised, all of them at once. After that the scenario cannot be changed any more.
scenario-adopt-worth = The plan is worth { $value } points.
scenario-adopt-becoming = { $count ->
    [0] No further initiative is prioritised.
    [one] One initiative is prioritised: { $projects }.
   *[other] { $number } initiatives are prioritised: { $projects }.
}
scenario-adopt-already = { $count ->
    [one] One initiative is prioritised already.
   *[other] { $number } initiatives are prioritised already.
}
scenario-adopt-others = { $count ->
    [one] One initiative belongs to the plan, but has not been assessed yet and stays as it is: { $projects }.
   *[other] { $number } initiatives belong to the plan, but have not been assessed yet and stay as they are: { $projects }.
}
scenario-adopt-reason = Reason
scenario-adopt-reason-hint = It is public on the page of the plan and on each prioritised initiative.
scenario-adopt-stale = Data or scenario have changed since you looked at it. This is how things are now. Please check it and adopt once more.
scenario-adopt-decided = This scenario has been adopted already.
scenario-adopt-no-plan = No plan meets all constraints of this scenario. It cannot be adopted like this.
scenario-compare = Compare scenarios
scenario-compare-one = Compare
scenario-compare-heading = Scenarios side by side
scenario-compare-lead = What each is worth, what it uses of the capacity, and in what the plans differ.
scenario-compare-choose = Scenarios
scenario-compare-button = Compare
scenario-compare-most = There is room for { $value } scenarios side by side; the last changed ones are shown.
scenario-compare-figures = Figures
scenario-compare-gap = Distance from the best plan
scenario-compare-infeasible = not feasible
scenario-compare-undecided = nothing found
scenario-compare-at-work = being worked out
scenario-compare-waiting = One of the plans is being worked out.
scenario-compare-differing = Differences
scenario-compare-same = { $count ->
    [0] No initiative is in the same year everywhere.
    [one] One initiative is in the same year everywhere.
   *[other] { $number } initiatives are in the same year everywhere.
}
error-unknown-scenario = There is no scenario { $id }, or it is not for you.
action-scenario-begun = Scenario begun
action-scenario-changed = Scenario changed
action-scenario-shared = Scenario shown
action-scenario-unshared = Scenario hidden
action-scenario-discarded = Scenario discarded
action-scenario-adopted = Scenario adopted
field-keeps-deadlines = Keep deadlines
field-demand = Constraint
field-project = Initiative
field-other = Incompatible with
field-by-year = In this year at the latest

board-capacity-line = The { $days } of { $year } reach down to here: the initiatives above still need { $used } with everything they require; what is under way does not count.
board-capacity-unestimated = { $count ->
    [one] The effort of one of them has not been estimated.
   *[other] The effort of { $number } of them has not been estimated.
}
board-capacity-before = Above { $number }: { $line }
