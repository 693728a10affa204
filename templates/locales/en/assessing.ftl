# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

navigation-assessments = Assessments
navigation-rounds = Scoring rounds

# Rounds
rounds-title = Scoring rounds
rounds-open = Open rounds
rounds-closed = Closed rounds
rounds-none-open = No round is open at present.
rounds-none-closed = No round has been closed yet.
round-title = Scoring round
round-opened-by = opened on { $at } by { $name }
round-closed-by = closed on { $at } by { $name }
round-reopened = reopened
round-reopened-because = Reopened:
round-assessors = Who assesses
round-nobody = nobody

round-new = New round
round-new-title = New round
round-no-projects = No initiative is waiting to be assessed at present. Initiatives that are submitted or under review appear here.
round-projects = Initiatives
round-choose = Continue to the assessors
round-projects-chosen = Initiatives
round-projects-missing = Please choose at least one initiative.
round-project-impossible = No round can be opened for { $number }: there is one already, or the state of the initiative has changed in the meantime.
round-other-projects = Choose other initiatives
round-who-on-what = Who assesses what?
round-assessors-hint = At least two people for each criterion are recommended, three are better. People do not assess initiatives of their own department.
round-as-before = Filled in as in the last round.
round-except = not for { $value }
round-no-people = Nobody can assess these initiatives. The role “Assessment” is given by the administration.
round-assessors-missing = Please choose at least one person for a criterion.
round-person-does-not-assess = One of the people no longer has the role “Assessment”. Please choose again.
round-own-department = { $name } belongs to the initiative’s department and cannot assess it.
round-nobody-left = Nobody is left for { $number } because everybody chosen belongs to the initiative’s department.
round-too-few-heading = Fewer than two people
round-too-few = It takes two assessments to make a level. Even if everybody answers, it will be missing here:
round-open = Open round
round-open-anyway = Open anyway

round-close = Close round
round-close-title = Close the round?
round-close-explanation = After that nobody can assess any more. For each criterion the median of the levels counts, the initiative is assessed and takes part in the ranking.
round-unfinished = There are fewer than two levels for:
round-unfinished-missing = the level is missing, and the initiative gets no place yet
round-unfinished-former = the former level { $value } goes on to count
round-leave-open = Do not close yet
round-has-changed = The round has changed in the meantime. Please check again.
round-reopen = Reopen round
round-reopen-title = Reopen the round?
round-reopen-explanation = Everybody can change their assessments again, and nobody sees those of others any more. The result no longer counts; until the round is closed again, the initiative has no place in the ranking.
round-reopen-reason = Justification
round-reopen-impossible = This round cannot be reopened: the initiative has been decided on, or there is a later round.
round-leave-closed = Leave it closed

reason-too-short = Please give a justification of at least { $count } characters.
reason-too-long = Please give a justification of at most { $count } characters.
reason-unreadable = The justification contains invisible control characters. Please type the text again.

# Assessing
assess-mine = My open assessments
assess-mine-lead = You will see what the others say when the round is closed. Until then nobody sees what you say.
assess-nothing = There is nothing to assess at present.
assess-all-done = You have assessed everything. Thank you!
assess-progress = { $given } of { $wanted } assessed
assess-go-on = Assess
assess-done = Done
assess-done-note = You can change your assessments until the round is closed.
assess-look-again = Look again
assess-whole-project = Everything about the initiative
assess-steps = Criteria
assess-step-done = assessed
assess-level = Level
assess-level-missing = Please choose a level, or say that you cannot judge.
assess-evidence = Evidence: { $value }
assess-cannot-judge = I cannot judge this
assess-reason = Justification
assess-reason-hint = At least { $value } characters. If you cannot judge, no justification is needed.
assess-save-and-on = Save and continue
assess-save = Save
assess-skip = Skip
assess-keys = Keys: 0 to 5 choose the level, Enter leads to the justification, Ctrl and Enter save.
assess-closed = The round is closed
assess-closed-explanation = Assessments can no longer be given or changed. What you have typed now is not stored and does not count.
assess-refused-title = Others assess this initiative
assess-refused = It belongs to your own department. Nobody assesses initiatives of their own department.

# Outcome
outcome-title = Assessment
outcome-heading = What the assessors say
outcome-caption = For each criterion the levels of all assessors, median, range and disagreement
outcome-closed = Assessed in the round that was closed on { $value }
outcome-open = The assessment is under way. What the assessors say can be seen as soon as the round is closed.
outcome-none = There has been no scoring round for this initiative in the portal yet. Levels that it has came with a list.
outcome-to-project = To the initiative
outcome-link = What the assessors say in detail
outcome-dots = Levels 0 to 5
outcome-levels = Levels: { $value }
outcome-no-levels = no level
outcome-count = Levels given
outcome-median = Median
outcome-range = Range
outcome-disagreement = Disagreement D
outcome-note = Note
outcome-too-few = fewer than two levels
outcome-discuss = Please discuss
outcome-abstentions = { $count ->
    [one] 1 cannot judge
   *[other] { $number } cannot judge
}
outcome-explanation = Each dot is an assessment; what counts is the median (arrow). D is the mean deviation from the median, divided by 2.5: 0 means agreement, 1 means that half say 0 and half say 5. A criterion should be discussed from D = 0.5 or from three levels apart.
outcome-opinions = Who said what
outcome-opinions-note = Only portfolio management and auditors see this.
outcome-person = Person
