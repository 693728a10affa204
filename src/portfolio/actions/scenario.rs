// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action, Event},
    error::Error,
    kit::{
        form::FieldError,
        i18n::{Locale, Message},
    },
    people::Person,
    portfolio::{
        model::{RuleEdit, RuleId, Scenario, ScenarioEdit, ScenarioId, ScenarioRule, ScenarioStatus},
        store,
    },
    projects::{ProjectId, ProjectNumber, State, find_by_number},
};

/// What became of a change of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Done, now or by the same click a moment ago.
    Done,
    /// Another window has changed it since; this is how it is.
    Conflict(Box<Scenario>),
}

/// What became of a demand.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleAddition {
    /// It is demanded.
    Done,
    /// A field says what cannot be.
    Refused(FieldError),
}

fn unknown(id: ScenarioId) -> Error {
    Error::NotFound(Some(Message::new("error-unknown-scenario").with("id", id.0.to_string())))
}

/// The scenario of that key for somebody who may read it. Whether there is one that somebody else keeps to themselves
/// is nobody's business.
pub async fn find_scenario(
    db: &mut PgConnection,
    person: &Person,
    id: ScenarioId,
) -> Result<Scenario, Error> {
    if !Scenario::may_plan(person) {
        return Err(Error::Forbidden);
    }
    let found = store::scenario(db, id).await?;
    found.filter(|scenario| scenario.is_visible_to(person)).ok_or_else(|| unknown(id))
}

/// The same for its author, while it can be changed.
pub async fn own_scenario(db: &mut PgConnection, person: &Person, id: ScenarioId) -> Result<Scenario, Error> {
    let scenario = find_scenario(db, person, id).await?;
    if scenario.is_of(person) && scenario.status == ScenarioStatus::Open {
        Ok(scenario)
    } else {
        Err(Error::Forbidden)
    }
}

/// The scenarios that the person may read, the last changed first: none for those who do not plan.
pub async fn list_scenarios(db: &mut PgConnection, person: &Person) -> Result<Vec<Scenario>, Error> {
    if !Scenario::may_plan(person) {
        return Ok(Vec::new());
    }
    Ok(store::scenarios(db, person.id).await?)
}

