# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

error-title = Error
error-to-board = To the ranking
error-reference = If you write to us, please name this reference:
error-not-found-heading = There is no such page
error-not-found-explanation = The address may be out of date or incomplete.
error-unknown-project = There is no initiative with the number “{ $number }”.
error-method-not-allowed-heading = This page cannot be opened like this
error-method-not-allowed-explanation = Please open the page through a link.
error-unavailable-heading = Not available right now
error-unavailable-explanation = The database does not answer. Please try again in a minute; nothing is lost.
error-busy = More requests are arriving than the portal can answer. Please try again in a few seconds; nothing was saved.
error-full = There is no room left on the server. Your change was not saved; you can still read everything. Please tell the administration.
error-internal-heading = That should not have happened
error-internal-explanation = The mistake is ours and has been recorded. Nothing is lost.
error-forbidden-heading = You are not allowed to do this
error-forbidden-explanation = This page belongs to a task that has not been assigned to you in the portal. If you need it, please ask the administration.
error-foreign-form = The form does not belong to your session. Please go back, reload the page and send the form again.
error-too-large-heading = That is too much at once
error-too-large-explanation = The form holds more text than the portal accepts. Please go back and shorten it.
error-too-slow-heading = That took too long
error-too-slow-explanation = What you entered did not arrive completely; nothing was saved. Please go back and send the form again.
