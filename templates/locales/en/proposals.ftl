# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

navigation-proposals = My initiatives

# Overview and beginning
proposals-heading = My initiatives
proposals-drafts-heading = Drafts
proposals-drafts-explanation = Only you see drafts. They are kept until you submit or discard them.
proposals-no-drafts = You have no draft.
proposals-begin = Propose a new initiative
proposals-no-department = You are not assigned to a department, but an initiative is always proposed for one. Please ask the administration of the portal to assign you to yours.
proposal-untitled = untitled
proposal-continue = Continue
proposal-discard = Discard
proposal-of-draft = { $action }: { $title }
proposal-new-heading = Propose an initiative
proposal-new-lead = In four steps you describe what your department needs and why. It takes about 10 minutes.
proposal-new-for = You propose for: { $value }
proposal-new-steps-heading = What we ask
proposal-new-ready-heading = What helps to have at hand
proposal-new-ready-law = the legal basis and a deadline, if there are any
proposal-new-ready-council = the council document number, if the council has dealt with it
proposal-new-ready-cases = the number of cases last year
proposal-new-ready-effort = effort and cost, if they have been estimated
proposal-new-saving = Everything is saved while you type. You can stop at any time and continue later.
proposal-new-start = Begin now
proposal-discard-heading = Discard the draft?
proposal-discard-explanation = The draft “{ $value }” will be deleted. This cannot be undone.
proposal-discard-confirm = Yes, discard
proposal-discard-keep = No, keep it

# Frame of the steps
proposal-preline = Propose an initiative
proposal-step-of = Step { $number } of 4
proposal-step-subject = What it is about
proposal-step-law = Law and deadline
proposal-step-benefit = Benefit
proposal-step-effort = Effort and prerequisites
proposal-step-check = Check and submit
proposal-lead-subject = Write so that somebody from another department understands it.
proposal-lead-law = Fill in what applies. Without a legal basis or deadline leave the fields empty.
proposal-lead-benefit = Two facts are enough to judge the benefit of all initiatives alike: what changes in each case and how many cases there are.
proposal-lead-effort = Rough figures are enough. Leave empty what has not been estimated.
proposal-steps = All steps
proposal-step-open = { $count ->
    [0] nothing left to do
    [one] 1 answer still to give
   *[other] { $number } answers still to give
}
proposal-next = Continue
proposal-save = Save
proposal-back = Back
proposal-saved = saved { $value }
proposal-saved-on = saved on { $value }
proposal-saved-and-found = { $saved } · { $count ->
    [one] 1 initiative found
   *[other] { $number } initiatives found
}
proposal-save-failed = Not saved just now. The portal will try again in a moment; you can go on writing.
proposal-save-lapsed = Not saved, because your session has ended. “Save” lets you sign in again; nothing is lost.
proposal-save-conflict = This step was changed in another window. “Save” shows both versions; nothing has been overwritten.

# Step 1
proposal-title = Title
proposal-title-hint = Short and plain, for example “Online application for postal vote”
proposal-summary = Summary
proposal-summary-hint = What is to be built? Two or three sentences.
proposal-problem = Problem and improvement
proposal-problem-hint = What goes badly today, and what will be better?
proposal-kind = Kind of initiative
proposal-kind-visible = Visible: citizens or businesses notice it.
proposal-kind-background = Background: something that other initiatives build on, for example the e-file.
proposal-contact = Contact for questions
proposal-contact-hint = Name and official telephone number or email address
similar-heading = Does it exist already? Similar initiatives:
similar-explanation = If one of them means the same, please talk to portfolio management first.

# Step 2
proposal-legal-basis = Legal basis
proposal-legal-basis-hint = Act and section, for example “s. 1 OZG”
proposal-legal-evidence = Evidence
proposal-legal-evidence-hint = Where does it say so? Source, decree, link or file reference
proposal-deadline = Deadline
proposal-deadline-hint = DD.MM.YYYY, for example 31.12.2027
proposal-deadline-reason = Reason for the deadline
proposal-deadline-reason-hint = Only if you name a deadline: what happens on that day?
proposal-council-document = Council document number
proposal-council-document-hint = For example 16389-20, also with a suffix: 16389-20-E1
proposal-service-key = Service key
proposal-service-key-hint = LeiKa key (14 digits, begins with 99) or OZG number (5 digits)
criterion-levels = How it is judged: { $value }

