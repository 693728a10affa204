# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2


### Statements for everybody, help, and barriers that were reported

footer-statements = Help and legal information
statement-help = Help
statement-accessibility = Accessibility
statement-privacy = Privacy
statement-legal-notice = Legal notice
statement-changed = As of { $day }
statement-edit = Edit this text
statement-gaps = { $count ->
        [one] One detail is still missing
       *[other] { $count } details are still missing
    }
statement-gaps-explanation = What is highlighted is still to be filled in by the city. Until then this text is a model and not binding information.

admin-statements = Statements
statements-explanation = These pages are linked at the foot of every page, before signing in as well. They begin with model texts. Please have each text checked by those in charge before the portal goes public.
statement-page = Page
statement-language = Language
statement-in = { $value ->
        [en] English
       *[other] German
    }
statement-last-change = Last changed
statement-shipped = model text
statement-open = Missing details
statement-complete = complete
statement-text = Text
statement-text-hint = An empty line separates paragraphs. # and ## begin headings, - begins an item of a list, **bold**, [text of a link](https://…). What is still missing stands in [[double brackets]]. HTML is not run.
statement-preview = Preview
action-statement-changed = Statement changed
field-wording = Text

barrier-report = Report a barrier
barrier-explanation = Is something not accessible, hard to understand or impossible to operate? Tell us. A description is enough.
barrier-description = What hinders you?
barrier-description-hint = For example: what you wanted to do, what happened, and with what you operate the portal. Do not enter personal data of other people.
barrier-page = On which page?
barrier-page-hint = Address or heading of the page.
barrier-name = Name
barrier-email = E-mail address
barrier-email-hint = Only if you would like an answer.
barrier-privacy = Only the administration sees what you enter. It is deleted after the period that has been set.
barrier-send = Send the report
barrier-sent = Thank you. Your report has arrived.
barrier-too-many = Too many reports are coming in at the moment. Please try again later, or turn to the office that the help page names. What you have written still stands below.
barrier-mail-subject = Reported barrier { $number }
barrier-mail =
    Somebody has reported a barrier in the portal (number { $number }).

    Page: { $page }
    Name: { $name }
    E-mail address: { $email }

    { $description }

admin-barriers = Barriers
barriers-explanation = What was reported, the open reports first. Requests have to be answered within a reasonable time (section 10b (3) BGG NRW).
barriers-none = Nothing has been reported.
barrier-number = Report
barrier-called = Report { $value }
barrier-reported = Received
barrier-state = State
barrier-open = open
barrier-done = closed
barrier-answer = What came of it
barrier-answer-hint = What was put right or what was answered. The portal does not send it.
barrier-close = Close the report
barrier-closed = The report is closed.
barrier-closed-by = Closed { $when } by { $by }
barrier-closed-meanwhile = Somebody else has closed the report in the meantime. What stands below counts.
action-barrier-reported = Barrier reported
action-barrier-closed = Reported barrier closed
