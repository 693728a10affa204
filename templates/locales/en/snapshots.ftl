# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

### Cut-off dates, movements, and the view that updates itself.

moved-up = { $count ->
    [one] up 1 place
   *[other] up { $number } places
}
moved-down = { $count ->
    [one] down 1 place
   *[other] down { $number } places
}
moved-same = unchanged
moved-new-short = new
moved-new = newly ranked
moved-left-short = was { $value }
moved-left = had place { $value } before
moved-since = Change since the
moved-since-board = cut-off date { $day } (weighting { $weighting })
moved-weighting-changed = The weighting has changed since: weighting { $then } applied then, weighting { $now } applies now.

live-changed = The ranking has changed.
live-update = Update now
live-updated = The ranking is up to date.
live-lost = The connection is interrupted. The ranking may be out of date.
live-reload = Reload

projector-link = Projector view
projector-title = Top 25, projector view
projector-back = Back to the ranking
projector-more = { $count ->
    [one] One more initiative ties for the last place.
   *[other] { $number } more initiatives tie for the last place.
}

boards-title = Cut-off dates
boards-lead = For every cut-off date the ranking has been kept: the inputs, the weighting and the places. What has been kept is never changed.
boards-caption = Kept rankings, the latest first
boards-none = No ranking has been kept yet.
board-of-day = Ranking of (such as 9 June 2024)
board-of-day-show = Show
board-of-day-unreadable = Please enter a date such as 12 March 2026.
board-of-day-none = No ranking had been kept by { $day }. Please choose a later day.
column-board = Cut-off date
column-cause = Occasion
column-taken-by = Kept by
column-weighting = Weighting
column-hash = Checksum
snapshot-published = Weighting { $value } published
snapshot-held = Cut-off date kept
snapshot-first-reason = First state of the ranking in Vorrang

hold-title = Keep a cut-off date
hold-lead = The ranking as it is now is kept with all its inputs and never changed afterwards. From then on the arrows on the ranking show what has changed since this cut-off date.
hold-reason = Reason
hold-reason-hint = For example: meeting of the steering committee on 12 March 2026
hold-reason-missing = Please say why the ranking is kept.
hold-reason-too-long = These are { $count } characters. Please shorten the reason to 1,000 characters at most.
hold-leave = Cancel
hold-changed-heading = A cut-off date has been kept in the meantime
hold-changed = The ranking was last kept on { $value }. If you send the form again, it is kept once more.
hold-changed-link = View the state that was kept

past-title = Ranking of { $value }
past-mark = This is a past state.
past-explanation = This is how the ranking looked on { $value }. Today the order may be different.
past-present = Go to today’s ranking
past-reason = Reason
past-line = The Top { $size } end here.
past-tie = The Top 25 comprised { $number } initiatives because several tied for the last place.
past-tie-too-many = The Top 25 comprised { $number } initiatives because very many tied. The table holds the first { $shown } of them, the inputs all places.
past-names = Titles, departments, levels and points are those of then. The titles lead to the initiatives as they are today.
past-inputs = Inputs and checksum
past-inputs-explanation = All places follow from the inputs: the points of the criteria and the levels of every initiative in the procedure. Whoever saves the file and works out its SHA-256 checksum must get the same.
past-inputs-link = Inputs as text
past-hash = Checksum (SHA-256):
error-unknown-board = There is no cut-off date with the number “{ $board }”.

places-heading = Places over time
places-explanation = The higher up, the better the place. Where the initiative had no place, the line is broken. Vertical lines show where the weighting changed.
places-chart = Line of the places over the cut-off dates; the table that follows says the same
places-caption = Places at the cut-off dates, the latest first
places-today = today
places-new-weighting = (new)
places-weighting-short = W. { $value }

action-board-frozen = Ranking kept
field-weighting = Weighting
field-ranked = Initiatives with a place

board-verified = { $count ->
    [one] 1 kept ranking with { $places } places worked out anew: everything is right.
   *[other] { $count } kept rankings with { $places } places worked out anew: everything is right.
}
board-verify-empty = No ranking has been kept yet.
board-verify-hash = Cut-off date { $snapshot } ({ $time }): the checksum of the inputs is { $recomputed }, the one kept is { $stored }.
board-verify-log = Cut-off date { $snapshot } ({ $time }): the log knows of no ranking with the kept checksum { $stored }.
board-verify-unreadable = Cut-off date { $snapshot } ({ $time }): line { $line } of the inputs is not written as inputs are.
board-verify-weighting = Cut-off date { $snapshot } ({ $time }): the inputs name weighting { $recomputed }, the one kept is weighting { $stored }.
board-verify-place = Cut-off date { $snapshot } ({ $time }): { $project } has place { $stored }, worked out anew it is place { $recomputed }.
board-verify-shown = Cut-off date { $snapshot } ({ $time }): the view that was kept shows { $project } otherwise than follows from the inputs.
board-verify-missing = There are places for the cut-off date { $snapshot }, but no such cut-off date.
board-verify-more = There are { $count } more differences.
