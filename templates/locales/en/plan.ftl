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
