// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The mails about a step of a project. People have no stored language: they are written in German.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::{
    audit::Actor,
    kit::{
        i18n::{Locale, Value},
        ids::PersonId,
        mail::{self, Mail},
    },
    people::{self, Audience, Role},
    projects::model::{Move, Project, State, name_of_reason},
};

const WORDS: Locale = Locale::De;

/// Writes to whoever handed the project in and to the heads of its department; where it is portfolio
/// management's turn because of what the department did, to them as well. Whoever did it is not told.
pub async fn write(
    db: &mut PgConnection,
    actor: &Actor,
    project: &Project,
    step: &Move<'_>,
    (submitted_by, at): (Option<PersonId>, DateTime<Utc>),
) -> sqlx::Result<()> {
    let is_portfolios_turn = matches!(
        (project.state, step.to),
        (State::Draft, State::Submitted) | (State::Query, State::InReview)
    );
    let audience = Audience {
        person: submitted_by,
        department: Some(project.department.id),
        roles: if is_portfolios_turn { &[Role::PortfolioManager] } else { &[] },
        except: actor.id,
    };
    let recipients = people::recipients(&mut *db, &audience).await?;
    if recipients.is_empty() {
        return Ok(());
    }
    let public_url = people::public_url(&mut *db).await?;
    let subject = subject(project, step.to);
    let body = body(actor, project, step, public_url.as_deref());
    for recipient in recipients {
        let greeting = WORDS.text_with("notice-greeting", &[("name", recipient.name.clone().into())]);
        let mail = Mail {
            text: format!("{greeting}\n\n{body}\n"),
            subject: subject.clone(),
            to_name: recipient.name,
            to_address: recipient.email,
        };
        mail::enqueue(db, at, &mail).await?;
    }
    Ok(())
}

fn state_name(state: State) -> Value {
    WORDS.text(&format!("state-{}", state.code())).into()
}

/// A title in one line, whatever was typed.
fn title(project: &Project) -> Value {
    project.title.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

fn subject(project: &Project, to: State) -> String {
    let arguments =
        [("number", project.number.to_string().into()), ("title", title(project)), ("state", state_name(to))];
    WORDS.text_with("notice-subject", &arguments)
}

/// What happened, why, what is waited for, and where to look.
fn body(actor: &Actor, project: &Project, step: &Move<'_>, public_url: Option<&str>) -> String {
    let number = project.number.to_string();
    let happened = [
        ("actor", actor.name.clone().into()),
        ("number", number.clone().into()),
        ("title", title(project)),
        ("department", project.department.name.clone().into()),
        ("from", state_name(project.state)),
        ("to", state_name(step.to)),
    ];
    let mut paragraphs = vec![WORDS.text_with("notice-happened", &happened)];
    if let Some(reason) = step.reason {
        let name = WORDS.text(name_of_reason(Some(project.state), step.to));
        paragraphs.push(format!("{name}:\n{reason}"));
    }
    if let Some(day) = step.follow_up {
        paragraphs.push(WORDS.text_with("follow-up-on", &[("day", WORDS.date(day).into())]));
    }
    if let Some((_, target)) = step.target {
        paragraphs.push(WORDS.text_with("notice-target", &[("number", target.to_string().into())]));
    }
    paragraphs.push(format!("{}.", WORDS.text(&format!("waits-{}", step.to.code()))));
    if let Some(url) = public_url {
        paragraphs.push(format!("{url}/projects/{number}"));
    }
    paragraphs.push(WORDS.text("notice-why"));
    paragraphs.join("\n\n")
}
