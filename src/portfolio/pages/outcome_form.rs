// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Entering what was promised or measured, and correcting it.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::NaiveDate;

use super::{outcome::read_number, outcome_words};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{Person, Resumed, SignedIn},
    portfolio::{
        actions::{self, Recorded, Told},
        model::{Measure, Measurement, MeasurementEdit, MeasurementId, Moment, Occasion, moments},
    },
    state::AppState,
};

/// What is corrected.
struct CorrectedPart {
    source: String,
    said: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "portfolio/outcome_form.html")]
struct OutcomeForm {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
    href: String,
    heading: String,
    corrected: Option<CorrectedPart>,
    /// The proposal's own forecast.
    forecast: Option<String>,
    fields: Vec<Field>,
}

/// The project that a form is about, and the measurement that it corrects.
struct Subject {
    told: Told,
    corrects: Option<Measurement>,
}

impl Subject {
    async fn of(
        state: &AppState,
        person: &Person,
        (number, corrects): (&str, Option<i64>),
    ) -> Result<Self, Error> {
        let mut db = state.pool.acquire().await?;
        let told = actions::told_to_record(&mut db, person, &read_number(number)?).await?;
        if moments(&told.project).is_empty() {
            return Err(Error::NotFound(None));
        }
        let corrects = match corrects {
            Some(id) => {
                let found = told.measurements.iter().find(|one| one.id == MeasurementId(id));
                Some(found.cloned().ok_or(Error::NotFound(None))?)
            }
            None => None,
        };
        Ok(Self { told, corrects })
    }

    fn read(&self, typed: &Pairs, today: NaiveDate) -> Result<MeasurementEdit, Vec<FieldError>> {
        let occasion = Occasion {
            today,
            moments: &moments(&self.told.project),
            has_forecast: self.told.forecast.is_some(),
            is_correction: self.corrects.is_some(),
        };
        MeasurementEdit::read(typed, &occasion)
    }

    fn draw(&self, chrome: Chrome, typed: &Pairs, errors: &[FieldError]) -> OutcomeForm {
        let (words, project) = (chrome.words, &self.told.project);
        let key = if self.corrects.is_some() { "outcome-correct-heading" } else { "outcome-record-heading" };
        let corrected = self.corrects.as_ref().map(|one| CorrectedPart {
            source: one.said.source.clone(),
            said: outcome_words::said(&one.said, words),
        });
        OutcomeForm {
            number: project.number.to_string(),
            title: project.title.clone(),
            department: project.department.name.clone(),
            href: chrome.href(&format!("/projects/{}", project.number)),
            heading: words.text(key),
            corrected,
            forecast: self
                .told
                .forecast
                .map(|cases| words.text_about("outcome-forecast", &words.integer(cases))),
            fields: fields(words, (typed, errors), &moments(project), self.corrects.is_some()),
            chrome,
        }
    }
}

fn fields(
    words: Locale,
    (typed, errors): (&Pairs, &[FieldError]),
    moments: &[Moment],
    is_correction: bool,
) -> Vec<Field> {
    let choice = |moment: &Moment| Choice {
        value: moment.code().to_owned(),
        label: words.text(&format!("{}{}", "outcome_moment-", moment.code())),
        is_chosen: false,
    };
    let line = |name, key| Field::of(words, (name, key), Control::Line("text"), typed);
    let radio = Control::Radio(moments.iter().map(choice).collect());
    let mut fields = vec![
        Field::of(words, (MeasurementEdit::MOMENT, "outcome-moment"), radio, typed),
        line(MeasurementEdit::MEASURED_ON, "outcome-measured-on").with_hint(words.text("outcome-day-hint")),
        line(MeasurementEdit::SOURCE, "outcome-source").with_hint(words.text("outcome-source-hint")),
    ];
    for one in Measure::ALL {
        let (key, hint) = match one {
            Measure::Cases => ("measure-cases", "measure-cases-hint"),
            Measure::OnlineCases => ("measure-online-cases", "measure-online-cases-hint"),
            Measure::ProcessingDays => ("measure-processing-days", "measure-processing-days-hint"),
            Measure::Steps => ("measure-steps", "measure-steps-hint"),
            Measure::Visits => ("measure-visits", "measure-visits-hint"),
            Measure::MediaBreaks => ("measure-media-breaks", "measure-media-breaks-hint"),
        };
        fields.push(line(one.field(), key).with_hint(words.text(hint)).optional());
    }
    if moments.contains(&Moment::After) {
        let asked = line(MeasurementEdit::ASKED, "outcome-asked").with_hint(words.text("outcome-asked-hint"));
        fields.extend([asked.optional(), line(MeasurementEdit::AGREEING, "outcome-agreeing").optional()]);
    }
    if is_correction {
        let name = (MeasurementEdit::REASON, "outcome-reason");
        fields.push(Field::of(words, name, Control::Text(3), typed));
    }
    fields.into_iter().map(|field| field.with_errors(words, errors)).collect()
}

