# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

deadlines-title = Deadlines
deadlines-heading = What must begin by when
deadlines-lead = A deadline reaches back: what an initiative requires must be done in time as well. For each initiative the list names the latest start, the earliest date first.
deadlines-assumption = { $count ->
    [one] One person is assumed to work on each initiative all day: so many person-days of effort are as many working days. { $number } person-day is then one working day.
   *[other] The duration is an assumption: { $number } people at a time work on an initiative all day. The estimated effort in person-days divided by { $number } gives the working days, rounded up.
}
deadlines-calendar = Working days are Monday to Friday without the public holidays of North Rhine-Westphalia.
deadlines-ahead-heading = Can still be met
deadlines-none-ahead = No initiative in the procedure has a deadline that can still be met.
deadlines-lost-heading = Can no longer be met
deadlines-lost-lead = Even if everything that these initiatives require began today, they would not be done in time.
deadlines-passed-heading = Passed
deadlines-passed-lead = These deadlines have passed and the initiatives are not completed.
deadlines-due = Deadline
deadlines-because-of = because of
deadlines-latest-start = Latest start
deadlines-slack = Slack (working days)
deadlines-standing = How it stands
deadlines-long-ago = many years ago
deadlines-guess = effort not fully estimated
deadlines-begin = { $count ->
    [0] must start today, the last day is { $day }
    [one] must start by { $day }, { $number } day left
   *[other] must start by { $day }, { $number } days left
}
deadlines-lost = { $count ->
    [one] can no longer be met, { $number } working day is missing
   *[other] can no longer be met, { $number } working days are missing
}
deadlines-running = under way, must be done on { $value }
deadlines-passed = deadline passed on { $value }
deadlines-price-heading = What the deadlines cost
deadlines-price-no-capacity = This can be said once the person-days of a year are entered under “Capacity of the years”.
deadlines-price-impossible = With the capacity of { $year } ({ $days }), the deadlines that can each still be met cannot all be met together.
deadlines-price-nothing = With the capacity of { $year } ({ $days }), all deadlines that can still be met are met without delaying other benefit.
deadlines-price-exact = With the capacity of { $year } ({ $days }), all deadlines that can still be met are met. That costs { $points } point-days: so much other benefit comes later than without deadlines. One point-day means: one point of benefit comes one person-day later.
deadlines-price-at-most = With the capacity of { $year } ({ $days }), all deadlines that can still be met are met. That costs at most { $points } point-days: so much other benefit comes later than without deadlines. One point-day means: one point of benefit comes one person-day later.

window-heading = Must be usable from
window-lead = Some services are needed before their deadline: an online form for postal votes must be there as soon as people can apply, not on election day. For the latest start the earlier day counts.
window-deadline = The deadline of the initiative is { $value }.
window-day = Usable from
window-day-hint = Such as 1 March 2027 or 01.03.2027. If it is left empty, the deadline alone counts.
window-day-unreadable = Please enter a date such as 1 March 2027 or 01.03.2027.
window-after-deadline = This day is after the deadline on { $day }. Please choose a day up to then.
window-reason = Reason
window-reason-hint = For example which provision sets the day.
window-none = not set separately
window-change = Change
action-service-window-set = Day of usability set
field-usable-from = Must be usable from