# Step 3
proposal-citizens-heading = For citizens
proposal-citizen-effect = What changes for citizens in each case?
proposal-citizen-cases = Cases per year (citizens)
proposal-businesses-heading = For businesses, associations and the self-employed
proposal-business-effect = What changes for businesses in each case?
proposal-business-cases = Cases per year (businesses)
proposal-cases-hint = Whole number of last year, for example 1200. With “nothing” you can leave it empty.
effect-none = nothing
effect-low = a little: information or status online
effect-medium = something: application online, papers or a visit remain
effect-high = a lot: no visit, no paper, digital decision
suggested-level = Level { $value } of 5 follows from this
suggested-level-open = As soon as effect and number of cases are known, the level that follows from them stands here.
suggested-level-note = A suggestion: the assessors confirm it or deviate with a reason.

# Step 4
proposal-effort = Effort in person-days
proposal-effort-hint = The city’s own staff, for example 120. Empty means: not yet estimated.
proposal-cost = Cost in euros
proposal-cost-hint = Without own staff, for example 45000. Empty means: not yet estimated.
proposal-requires = What has to be there first?
proposal-requires-hint = Tick the initiatives without which yours cannot work. Background initiatives come first.
proposal-requires-nothing-found = Nothing found. Please try another word.
proposal-search = Search initiatives
proposal-search-hint = A word of the title or the number, for example “Akte”
proposal-search-button = Search
proposal-project-choice = { $number } { $title } ({ $kind }, { $state })

# Check and submit
proposal-check-lead = This is what portfolio management will get. Please read it once more.
proposal-check-missing = What is still to do
proposal-check-complete = Everything is there: you can submit.
proposal-check-what-next = Portfolio management then checks whether everything is clear and asks if it is not. You can change the proposal only if you are asked.
proposal-check-edit = Change
proposal-check-edit-step = Change: { $value }
proposal-not-given = not given
proposal-submit = Submit
proposal-changed-meanwhile = The draft has been changed in another window. Below is the new state: please read it once more.
proposal-other-department = The draft was begun for “{ $department }”. You no longer belong there and cannot submit it. Please ask the administration of the portal.
proposal-department = Department

# What is missing or not understood
proposal-missing-title = Please give the initiative a title.
proposal-missing-summary = Please describe briefly what is to be built.
proposal-missing-problem = Please write what goes badly today and what will be better.
proposal-missing-kind = Please choose: visible or background.
proposal-missing-contact = Please name somebody for questions.
proposal-missing-deadline = You give a reason: please give the deadline as well.
proposal-missing-deadline-reason = Please give the reason for the deadline.
proposal-missing-citizen-effect = Please choose what changes for citizens.
proposal-missing-citizen-cases = Please say how many cases of citizens there are per year.
proposal-missing-business-effect = Please choose what changes for businesses.
proposal-missing-business-cases = Please say how many cases of businesses there are per year.
proposal-title-too-short = Please enter a title of at least { $least } characters.
proposal-not-a-date = Please enter the date as DD.MM.YYYY, for example 31.12.2027.
proposal-no-such-day = There is no such day in the calendar. Please check the date.
proposal-far-away-day = Please check the year: it is before 1990 or after 2100.
proposal-not-a-number = Please enter a whole number and nothing else, for example 1200.
proposal-number-too-large = Please check the number: more than { $most } is not possible here.
proposal-not-a-council-document = Please enter the number like 16389-20, with a suffix like 16389-20-E1.
proposal-not-a-service-key = Please enter 14 digits that begin with 99, or the 5 digits of an OZG number.
proposal-unknown-project = There is no initiative “{ $number }”. Please remove the tick.

# Profile
summary-heading = Profile
summary-submitted = Submitted on { $date } by { $name }
summary-done-heading = Your initiative { $value } has been submitted
summary-done-explanation = Portfolio management checks it and asks if anything is unclear. You can print this page.
summary-to-project = To the initiative’s page
summary-to-proposals = My initiatives
summary-link = Profile for printing
summary-no-requirements = none
detail-citizens = Benefit for citizens
detail-businesses = Benefit for businesses
detail-benefit = { $effect }; cases per year: { $cases }
detail-benefit-level = { $facts } (suggested: level { $level } of 5)
