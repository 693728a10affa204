// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A project, and why it stands where it stands.

use std::cmp::Ordering;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    answer::AnswerPart,
    chart::Chart,
    deadlines::DueLine,
    letter,
    robustness::SuretyPart,
    row::{Link, Row},
    words,
};
use crate::{
    audit::{self, HistoryLine},
    board::{
        actions::{self, Explanation},
        model::{BOARD_SIZE, Entry, ValueModel},
        store,
    },
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{Reader, Role},
    projects::{self, Details, Fact, GroundsPart, Procedure, ProjectName, ProjectNumber, ReusePart},
    state::AppState,
};

/// One criterion in the worked calculation.
struct CriterionLine {
    colour: usize,
    name: String,
    weight: String,
    percent: String,
    /// `4`, or empty if it has not been assessed.
    level: String,
    /// What the level means; for a half level both neighbours.
    anchors: Vec<String>,
    points: String,
    /// The most points that this criterion can give.
    most_points: String,
}

/// Another project beside this one.
struct Comparison {
    heading: String,
    link: Link,
    sentence: String,
    /// By criterion: name, points of this project, points of the other, difference with its sign.
    lines: Vec<(String, String, String, String)>,
    /// The same for the sum.
    sum: (String, String, String),
}

#[derive(Template)]
#[template(path = "board/project.html")]
struct ProjectPage {
    chrome: Chrome,
    row: Row,
    summary: String,
    legal_basis: Option<String>,
    /// By when it must begin.
    due: Option<DueLine>,
    /// From when on it must be of use, and where portfolio management changes that.
    usable_from: Option<String>,
    window_link: Option<String>,
    /// What of its work it asks of which teams, and where portfolio management changes that; nothing without teams.
    teams: Option<(String, Option<String>)>,
    /// What its proposer has said besides.
    facts: Vec<Fact>,
    lines: Vec<CriterionLine>,
    weight_sum: String,
    weighting_version: String,
    is_on_board: bool,
    /// That something does not go by the rules, if one is on.
    rules_note: Option<String>,
    is_ranked_state: bool,
    /// What shares its place.
    tied_with: Vec<Link>,
    /// What the place means for those who asked for it.
    answer: Option<AnswerPart>,
    /// How sure the place is, for a project that has one.
    sureties: Option<SuretyPart>,
    comparisons: Vec<Comparison>,
    requires: Vec<Link>,
    /// What it requires through others.
    requires_beneath: Vec<Link>,
    required_by: Vec<Link>,
    /// The places that it has had.
    chart: Option<Chart>,
    /// What happened to it, the newest first.
    history: Vec<HistoryLine>,
    /// What goes on inside it.
    merged_here: Vec<MergedLink>,
    /// The one of them by whose address the reader came here.
    came_from: Option<String>,
    /// The service that it brings online.
    reuse: Option<ReusePart>,
    /// Its duty, and what is decided about its place.
    grounds: Option<GroundsPart>,
    /// For those who are signed in: how it moves on.
    procedure: Option<Procedure>,
}

/// A project that goes on inside another, with the way to its own text.
struct MergedLink {
    number: String,
    title: String,
    href: String,
}

impl MergedLink {
    fn of(name: &ProjectName, chrome: &Chrome) -> Self {
        Self {
            number: name.number.to_string(),
            title: name.title.clone(),
            href: chrome.href(&format!("/projects/{}?merged=show", name.number)),
        }
    }
}

