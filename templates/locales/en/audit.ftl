# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

audit-empty = The log holds no event yet.
audit-verified = { $count ->
    [one] The log is intact: 1 event of { $from }; its hash is { $hash }.
   *[other] The log is intact: { $count } events from { $from } to { $to }; the hash of the last is { $hash }.
}
audit-broken-altered = The log is not intact: event { $number } of { $time } has been altered.
audit-broken-missing = The log is not intact: event { $number } is missing; the next is of { $time }.
audit-broken-unlinked = The log is not intact: event { $number } of { $time } does not follow from the one before it; one of the two has been written anew.
audit-hash-unknown = The log holds no event with the hash { $hash }; since it was noted, events have been removed or written anew.

# What happened.
action-portal-set-up = Portal set up
action-list-imported = List imported
action-person-added = Account added
action-person-changed = Account changed
action-person-signed-in = Signed in
action-person-signed-out = Signed out
action-sign-in-refused = Sign-in refused
action-password-changed = Password changed
action-password-link-made = Link for a password made
action-sessions-ended = Sessions ended
action-department-added = Department added
action-department-changed = Department changed
action-criterion-added = Criterion added
action-criterion-changed = Criterion changed
action-proposal-submitted = Initiative proposed
action-proposal-changed = Details of the initiative changed
action-project-state-changed = State changed
action-project-commented = Comment written
action-dependency-added = Dependency added
action-dependency-removed = Dependency removed
action-round-opened = Scoring round opened
action-round-closed = Scoring round closed
action-round-reopened = Scoring round reopened
action-assessment-given = Scores given

# The page for auditors.
log-title = Log
log-lead = What has happened in the portal, the newest first. Entries are only ever added, never changed and never deleted; only in the place of the names of those who have left stands a number after the period.
log-filter-label = Filter the log
log-filter-text = Number or subject
log-filter-action = Action
log-filter-from = From (such as 9 June 2024)
log-filter-to = To (such as 9 June 2024)
log-unknown-action = There is no action “{ $value }”. Please choose one from the list.
log-unknown-number = There is no event “{ $value }”. Events count from 1.
log-expected-date = “{ $value }” is not a date. Please write it as in 9 June 2024.
log-ends-before-it-begins = The end is before the beginning. Please choose a later day.
log-nothing-found = No event matches the filter.
log-number = No. { $value }
log-changes = Before and after
log-earlier = Earlier events
log-newest = Newest events
event-about = { $action }: { $subject }
event-reason = Reason: { $value }
change-field = Detail
change-before = Before
change-after = After
change-value = Value
change-set = { $field } { $after }
change-from-to = { $field } { $before } → { $after }
value-yes = yes
value-no = no
history-heading = History

# Details that can change.
field-demonstration = Demonstration data
field-projects = Initiatives
field-updated = Updated proposals
field-departments = New departments
field-title = Title
field-summary = Summary
field-department = Department
field-kind = Kind
field-legal-basis = Legal basis
field-deadline = Deadline
field-effort = Effort
field-cost = Cost
field-state = State
field-follow-up = Follow-up
field-merged-into = Goes on in
field-problem = Problem and improvement
field-contact = Contact
field-deadline-reason = Reason for the deadline
field-legal-evidence = Evidence
field-council-document = Council document
field-service-key = Service key
field-effort-days = Effort in person-days
field-cost-eur = Cost in euros
field-requires = Requires
field-place = Place