/// A measurement as its form would have been filled in.
fn as_typed(one: &Measurement, words: Locale) -> Pairs {
    let said = &one.said;
    let numbers = said.figures.iter().map(|(measure, number)| (measure.field(), words.integer(*number)));
    let answers = said.answers.into_iter().flat_map(|answers| {
        [(MeasurementEdit::ASKED, answers.asked), (MeasurementEdit::AGREEING, answers.agreeing)]
    });
    let texts = [
        (MeasurementEdit::MOMENT, said.moment.code().to_owned()),
        (MeasurementEdit::MEASURED_ON, words.date(said.measured_on)),
        (MeasurementEdit::SOURCE, said.source.clone()),
    ];
    let answers = answers.map(|(name, number)| (name, words.integer(number)));
    Pairs::of(texts.into_iter().chain(numbers).chain(answers))
}

/// `GET /projects/DIG-001/results/new`: the form.
pub async fn record_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &person, (&number, None)).await?;
    let page = subject.draw(chrome, &resumed.unwrap_or_default(), &[]);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/results/new`: enters it.
pub async fn record(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    enter(&state, &person, chrome, (&number, None), &typed).await
}

/// `GET /projects/DIG-001/results/3/correct`: the form with what was entered.
pub async fn correct_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path((number, id)): Path<(String, i64)>,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &person, (&number, Some(id))).await?;
    if subject.corrects.as_ref().is_some_and(|one| one.corrected_by.is_some()) {
        return Ok(Redirect::to(&chrome.href(&format!("/projects/{number}/results"))).into_response());
    }
    let entered = subject.corrects.as_ref().map(|one| as_typed(one, chrome.words));
    let page = subject.draw(chrome, &resumed.or(entered).unwrap_or_default(), &[]);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/results/3/correct`: enters what stands in its place.
pub async fn correct(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path((number, id)): Path<(String, i64)>,
    Form(typed): Form,
) -> Result<Response, Error> {
    enter(&state, &person, chrome, (&number, Some(id)), &typed).await
}

async fn enter(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    (number, corrects): (&str, Option<i64>),
    typed: &Pairs,
) -> Result<Response, Error> {
    let subject = Subject::of(state, person, (number, corrects)).await?;
    let (status, errors) = match subject.read(typed, state.clock.today()) {
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Ok(edit) => {
            let project = (&subject.told.project.number, corrects.map(MeasurementId));
            match actions::record(&state.pool, person, project, &edit, state.clock.now()).await? {
                Recorded::Done => {
                    let address = format!("/projects/{}/results?done=saved", subject.told.project.number);
                    return Ok(Redirect::to(&chrome.href(&address)).into_response());
                }
                Recorded::CorrectedBefore => {
                    let message = Message::new("outcome-corrected-before");
                    (StatusCode::CONFLICT, vec![FieldError { field: MeasurementEdit::REASON, message }])
                }
            }
        }
    };
    Ok(page::respond(status, page::render(&subject.draw(chrome, typed, &errors))?))
}