/// Begins a scenario, which nobody else sees for now; with `copied` it demands the same as that one.
pub async fn begin_scenario(
    pool: &PgPool,
    person: &Person,
    edit: &ScenarioEdit,
    copied: Option<ScenarioId>,
    at: DateTime<Utc>,
) -> Result<ScenarioId, Error> {
    if !Scenario::may_plan(person) {
        return Err(Error::Forbidden);
    }
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    if let Some(copied) = copied {
        find_scenario(db, person, copied).await?;
    }
    let id = store::insert_scenario(db, person.id, edit, copied, at).await?;
    let after = json!({ "keeps_deadlines": edit.keeps_deadlines });
    record(db, person, (Action::ScenarioBegun, &edit.name), (None, Some(after)), None, at).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Changes an open scenario for its author alone: all of it or nothing.
async fn change_own<Answer>(
    pool: &PgPool,
    person: &Person,
    id: ScenarioId,
    change: impl AsyncFnOnce(&mut PgConnection, Scenario) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_scenario(&mut *db, id).await?;
    let scenario = own_scenario(db, person, id).await?;
    let answer = change(db, scenario).await?;
    transaction.commit().await?;
    Ok(answer)
}

/// Saves name and deadlines.
pub async fn save_scenario(
    pool: &PgPool,
    person: &Person,
    (id, row_version): (ScenarioId, i32),
    edit: &ScenarioEdit,
    at: DateTime<Utc>,
) -> Result<Change, Error> {
    change_own(pool, person, id, async |db, scenario| {
        if scenario.name == edit.name && scenario.keeps_deadlines == edit.keeps_deadlines {
            return Ok(Change::Done);
        }
        if scenario.row_version != row_version {
            return Ok(Change::Conflict(Box::new(scenario)));
        }
        store::update_scenario(&mut *db, id, edit, at).await?;
        let said = |name: &str, keeps: bool| json!({ "name": name, "keeps_deadlines": keeps });
        let before = said(&scenario.name, scenario.keeps_deadlines);
        let after = said(&edit.name, edit.keeps_deadlines);
        let about = (Action::ScenarioChanged, scenario.name.as_str());
        record(db, person, about, (Some(before), Some(after)), None, at).await?;
        Ok(Change::Done)
    })
    .await
}

/// Adds a demand. What is demanded already is refused beside the field, unless it is the very same.
pub async fn add_rule(
    pool: &PgPool,
    person: &Person,
    id: ScenarioId,
    rule: &RuleEdit,
    at: DateTime<Utc>,
) -> Result<RuleAddition, Error> {
    let refused = |field, key, number: &ProjectNumber| {
        let message = Message::new(key).with("number", number.to_string());
        RuleAddition::Refused(FieldError { field, message })
    };
    change_own(pool, person, id, async |db, scenario| {
        if scenario.rules.iter().any(|there| is_same(there, rule)) {
            return Ok(RuleAddition::Done);
        }
        if scenario.rules.iter().any(|there| contradicts(there, rule)) {
            return Ok(refused(RuleEdit::PROJECT, "scenario-rule-twice", &rule.project));
        }
        let Some(project) = plannable(db, &rule.project).await? else {
            return Ok(refused(RuleEdit::PROJECT, "scenario-rule-not-plannable", &rule.project));
        };
        let other = match &rule.other {
            Some(number) => match plannable(db, number).await? {
                Some(other) => Some(other),
                None => return Ok(refused(RuleEdit::OTHER, "scenario-rule-not-plannable", number)),
            },
            None => None,
        };
        store::insert_rule(&mut *db, id, rule, (project, other)).await?;
        store::touch_scenario(&mut *db, id, at).await?;
        let about = (Action::ScenarioChanged, scenario.name.as_str());
        record(db, person, about, (None, Some(told(rule))), Some(&rule.reason), at).await?;
        Ok(RuleAddition::Done)
    })
    .await
}

fn is_same(there: &ScenarioRule, rule: &RuleEdit) -> bool {
    there.kind == rule.kind
        && there.project.number == rule.project
        && there.other.as_ref().map(|other| &other.number) == rule.other.as_ref()
        && there.by_year == rule.by_year
        && there.reason == rule.reason
}

/// The same project or pair is demanded already, in this way or another.
fn contradicts(there: &ScenarioRule, rule: &RuleEdit) -> bool {
    let Some(other) = &rule.other else {
        return there.other.is_none() && there.project.number == rule.project;
    };
    there.other.as_ref().is_some_and(|second| {
        let pair = (&there.project.number, &second.number);
        pair == (&rule.project, other) || pair == (other, &rule.project)
    })
}

/// A project that a plan can be about: in the procedure and not begun.
async fn plannable(db: &mut PgConnection, number: &ProjectNumber) -> sqlx::Result<Option<ProjectId>> {
    let found = find_by_number(&mut *db, number).await?;
    let is_plannable = |state: State| state != State::InProgress && state.is_in_procedure();
    Ok(found.filter(|project| is_plannable(project.state)).map(|project| project.id))
}

/// The demand as the log tells it. It is kept in German: nobody knows who will read it.
fn told(rule: &RuleEdit) -> Value {
    json!({
        "demand": Locale::De.text(rule.kind.key()),
        "project": rule.project.to_string(),
        "other": rule.other.as_ref().map(ToString::to_string),
        "by_year": rule.by_year,
    })
}

/// Takes a demand away.
pub async fn remove_rule(
    pool: &PgPool,
    person: &Person,
    (id, rule): (ScenarioId, RuleId),
    at: DateTime<Utc>,
) -> Result<(), Error> {
    change_own(pool, person, id, async |db, scenario| {
        let Some(there) = scenario.rules.iter().find(|there| there.id == rule) else { return Ok(()) };
        store::delete_rule(&mut *db, id, rule).await?;
        store::touch_scenario(&mut *db, id, at).await?;
        let before = told(&RuleEdit {
            kind: there.kind,
            project: there.project.number.clone(),
            other: there.other.as_ref().map(|other| other.number.clone()),
            by_year: there.by_year,
            reason: there.reason.clone(),
        });
        let about = (Action::ScenarioChanged, scenario.name.as_str());
        record(db, person, about, (Some(before), None), None, at).await?;
        Ok(())
    })
    .await
}

/// Shows a scenario to the others who plan, or hides it.
pub async fn share_scenario(
    pool: &PgPool,
    person: &Person,
    (id, is_shared): (ScenarioId, bool),
    at: DateTime<Utc>,
) -> Result<(), Error> {
    change_own(pool, person, id, async |db, scenario| {
        if scenario.is_shared == is_shared {
            return Ok(());
        }
        store::set_shared(&mut *db, id, is_shared, at).await?;
        let action = if is_shared { Action::ScenarioShared } else { Action::ScenarioUnshared };
        Ok(record(db, person, (action, &scenario.name), (None, None), None, at).await?)
    })
    .await
}

/// Gives a scenario up. It is kept for the log's sake, but nobody sees it any more.
pub async fn discard_scenario(
    pool: &PgPool,
    person: &Person,
    id: ScenarioId,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    let db = &mut *transaction;
    store::lock_scenario(&mut *db, id).await?;
    let there = store::scenario(db, id).await?;
    // The same click a moment ago has done it.
    if there.is_some_and(|there| there.is_of(person) && there.status == ScenarioStatus::Discarded) {
        return Ok(());
    }
    let scenario = own_scenario(db, person, id).await?;
    store::mark_discarded(&mut *db, id, at).await?;
    let about = (Action::ScenarioDiscarded, scenario.name.as_str());
    record(db, person, about, (None, None), None, at).await?;
    transaction.commit().await?;
    Ok(())
}

pub(super) async fn record(
    db: &mut PgConnection,
    person: &Person,
    (action, name): (Action, &str),
    (before, after): (Option<Value>, Option<Value>),
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let event = Event {
        actor: &person.actor(),
        action,
        project: None,
        subject: name.to_owned(),
        before,
        after,
        reason: reason.map(str::to_owned),
    };
    audit::record(db, at, &event).await
}
