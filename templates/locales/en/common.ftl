# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

product-name = Vorrang
product-owner = City of Dortmund · IT Department (dosys)
language-name = English
skip-to-content = Skip to content
navigation-main = Main navigation
navigation-aside = Language and account
navigation-board = Ranking
navigation-projects = Initiatives
navigation-log = Log
navigation-method = How scoring works
demonstration-label = Demonstration data
demonstration-notice = Effort, cost, scores and dependencies are examples and not the figures of the City of Dortmund.
footer-purpose = Which digitalisation initiatives come first, and why.
footer-licence = Free software under the EUPL-1.2

# Numbers, dates, amounts.
date-pattern = %-d %B %Y
date-and-time-pattern = %-d %B %Y, %H:%M
time-pattern = %H:%M
percent = { $value }%
amount-person-days = { $amount }{"\u00A0"}PD
amount-euros = €{ $amount }
amount-million-euros = €{ $amount }{"\u00A0"}m

# Projects
kind-visible = public-facing
kind-background = background
state-draft = draft
state-submitted = submitted
state-in-review = under review
state-query = query
state-in-assessment = being scored
state-assessed = scored
state-prioritised = prioritised
state-in-progress = in progress
state-completed = completed
state-deferred = deferred
state-declined = rejected
state-withdrawn = withdrawn
state-merged = merged
deadline-today = due today
deadline-ahead = { $count ->
    [one] 1 day left
   *[other] { $days } days left
}
deadline-passed = { $count ->
    [one] 1 day overdue
   *[other] { $days } days overdue
}

# Forms
field-optional = (optional)
errors-heading = Please check what you entered
conflict-heading = Somebody else has changed this in the meantime
conflict-explanation = Nothing has been overwritten. Compare both versions; the form holds what you entered. If you save again, that is what counts.
conflict-field = Field
conflict-stored = Stored in the meantime
conflict-typed = What you entered
