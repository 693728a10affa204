# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2


### Retention and the record of processing

admin-retention = Retention periods
admin-processing = Processing of personal data
retention-explanation = For so many days is kept what concerns people. The portal looks every hour and tells the log what has gone. Names are replaced by a number; initiatives, assessments and decisions stay.
retention-persons = Names of people who can no longer sign in
retention-drafts = Drafts of proposals, from the last change on
retention-barriers = Reported barriers, from their closing on
retention-mails = Mails that were sent or could not be delivered
retention-attempts = Successful attempts to sign in (failed ones: a day)
retention-sessions = Sessions that have ended
retention-hint = Days, from { $low } to { $high }.
retention-out-of-range = Please enter a whole number from { $low } to { $high }.
action-retention-set = Periods changed
action-retention-applied = Periods applied
action-person-pseudonymised = Name replaced by a number
field-persons = People
field-drafts = Drafts
field-barriers = Barriers
field-mails = Mails
field-attempts = Attempts to sign in
field-sessions = Sessions
field-events = Events
field-digest = Checksum

processing-explanation = Record under article 30 GDPR, made from the database itself: every column that holds personal data with purpose, legal basis, recipients and period. Controller and data protection officer stand in the privacy statement.
processing-purpose = Purpose
processing-basis = Legal basis
processing-seen-by = Who sees it
processing-retention = For how long
processing-columns = Tables and columns
processing-days = { $count ->
        [one] Period: one day.
       *[other] Period: { $count } days.
    }

processing-account-heading = Accounts
processing-account-purpose = Signing in, rights by role and department, notification if wanted
processing-account-basis = Article 6 (1) (e) GDPR, section 18 DSG NRW
processing-account-seen-by = Administration; the name is seen by everybody who reads what the person has done. Nobody knows passwords: only a checksum is stored (Argon2id).
processing-account-retention = Until the person leaves; then a number takes the place of the name, and e-mail address and credentials are deleted.
processing-assessment-heading = Assessments
processing-assessment-purpose = Traceable assessment of initiatives; no evaluation of individual employees
processing-assessment-basis = Article 6 (1) (e) GDPR, section 18 DSG NRW; participation of the staff council under section 72 LPVG NRW
processing-assessment-seen-by = The assessors of the round after it has been closed, portfolio management and audit
processing-assessment-retention = Level and reason stay as content of the files; the name of the person goes with the account.
processing-attempt-heading = Attempts to sign in
processing-attempt-purpose = Protection against guessing of passwords
processing-attempt-basis = Article 6 (1) (e) and article 32 GDPR
processing-attempt-seen-by = nobody in the portal; operation in the database
processing-attempt-retention = Failures for a day, successes until the period ends.
processing-barrier-heading = Reported barriers
processing-barrier-purpose = Removing barriers and answering requests
processing-barrier-basis = Section 10b BGG NRW, article 6 (1) (c) and (e) GDPR
processing-barrier-seen-by = Administration
processing-barrier-retention = From the closing of the report on.
processing-draft-heading = Drafts, lists that were taken in, and saved views
processing-draft-purpose = Keeping work that was begun until it is submitted or discarded
processing-draft-basis = Article 6 (1) (e) GDPR, section 18 DSG NRW
processing-draft-seen-by = the person; shared views everybody who knows the address and may see the page
processing-draft-retention = Drafts from the last change on; lists for a day; views until they are deleted or the name of the person goes.
processing-file-heading = Who has proposed, decided and entered
processing-file-purpose = Traceability of decisions, queries
processing-file-basis = Article 6 (1) (e) GDPR, section 18 DSG NRW
processing-file-seen-by = everybody who may read the initiative
processing-file-retention = What happened stays as content of the files and is offered to the city archive before it is deleted; the name goes with the account.
processing-log-heading = Log
processing-log-purpose = Proof of who changed what and when, chained against forgery
processing-log-basis = Article 5 (2) and article 32 GDPR, section 18 DSG NRW
processing-log-seen-by = Audit; the history of an initiative everybody who may read it. The log cannot be searched for people.
processing-log-retention = Events stay; names in them go with the account, without the chain being written anew.
processing-mail-heading = Mails
processing-mail-purpose = Notification of steps of one's own initiatives, of reported barriers, and of a new password or mail address of one's own account
processing-mail-basis = Article 6 (1) (e) GDPR
processing-mail-seen-by = whoever receives them; operation in the database
processing-mail-retention = From sending on.
processing-session-heading = Sessions and interrupted entries
processing-session-purpose = Staying signed in; losing nothing when a session ends or the password is asked for again
processing-session-basis = Article 6 (1) (e) GDPR, section 25 (2) no. 2 TDDDG
processing-session-seen-by = the person
processing-session-retention = From the beginning of the session on; sign-ins with the city's account for ten minutes.
processing-token-heading = Access tokens for programs
processing-token-purpose = Access of programs on behalf of a person
processing-token-basis = Article 6 (1) (e) GDPR
processing-token-seen-by = the person; nobody else knows the token, only a checksum is stored
processing-token-retention = Until they are revoked or the name of the person goes; they are valid for a year at most.
