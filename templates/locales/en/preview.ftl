# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

my-view-title = Your view
my-view-heading = How would you weigh the criteria?
my-view-not-official = Your view – not the official order.
my-view-explanation = Try what the Top 25 would look like with other weights. Your points stand in the address of this page only and are stored nowhere.
my-view-official = To the official ranking (weighting { $value })

weigh-legend = Points for each criterion
weigh-slider = Slider: { $value }
weigh-in-force = officially { $value }%
weigh-sum = Sum:
weigh-points = { $count ->
    [one] 1 point
   *[other] { $number } points
}
weigh-calculate = Calculate
weigh-restore = Restore the official weighting
weigh-ends = How far each weight can go, and who then comes or goes
weigh-help = Help with weighting
weigh-save-as-draft = Save as a draft
weigh-back-to-draft = Draft
weigh-new-from-points = The draft begins with the points of your view.
weigh-update-failed-draft = The preview could not be updated. “Save” shows it again.
weigh-update-failed = The preview could not be updated. Please press “Calculate”.

preview-heading = Who comes and who goes
preview-nobody = Nobody comes in, nobody drops out.
preview-board-heading = The Top 25 would look like this
preview-caption = The Top 25 with these points, compared with the official ranking
preview-refused = As soon as everything is filled in correctly, the preview is here again.
preview-nothing = The Top 25 stay as they are: the same initiatives in the same places.
preview-sentence = { $entering }, { $leaving }, { $moving }.
preview-entering = { $count ->
    [0] No initiative comes in
    [one] 1 initiative comes in
   *[other] { $number } initiatives come in
}
preview-leaving = { $count ->
    [0] none drops out
    [one] 1 drops out
   *[other] { $number } drop out
}
preview-moving = { $count ->
    [0] no other changes place
    [one] 1 changes place
   *[other] { $number } change place
}
preview-in = Coming in
preview-out = Dropping out
preview-more = { $count ->
    [one] and 1 more
   *[other] and { $number } more
}
preview-left = These initiatives drop out of the Top 25.
preview-tie = { $tied } initiatives share place { $place }. As all of them are in, the Top 25 hold { $board } initiatives here.
preview-first-only = The first { $value } are shown.
preview-without-place = { $count ->
    [one] 1 initiative in the procedure has
   *[other] { $number } initiatives in the procedure have
} no place yet because scores are missing{ $differs ->
    [0] {""}
   *[other] {" "}(officially: { $in-force })
}.
column-change = Change
change-none = unchanged
change-within = from { $from } to { $to }
change-enters = from { $from } to { $to }, new
change-enters-without-place = new, had no place before
change-leaves = from { $from } to { $to }, drops out
change-leaves-without-place = dropped out from { $value }, now without a place: a score is missing

weigh-help-lead = Two ways to points. Both fill in the fields; after that you see what follows and can adjust them.
weigh-help-fill = Take over into the fields
swing-heading = Compare levels
swing-question = Imagine an initiative at level 0 on all criteria. Which criterion would you lift to level 5 first? It gets { $value } points. Compared with that, how much is the same step worth to you on the others?
swing-from = From level 0: { $value }
swing-to = To level 5: { $value }
swing-none-is-first = Please give exactly { $most } points to the criterion that you would lift first; the others get no more than that.
order-heading = Only the order is clear
order-question = Number the criteria: 1 for the most important one, 2 for the next and so on. Equally important ones get the same number.
order-method = How this becomes points: the centre of all weightings with this order is taken (rank-order centroid). The points are whole numbers and add up to { $value }, or to a few less where equally important criteria would otherwise get unequal points.
help-number = Please enter a whole number from { $least } to { $most }.
order-too-many = With more than twelve criteria, no sensible points follow from the order alone.
