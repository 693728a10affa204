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
weighting-notice-why = You get this message because you can approve weightings. In the portal you can switch such messages off in your account.

error-unknown-weighting = There is no weighting { $version }.
error-unknown-weighting-draft = There is no draft { $id }, or it is not for you.

# Pages
navigation-weightings = Weighting
weightings-title = Weightings
weightings-lead = A weighting says how much each criterion counts. Every published weighting keeps its number and is never changed.
weightings-waiting = Waiting for your approval
weightings-own = Your drafts
weightings-shared = Shared drafts
weightings-all = All weightings
weighting-now = { $value } is in force
weighting-in-force = in force
weighting-is-in-force = This weighting is in force.
weighting-is-past = This weighting is no longer in force.
weighting-points = Points
weighting-version-column = Weighting
weighting-published = Published
weighting-author = Drafted by
weighting-approver = Approved by
weighting-reason = Reason
weighting-actions = Steps
weighting-not-approved = without a second person
weighting-set-up = when the portal was set up
weighting-four-eyes-off = The four-eyes principle is switched off: one person alone can change the weighting.
weighting-changed = changed { $value }

# Drafts
weighting-new = New draft
weighting-new-heading = New draft of a weighting
weighting-new-explanation = A draft changes nothing on the board. Only you see it until you share it or ask for approval.
weighting-draft-name = Name of the draft
weighting-draft-name-hint = For example “More weight on benefit for citizens”
weighting-draft-reason = Reason
weighting-draft-reason-hint = Why should this weighting count? The reason is published with the weighting.
weighting-from = Take points from
weighting-from-hint = You change the points in the next step.
weighting-from-unknown = There is no such template. Please choose one from the list.
weighting-begin = Create draft
weighting-take-up = Take up again
weighting-take-up-heading = Take up weighting { $value } again
weighting-take-up-explanation = The old weighting becomes a new draft with the same points. The old weighting stays as it is.
weighting-take-up-name = As weighting { $value } again
weighting-draft-called = Draft “{ $value }”
weighting-draft-by = Draft “{ $name }” ({ $author })
weighting-draft-private = visible to you only
weighting-draft-shared = shared with the leadership
weighting-draft-submitted = waits for approval
weighting-draft-published = published
weighting-draft-discarded = discarded
weighting-draft-is-submitted = You have asked for approval. If you change the draft now, you have to ask again.
weighting-draft-is-published = The draft has become weighting { $value }. It can no longer be changed.
weighting-draft-outdated-version = The draft was last saved when weighting { $before } was in force. By now weighting { $now } is in force.
weighting-draft-outdated-projects = Since the draft was last saved ({ $value }), initiatives or assessments have changed.
weighting-draft-forgotten = These criteria have no points in this draft yet: { $value }. Without them it cannot be published.
weighting-next = How does it go on?
weighting-compare = Compare with the weighting in force
weighting-copy = Take over as own draft
weighting-to-draft = To the draft
weighting-done-begun = The draft has been created
weighting-done-saved = The draft has been saved
weighting-done-shared = The draft is shared with the leadership
weighting-done-unshared = The draft is visible to you only
weighting-done-submitted = Approval has been requested; the others of the leadership get a message
weighting-discarded = The draft has been discarded

# Steps with a draft
weighting-share = Share
weighting-share-heading = Share the draft?
weighting-share-explanation = The other people with the role leadership can then read and compare the draft. Only you can change it.
weighting-unshare = Stop sharing
weighting-unshare-heading = Stop sharing the draft?
weighting-unshare-explanation = After that only you see the draft.
weighting-withdraw-explanation = After that only you see the draft. Your request for approval is withdrawn with it.
weighting-submit = Request approval
weighting-submit-heading = Request approval
weighting-submit-explanation = Another person with the role leadership looks at the draft and publishes it. It can then be read by all of the leadership.
weighting-submit-changed = The draft has been changed in the meantime. Please look at it once more before you request approval.
weighting-discard = Discard
weighting-discard-heading = Discard the draft?
weighting-discard-explanation = The draft disappears for everybody. This cannot be undone.

# Publishing
weighting-approve = Check and publish
weighting-publish = Publish
weighting-publish-heading = Publish { $value }
weighting-publish-explanation = After publishing, this weighting counts for everybody and the board changes at once. Below you see what changes.
weighting-publish-changed = The draft was changed while you looked at it. This is the new text.
weighting-decide = Decide
weighting-confirm = Another state than in the draft
weighting-confirm-label = I have seen the effects on the present state and want to publish nevertheless.
weighting-confirm-missing = Please confirm that you have seen the effects on the present state.
weighting-confirm-again = While you looked at this page, something has changed. Please look at the effects once more and confirm them.
weighting-is-published = The weighting is published and the board is worked out anew
weighting-published-heading = The draft has already been published
weighting-overtaken-heading = Somebody else has published in the meantime
weighting-overtaken =
    { $name } published weighting { $version } on { $at }. What you wanted has therefore not been done.
    Reason: { $reason }
weighting-refused-heading = The draft cannot be published
weighting-own-draft = You have written the draft yourself. By the four-eyes principle another person with the role leadership has to publish it.
weighting-not-submitted = Approval has not been requested for this draft yet.

# Comparing
compare-title = Compare weightings
compare-lead = What each criterion counts, and at which places today's initiatives would stand with it.
compare-a = Starting point
compare-b = Compare with
compare-show = Compare
compare-versions = Compare weightings
compare-not-all = Shown are the { $count } drafts changed last. Others are chosen above, one at a time.
compare-drafts = Compare drafts side by side
compare-alone = There is only one weighting so far.
compare-effect = Effect: { $value }
compare-same = Nothing changes in the Top 25.
compare-entering = { $count ->
    [0] No initiative enters the Top 25.
    [one] 1 initiative enters the Top 25.
   *[other] { $number } initiatives enter the Top 25.
}
compare-leaving = { $count ->
    [0] None drops out.
    [one] 1 drops out.
   *[other] { $number } drop out.
}
compare-moving = { $count ->
    [0] All others keep their place.
    [one] 1 other changes its place.
   *[other] { $number } others change their place.
}
compare-entering-heading = Enters the Top 25
compare-leaving-heading = Drops out of the Top 25
compare-places = Places of today's initiatives
compare-places-explanation = All initiatives are shown that are in the Top 25 with one of the weightings.
compare-more = { $count ->
    [one] 1 more is not shown.
   *[other] { $number } more are not shown.
}
compare-no-place = no place
compare-enters = new in the Top 25
compare-leaves = no longer in the Top 25
compare-rises = ▲ { $number } { $count ->
    [one] place higher
   *[other] places higher
}
compare-falls = ▼ { $number } { $count ->
    [one] place lower
   *[other] places lower
}
compare-stays = unchanged
