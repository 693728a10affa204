# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

results-title = After delivery
results-lead = What completed initiatives promised and what was measured afterwards. Every figure has a day and a source; both are on the page of the initiative.
results-illustrative = These completed initiatives and their measurements are invented. They show what the evaluation looks like.
results-demonstration = Invented list of completed initiatives, for illustration
results-completed-list = Completed initiatives in the list
results-link = After delivery: promised and measured
results-heading = Completed initiatives
results-summary = { $count ->
    [0] No initiative is completed yet.
    [one] { $number } initiative is completed. Measured after delivery: { $measured }.
   *[other] { $number } initiatives are completed. Measured after delivery: { $measured } of them.
}
results-reading = On the left of the arrow is the last figure before the initiative, on the right the last one after delivery.
results-promised = promised: { $value }
results-pages = Pages of completed initiatives
results-before = Previous page
results-behind = Next page

calibration-heading = How good the forecasts of cases were
calibration-lead = The cases a year that the proposal forecast are compared with those last measured. For initiatives from a list the promise that was entered with its source counts as the forecast. 100% means exactly as forecast, less means that the forecast was too high. The median is the figure in the middle; a single outlier does not move it. With few initiatives it is only an indication.
calibration-none = There is no completed initiative yet with cases both forecast and measured.
calibration-projects = Initiatives
calibration-median = Measured compared with the forecast (median)
calibration-all = All departments
calibration-note = { $count ->
    [one] Earlier forecast by { $department }: { $percent } of the cases forecast were measured ({ $number } initiative).
   *[other] Earlier forecasts by { $department }: in the median { $percent } of the cases forecast were measured ({ $number } initiatives).
}
calibration-link = See the comparison

results-of-one = Promised and measured
outcome-stamp = This has made my life easier
outcome-stamp-column = Stamp
outcome-no-stamp = no stamp
outcome-not-measured = not measured yet
outcome-rule-heading = When the stamp is given
outcome-stamp-rule = The stamp “This has made my life easier” is given only for measured improvement: if at least one figure after delivery is better than before and no measured figure is worse, or if more than half of at least { $value } users who were asked agree.
outcome-rule-note = Better means a larger share online, or fewer days, steps, visits or media breaks. The number of cases does not count. Of several measurements the last one counts.
outcome-from-to = { $measure }: { $before } → { $after }
outcome-answers = { $agreeing } of { $asked } people asked agree ({ $percent })
outcome-answers-label = Survey
outcome-better = better
outcome-same = the same
outcome-worse = worse
outcome-exceeded = better than promised
outcome-kept = as promised
outcome-missed = promise not reached
outcome-origin = { $day }, { $source }
outcome-from-proposal = Forecast of the proposal
outcome-not-completed = This initiative is not completed yet. How things are before it and what is promised can be entered as soon as it is prioritised.
outcome-figures-heading = Before, promised, after
outcome-nothing = Nothing has been entered yet.
outcome-measure = What is counted
outcome-change = Change
outcome-measurements-heading = Measurements entered
outcome-measurements-lead = A measurement is never overwritten. A later one stands beside it, a correction says what it corrects.
outcome-measurement = { $moment }, { $day }
outcome-recorded = Entered by { $name } on { $time }
outcome-corrected = Corrected.
outcome-show-correction = To the correction
outcome-corrects = Corrects this measurement:
outcome-correct = Correct
outcome-record = Enter a measurement
outcome-record-heading = Enter a measurement
outcome-record-lead = Enter what you know; what was not counted stays empty. All figures of a measurement have the same day and the same source.
outcome-correct-heading = Correct a measurement
outcome-correct-lead = The old measurement stays visible and no longer counts. The correction counts in its place.
outcome-corrected-heading = Entered so far
outcome-corrected-before = Somebody else has already corrected this measurement. Please correct the new measurement if it is not right.
outcome-forecast = Forecast by the proposal: { $value } cases a year.
outcome-moment = Moment
outcome_moment-before = Before
outcome_moment-promised = Promised
outcome_moment-after = After delivery
outcome-moment-missing = Please choose which moment the figures are of.
outcome-measured-on = Day
outcome-day-hint = DD.MM.YYYY. The day of the measurement or promise; for a period its last day.
outcome-day-ahead = This day lies in the future. Please enter a day up to today.
outcome-source = Source
outcome-source-hint = Where the figures are written, for example “Evaluation of the specialist application, first half of 2026”. No personal data.
outcome-number-unreadable = Please enter a whole number up to 100,000,000, for example 1,200.
outcome-nothing-said = Please enter at least one figure.
outcome-cases-missing = Please enter all cases a year as well, so that the share online can be worked out.
outcome-online-too-many = That is more than all cases a year.
outcome-forecast-stands = The cases forecast are already in the proposal. Please leave the field empty.
outcome-asked = People asked
outcome-asked-hint = How many users were asked after delivery whether it has made their life easier.
outcome-agreeing = Of these agree
outcome-asked-missing = Please enter how many people were asked, at least 1.
outcome-agreeing-missing = Please enter how many agreed, even if it is 0.
outcome-agreeing-too-many = That is more than were asked.
outcome-asked-too-early = People are asked only after delivery. Please choose that moment or leave the field empty.
outcome-reason = Reason of the correction

measure-cases = Cases a year
measure-cases-hint = For a shorter period, projected to a year.
measure-online-cases = Of these online
measure-online-cases-hint = Cases that arrive online.
measure-processing-days = Processing days
measure-processing-days-hint = From the application to the decision in a usual case, calendar days, rounded to whole days.
measure-steps = Steps
measure-steps-hint = What somebody has to do themselves in a usual case.
measure-visits = Visits to the office
measure-visits-hint = In a usual case.
measure-media-breaks = Media breaks
measure-media-breaks-hint = Changes between paper and digital in a usual case, also within the administration.

action-outcome-recorded = Measurement entered
action-outcome-corrected = Measurement corrected
field-outcome-moment = Moment
field-measured-on = Day
field-source = Source
field-cases = Cases a year
field-online-cases = Of these online
field-processing-days = Processing days
field-steps = Steps
field-visits = Visits to the office
field-media-breaks = Media breaks
field-asked = People asked
field-agreeing = Of these agree