/// `GET /projects/DIG-001`: a project and the reason for its place. One that is merged leads to where it goes
/// on, unless its own text is asked for.
pub async fn project(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    Path(number): Path<String>,
    given: Pairs,
) -> Result<Response, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.clone())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?.ok_or_else(unknown)?;
    let explanation = actions::explain(db, &wanted).await?.ok_or_else(unknown)?;
    let project = &explanation.entry.project;
    if let Some(target) = projects::merged_into(&mut *db, project.id).await?
        && given.get("merged") != Some("show")
    {
        let address = format!("/projects/{}?from={}", target.number, project.number);
        return Ok(Redirect::to(&chrome.href(&address)).into_response());
    }
    let today = state.clock.today();
    let history = audit::history_of(&mut *db, &wanted.to_string()).await?;
    let history = audit::history_lines(&history, chrome.words);
    let details = projects::details(&mut *db, project.id).await?;
    let past = actions::past_places(&mut *db, project.id).await?;
    let mut page = draw(chrome, &model, (&explanation, &details), history, today);
    let chrome = &page.chrome;
    let present = (state.clock.now(), explanation.entry.place(), model.weighting.version);
    page.chart = Chart::of(&past, present, chrome);
    let told = actions::tell(db, &explanation.entry, &model).await?;
    let answer = AnswerPart::of(&explanation.entry, &told, &model, chrome.words);
    page.answer = Some(AnswerPart { letter: letter::link(person.as_ref(), project, chrome), ..answer });
    if explanation.entry.place().is_some() {
        let sureties = actions::sureties(db, project.id).await?;
        page.sureties = Some(SuretyPart::of(&sureties, &model, reading.revision, chrome.words));
    }
    let reuse = projects::reuse(&mut *db, project.id).await?;
    page.reuse = Some(ReusePart::of(&reuse, person.as_ref(), project, chrome));
    let (duty, decision) = projects::rank_grounds(db, project.id).await?;
    let grounds = (duty.as_ref(), decision.as_ref());
    page.grounds = GroundsPart::of(grounds, person.as_ref(), project, model.weighting.rules, chrome);
    let merged = projects::merged_here(&mut *db, project.id).await?;
    page.came_from = arrival(&merged, &given, chrome.words);
    page.merged_here = merged.iter().map(|name| MergedLink::of(name, chrome)).collect();
    let due = actions::due_of(db, project.id, today).await?;
    page.due = due.as_ref().map(|due| DueLine::of(due, chrome));
    let usable_from = due.and_then(|due| due.work.usable_from);
    page.usable_from = usable_from.map(|day| chrome.words.date(day));
    let manages = person.as_ref().is_some_and(|person| person.has(Role::PortfolioManager));
    let link = |to: &str| manages.then(|| format!("{}/{to}", page.row.href));
    let teams = store::work_of_teams(&mut *db, project.id).await?;
    (page.window_link, page.teams) =
        (link("usable-from"), teams.map(|teams| (words::of_teams(&teams, chrome.words), link("teams"))));
    if let Some((person, case)) = person.zip(projects::find_case(&mut *db, project.id).await?) {
        let comments = projects::comments_on(&mut *db, project.id).await?;
        let mut procedure = Procedure::of((&case, comments), &person, project, chrome, today);
        let calibration = projects::calibration_for(db, &person, project).await?;
        procedure.case.calibration = calibration
            .map(|found| projects::calibration_text(&project.department.name, &found, chrome.words));
        page.procedure = Some(procedure);
    }
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// That the reader came by the address of one of those that go on inside the project.
fn arrival(merged: &[ProjectName], given: &Pairs, words: Locale) -> Option<String> {
    let from = given.get("from")?;
    let from = merged.iter().find(|name| name.number.to_string() == from)?;
    let arguments = [("number", from.number.to_string().into()), ("title", from.title.clone().into())];
    Some(words.text_with("merged-arrival", &arguments))
}

fn draw(
    chrome: Chrome,
    model: &ValueModel,
    (explanation, details): (&Explanation, &Details),
    history: Vec<HistoryLine>,
    today: chrono::NaiveDate,
) -> ProjectPage {
    let words = chrome.words;
    let Explanation { entry, required_by, .. } = explanation;
    let requirements = |direct: bool| {
        let wanted = entry.requires.iter().filter(|requirement| requirement.is_direct == direct);
        wanted.map(|requirement| Link::of(&requirement.project, &chrome)).collect()
    };
    ProjectPage {
        row: Row::of(entry, model, &chrome, today),
        summary: entry.project.summary.clone(),
        legal_basis: entry.project.legal_basis.clone(),
        due: None,
        usable_from: None,
        window_link: None,
        teams: None,
        facts: projects::facts(details, words),
        lines: calculation(entry, model, words),
        weight_sum: words.integer(model.weights.total()),
        weighting_version: words.integer(model.weighting.version),
        is_on_board: entry.is_on_board(),
        rules_note: model.weighting.rules.any().then(|| words.text("rules-by-points-only")),
        is_ranked_state: entry.project.state.is_ranked(),
        tied_with: explanation.tied_with.iter().map(|related| Link::of(related, &chrome)).collect(),
        answer: None,
        sureties: None,
        comparisons: comparisons(explanation, model, &chrome),
        requires: requirements(true),
        requires_beneath: requirements(false),
        required_by: required_by.iter().map(|related| Link::of(related, &chrome)).collect(),
        chart: None,
        history,
        merged_here: Vec::new(),
        came_from: None,
        reuse: None,
        grounds: None,
        procedure: None,
        chrome,
    }
}

