# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

navigation-inbox = Inbox
navigation-decisions = Decisions

# What can be done with a project: button, heading, what happens, label of the text field.
verb-review-label = Take into review
verb-review-heading = Take the initiative into review
verb-review-explanation = From now on portfolio management checks whether the information is complete and whether the initiative exists already.
verb-answer-label = Answer
verb-answer-heading = Answer the query
verb-answer-explanation = With your answer the initiative goes back into review.
verb-answer-text = Your answer
verb-prioritise-label = Prioritise
verb-prioritise-heading = Prioritise the initiative
verb-prioritise-explanation = State who has decided, and when, that this initiative comes first.
verb-prioritise-text = Decision (body, date, council document)
verb-start-label = Start work
verb-start-heading = Start work
verb-start-explanation = The initiative is being carried out from now on. It keeps its place in the ranking. Record who leads the initiative and when it starts.
verb-start-text = Initiative lead and start
verb-complete-label = Complete
verb-complete-heading = Complete the initiative
verb-complete-explanation = The initiative leaves the ranking. For all that require it, this prerequisite is met.
verb-complete-text = Result
verb-resume-label = Resume
verb-resume-heading = Resume the initiative
verb-resume-explanation = The initiative is deferred and takes part in the procedure again afterwards.
verb-resume-text = Reason
verb-reconsider-label = Reconsider
verb-reconsider-heading = Reconsider a rejected initiative
verb-reconsider-explanation = The rejection is lifted. The initiative goes back into review.
verb-reconsider-text = Reason
verb-unmerge-label = Undo the merge
verb-unmerge-heading = Undo the merge
verb-unmerge-explanation = The initiative stands by itself again, with the state that it had before the merge.
verb-unmerge-text = Reason
verb-begin-assessment-label = Open an assessment round
verb-query-label = Ask back
verb-query-heading = Ask the department
verb-query-explanation = The initiative goes to the department. With the answer it comes back into review.
verb-query-text = Your question to the department
verb-defer-label = Defer
verb-defer-heading = Defer the initiative
verb-defer-explanation = The initiative rests until the follow-up date and is not in the ranking until then.
verb-defer-text = Reason
verb-merge-label = Merge
verb-merge-heading = Merge into another initiative
verb-merge-explanation = The initiative goes on inside another one, and its page leads there from now on. Both texts are kept. The merge can be undone.
verb-merge-text = Reason
verb-decline-label = Reject
verb-decline-heading = Reject the initiative
verb-decline-explanation = The initiative is not pursued any further. All information is kept; the leadership can have it reconsidered later.
verb-decline-text = Reason
verb-withdraw-label = Withdraw
verb-withdraw-heading = Withdraw the initiative
verb-withdraw-explanation = Your department does not pursue the initiative any further. All information is kept. This cannot be undone: you can only submit the initiative anew.
verb-withdraw-text = Reason

move-from-to = The state changes:
move-to = How does it go on?
move-to-missing = Please choose how it goes on.
merge-target = ID of the initiative in which this one goes on
merge-into-itself = That is this very initiative. Please name another one.
merge-into-merged = { $number } has been merged itself. Please name { $target }, where it goes on.
merge-into-ended = { $number } is not pursued any further. Please name another initiative.
merge-of-target = Other initiatives go on inside this one ({ $numbers }). First merge those into the new one.
follow-up = Follow-up date
follow-up-on = Follow-up on { $day }

field-text-hint = Do not enter personal data of citizens.
field-day-hint = DD.MM.YYYY, for example 01.03.2027
field-day-missing = Please enter a date, for example 01.03.2027.
field-day-unreadable = Please enter a date as DD.MM.YYYY, for example 01.03.2027.
field-day-past = Please choose a day after today.
field-day-too-far = Please choose a day within the next ten years.
field-number-hint = For example DIG-002
field-number-missing = Please enter the ID of an initiative, for example DIG-002.
field-number-unreadable = That is no ID. It consists of letters, a hyphen and digits, for example DIG-002.

elsewhere-heading = That is not possible now
elsewhere-explanation = “{ $verb }” is not possible while the initiative has the state “{ $state }”. Perhaps somebody else has moved it on in the meantime. Nothing has been changed.
elsewhere-now = How it stands now
elsewhere-typed = What you had written
stands-since = since { $value }
to-project = To the initiative

# What a project waits for
waits-draft = Being written by the department
waits-submitted = Waiting for review by portfolio management
waits-in-review = Under review by portfolio management
waits-query = Waiting for an answer from the department
waits-in-assessment = Being scored
waits-assessed = Waiting for a decision by the leadership
waits-prioritised = Waiting for portfolio management to start work
waits-in-progress = Being carried out
waits-completed = Completed
waits-deferred = At rest until the follow-up date
waits-declined = Not pursued any further
waits-withdrawn = Not pursued any further
waits-merged = Goes on inside another initiative
reason-question = Question
reason-answer = Answer
reason-decision = Decision
reason-start = Initiative lead and start
reason-result = Result
reason-reason = Reason
goes-on-in = Goes on in

# The procedure on a project's page
procedure-heading = Procedure
procedure-since = { $state } since { $since }
comments-heading = Queries and comments
comments-none = None yet.
comment-write = Write a comment
comment-heading = Write a comment
comment-explanation = Everybody who is signed in can read it. It cannot be changed or removed.
comment-kind = What would you like to say?
comment-kind-missing = Please choose what you would like to say.
comment-text = Text
comment-send = Send the comment
said-question = Question
said-question-meaning = Question to the department
said-answer = Answer
said-answer-meaning = Answer of the department
said-objection = Objection
said-objection-meaning = Objection: something speaks against it
said-status = Status
said-status-meaning = Status: how it is going
merged-arrival = { $number } “{ $title }” has been merged into this initiative.
merged-old-text = Show the old text
merged-here-heading = Goes on here

# Lists of what waits
case-submitted-by = submitted by { $value }
case-since = for { $value }
case-follow-up = follow-up { $value }
age-in-days = { $count ->
    [0] less than a day
    [one] one day
   *[other] { $number } days
}
inbox-heading = Inbox
inbox-explanation = What waits for portfolio management, the oldest first. At the end are the questions that a department has yet to answer.
inbox-empty = Nothing waits for you.
inbox-cut = Only the first { $value } initiatives are shown.
inbox-submitted = Newly submitted
inbox-answered = Query answered
inbox-in-review = Under review
inbox-deferred = Follow-up date reached
inbox-asked = Department has not answered yet
decisions-heading = Decisions
decisions-explanation = Scored initiatives in the ranking on which nothing has been decided yet.
decisions-empty = There is nothing to decide at present.
decisions-assessed = Scored
decisions-all = All scored initiatives
submitted-explanation = What your department has submitted, and what it waits for.
submitted-none = Your department has not submitted an initiative yet.
submitted-asked = Your answer is missing
submitted-under-way = Under way
submitted-ended = Ended

# Messages about a new state
notice-greeting = Dear { $name },
notice-subject = { $number } { $title }: { $state }
notice-happened = { $actor } has moved the initiative { $number } “{ $title }” ({ $department }) from “{ $from }” to “{ $to }”.
notice-target = It goes on in { $number }.
notice-why = You get this message because you are responsible for the initiative or for the next step. You can switch such messages off in your account in the portal.
