# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

person-from-provider = Name, e-mail address, department and roles of this person come from the city's identity provider and are taken over from there at every sign-in. Change them there; here you can only lock the access.

round-reassign = Let other people assess
round-cannot-be-asked = One of the people added cannot assess this initiative: they do not have the role “Assessor” or belong to the department of the initiative.
round-removal-reason = Reason if somebody is to assess no longer
round-removal-reason-hint = What the person has assessed on this criterion then no longer counts; it stays in the log. Whether they have assessed stays hidden until the round is closed.
round-removal-reason-missing = Please write why somebody is to assess no longer.
round-save-anyway = Save anyway
action-round-reassigned = Assessors changed

proposals-too-many-heading = Too many drafts
proposals-too-many = You cannot have more than { $value } drafts at once. Please submit or discard one first:

notice-said-subject = { $number } { $title }: { $kind }
notice-said = { $author } has written about the initiative { $number } “{ $title }” ({ $department }):

criterion-short-name-reserved = A column of the lists of initiatives is called so already. Please choose another short name.

merge-into-circle = An initiative would then require itself: { $path }. Please name another one.