fn calculation(entry: &Entry, model: &ValueModel, words: Locale) -> Vec<CriterionLine> {
    let contributions = model.contributions(&entry.levels);
    let weights = model.weights.points().iter().zip(model.shares());
    let rows = (1..).zip(&model.criteria).zip(weights).zip(entry.levels.iter().zip(contributions));
    rows.map(|(((colour, criterion), (weight, share)), (level, contribution))| CriterionLine {
        colour,
        name: criterion.name.get(words).to_owned(),
        weight: words.integer(*weight),
        percent: words.short_tenths(share),
        level: level.map(|level| words::level(level, words)).unwrap_or_default(),
        anchors: level
            .map(|level| criterion.anchors(level).map(|anchor| anchor.get(words).to_owned()).collect())
            .unwrap_or_default(),
        points: level.map(|_| words.tenths(contribution.tenths)).unwrap_or_default(),
        most_points: words.short_tenths(share),
    })
    .collect()
}

fn comparisons(explanation: &Explanation, model: &ValueModel, chrome: &Chrome) -> Vec<Comparison> {
    let entry = &explanation.entry;
    if entry.place().is_none() {
        return Vec::new();
    }
    let above = explanation.above.iter().map(|other| compare(entry, other, ABOVE, model, chrome));
    let keys = if entry.is_on_board() { FIRST_OUT } else { LAST_IN };
    let across = explanation.across_the_line.iter().map(|other| compare(entry, other, keys, model, chrome));
    above.chain(across).collect()
}

/// Keys of the heading and of the sentence.
type Keys = (&'static str, &'static str);
const ABOVE: Keys = ("compare-above-heading", "compare-above-sentence");
const FIRST_OUT: Keys = ("compare-first-out-heading", "compare-first-out-sentence");
const LAST_IN: Keys = ("compare-last-in-heading", "compare-last-in-sentence");

fn compare(
    entry: &Entry,
    other: &Entry,
    (heading, sentence): Keys,
    model: &ValueModel,
    chrome: &Chrome,
) -> Comparison {
    let words = chrome.words;
    let tenths = |entry: &Entry| {
        entry.position.map_or(0, |position| i64::from(model.points(position.score.lowest()).tenths()))
    };
    let signed = |difference: i64| match difference {
        0 => "±0".to_owned(),
        1.. => format!("+{}", words.tenths(difference)),
        _ => format!("−{}", words.tenths(-difference)),
    };
    let (mine, theirs) = (tenths(entry), tenths(other));
    let place = other.place().unwrap_or_default();
    // A rule may put one above another that has more points.
    let is_ahead = sentence == FIRST_OUT.1;
    let sentence = match mine.cmp(&theirs) {
        Ordering::Greater if !is_ahead => "compare-by-rule-sentence",
        Ordering::Less if is_ahead => "compare-by-rule-behind-sentence",
        _ => sentence,
    };
    let arguments = [
        ("place", words.integer(place).into()),
        ("size", BOARD_SIZE.into()),
        ("points", words.tenths((mine - theirs).abs()).into()),
    ];
    let pairs = model.contributions(&entry.levels).into_iter().zip(model.contributions(&other.levels));
    let lines = model.criteria.iter().zip(pairs).map(|(criterion, (mine, theirs))| {
        let (mine, theirs) = (i64::from(mine.tenths), i64::from(theirs.tenths));
        (
            criterion.short_name.get(words).to_owned(),
            words.tenths(mine),
            words.tenths(theirs),
            signed(mine - theirs),
        )
    });
    let related = crate::board::model::Related {
        number: other.project.number.clone(),
        title: other.project.title.clone(),
        place: other.place(),
        state: other.project.state,
    };
    Comparison {
        heading: words.text_with(heading, &arguments),
        sentence: words.text_with(sentence, &arguments),
        link: Link::of(&related, chrome),
        lines: lines.collect(),
        sum: (words.tenths(mine), words.tenths(theirs), signed(mine - theirs)),
    }
}
