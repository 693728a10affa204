# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

# What happened.
action-weighting-draft-begun = Draft of a weighting begun
action-weighting-draft-changed = Draft of a weighting changed
action-weighting-draft-shared = Draft of a weighting shared
action-weighting-draft-unshared = Draft of a weighting no longer shared
action-weighting-draft-discarded = Draft of a weighting discarded
action-weighting-submitted = Approval of a weighting requested
action-weighting-published = Weighting published
field-name = Name
field-reason = Reason
field-author = Drafted by
field-four-eyes = Four-eyes principle
weighting-points-of = Points { $value }

# What can be wrong with points.
points-missing = Please give points. What is not to count gets 0 points.
points-negative = Points are never below 0. What is not to count gets 0 points.
points-not-whole = “{ $typed }” is not a whole number. Please write digits only, for example 40.
points-too-many = More than 1,000,000 points are not possible. Only the proportion of the points counts.
points-all-zero = At least one criterion needs points, otherwise all initiatives would be equal.
points-too-many-criteria = { $count } criteria are too many.

# Messages.
weighting-notice-subject = Weighting “{ $name }” waits for your approval
weighting-notice-asked = { $author } has drafted the weighting “{ $name }” and asks for approval.
weighting-notice-reason = Reason:
    { $value }
weighting-notice-why = You get this message because you can approve weightings. In the portal you can switch such messages off under your name.

error-unknown-weighting = There is no weighting { $version }.
error-unknown-weighting-draft = There is no draft { $id }, or it is not for you.
