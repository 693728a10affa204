// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A measurement as somebody types it in.

use chrono::{Datelike as _, NaiveDate};

use super::{Answers, Figures, Measure, Moment, NewMeasurement};
use crate::{
    kit::{
        form::{FieldError, Pairs},
        format::read_date,
        i18n::Message,
        text::{line, required, text},
    },
    portfolio::model::capacity::whole,
};

/// No service has more cases, days or steps.
const MOST: u64 = 100_000_000;
/// Longest source, in characters: a title with an address.
const LONGEST_SOURCE: usize = 500;
const LONGEST_REASON: usize = 2_000;
/// In an earlier year one was mistyped.
const FIRST_YEAR: i32 = 2000;

/// What somebody enters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasurementEdit {
    /// What it says.
    pub said: NewMeasurement,
    /// Why an earlier one is corrected.
    pub reason: Option<String>,
}

/// The day on which it is typed in, what can be said, and whether the proposal has forecast the cases itself.
pub struct Occasion<'a> {
    /// Nothing has been measured after this day.
    pub today: NaiveDate,
    /// What can be said of the project.
    pub moments: &'a [Moment],
    /// Whether the promised cases stand in the proposal.
    pub has_forecast: bool,
    /// Whether an earlier measurement is corrected.
    pub is_correction: bool,
}

impl MeasurementEdit {
    /// Name of the field with the moment.
    pub const MOMENT: &'static str = "moment";
    /// Name of the field with the day.
    pub const MEASURED_ON: &'static str = "measured_on";
    /// Name of the field with the source.
    pub const SOURCE: &'static str = "source";
    /// Name of the field with the number of those who were asked.
    pub const ASKED: &'static str = "asked";
    /// Name of the field with the number of those who agree.
    pub const AGREEING: &'static str = "agreeing";
    /// Name of the field with the reason of a correction.
    pub const REASON: &'static str = "reason";

    /// What was typed.
    pub fn read(typed: &Pairs, occasion: &Occasion<'_>) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut refuse = |field, message| errors.push(FieldError { field, message });
        let moment = typed.get(Self::MOMENT).and_then(Moment::from_code);
        let moment = moment.filter(|moment| occasion.moments.contains(moment));
        if moment.is_none() {
            refuse(Self::MOMENT, Message::new("outcome-moment-missing"));
        }
        let measured_on = day(typed, occasion.today).map_err(|message| refuse(Self::MEASURED_ON, message));
        let source = required(line(typed.raw(Self::SOURCE), LONGEST_SOURCE))
            .map_err(|message| refuse(Self::SOURCE, message));
        let reason = if occasion.is_correction {
            required(text(typed.raw(Self::REASON), LONGEST_REASON))
                .map(Some)
                .map_err(|message| refuse(Self::REASON, message))
        } else {
            Ok(None)
        };
        let (figures, answers) = figures(typed, moment, occasion.has_forecast, &mut refuse);
        match (moment, measured_on, source, reason) {
            (Some(moment), Ok(measured_on), Ok(source), Ok(reason)) if errors.is_empty() => {
                let said = NewMeasurement { moment, measured_on, source, figures, answers };
                Ok(Self { said, reason })
            }
            _ => Err(errors),
        }
    }
}

fn day(typed: &Pairs, today: NaiveDate) -> Result<NaiveDate, Message> {
    let text = typed.get(MeasurementEdit::MEASURED_ON).ok_or_else(|| Message::new("field-day-missing"))?;
    let day = read_date(text).filter(|day| day.year() >= FIRST_YEAR);
    let day = day.ok_or_else(|| Message::new("field-day-unreadable"))?;
    if day > today { Err(Message::new("outcome-day-ahead")) } else { Ok(day) }
}

fn figures(
    typed: &Pairs,
    moment: Option<Moment>,
    has_forecast: bool,
    refuse: &mut impl FnMut(&'static str, Message),
) -> (Figures, Option<Answers>) {
    let mut is_said = false;
    let mut number = |field: &'static str, refuse: &mut dyn FnMut(&'static str, Message)| {
        let text = typed.get(field)?;
        is_said = true;
        let number =
            whole(text).filter(|number| *number <= MOST).and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            refuse(field, Message::new("outcome-number-unreadable"));
        }
        number
    };
    let mut figures = Figures::new();
    for measure in Measure::ALL {
        if let Some(number) = number(measure.field(), refuse) {
            figures.insert(measure, number);
        }
    }
    let asked = number(MeasurementEdit::ASKED, refuse);
    let agreeing = number(MeasurementEdit::AGREEING, refuse);
    if !is_said {
        refuse(Measure::Cases.field(), Message::new("outcome-nothing-said"));
    }
    let (cases, online) = (figures.get(&Measure::Cases), figures.get(&Measure::OnlineCases));
    if has_forecast && moment == Some(Moment::Promised) && cases.is_some() && online.is_none() {
        refuse(Measure::Cases.field(), Message::new("outcome-forecast-stands"));
    }
    match (cases, online) {
        (None, Some(_)) if typed.get(Measure::Cases.field()).is_none() => {
            refuse(Measure::Cases.field(), Message::new("outcome-cases-missing"));
        }
        (Some(cases), Some(online)) if online > cases => {
            refuse(Measure::OnlineCases.field(), Message::new("outcome-online-too-many"));
        }
        _ => {}
    }
    (figures, answers(typed, moment, (asked, agreeing), refuse))
}

fn answers(
    typed: &Pairs,
    moment: Option<Moment>,
    numbers: (Option<u32>, Option<u32>),
    refuse: &mut impl FnMut(&'static str, Message),
) -> Option<Answers> {
    let is_typed = |field: &str| typed.get(field).is_some();
    let (asked, agreeing) = (MeasurementEdit::ASKED, MeasurementEdit::AGREEING);
    match (is_typed(asked), is_typed(agreeing)) {
        (false, false) => return None,
        (false, true) => refuse(asked, Message::new("outcome-asked-missing")),
        (true, false) => refuse(agreeing, Message::new("outcome-agreeing-missing")),
        (true, true) if moment.is_some_and(|moment| moment != Moment::After) => {
            refuse(asked, Message::new("outcome-asked-too-early"));
        }
        (true, true) => {}
    }
    let (Some(number), Some(yes)) = numbers else { return None };
    if number == 0 {
        refuse(asked, Message::new("outcome-asked-missing"));
    } else if yes > number {
        refuse(agreeing, Message::new("outcome-agreeing-too-many"));
    }
    Some(Answers { asked: number, agreeing: yes })
}
