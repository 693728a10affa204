// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Assessing: rounds, the workbench, blindness until a round is closed, and what comes of it.

mod assigning;
mod blind;
mod crowd;
mod journeys;
mod judging;
mod results;
mod rounds;

use sqlx::PgPool;

use crate::support::portal::{Page, Visitor};

const REASON: &str = "Weil die Norm es so verlangt.";
const CRITERIA: [&str; 4] = ["gesetz", "politik", "buerger", "unternehmen"];

/// Puts projects where they wait for a round, without any level.
async fn submit(pool: &PgPool, numbers: &[&str]) {
    sqlx::query("update project set state = 'submitted' where number = any($1)")
        .bind(numbers)
        .execute(pool)
        .await
        .unwrap();
    sqlx::query(
        "delete from assessed_level where project_id in (select id from project where number = any($1))",
    )
    .bind(numbers)
    .execute(pool)
    .await
    .unwrap();
}

async fn person_id(pool: &PgPool, sign_in_name: &str) -> i64 {
    sqlx::query_scalar("select id from person where sign_in_name = $1")
        .bind(sign_in_name)
        .fetch_one(pool)
        .await
        .unwrap()
}

/// Stores an open round as it is, whoever is asked.
pub(crate) async fn store_round(pool: &PgPool, number: &str, people: &[&str], criteria: &[&str]) -> i64 {
    let round: i64 = sqlx::query_scalar(
        "with moved as (update project set state = 'in_assessment' where number = $1 returning id)
         insert into assessment_round (project_id, opened_by, opened_at)
         select moved.id, person.id, '2026-11-20T10:00:00Z' from moved, person
         where sign_in_name = 'portfolio' returning id",
    )
    .bind(number)
    .fetch_one(pool)
    .await
    .unwrap();
    sqlx::query(
        "insert into round_assignment (round_id, criterion_id, person_id)
         select $1, criterion.id, person.id from criterion, person
         where sign_in_name = any($2) and key = any($3)",
    )
    .bind(round)
    .bind(people)
    .bind(criteria)
    .execute(pool)
    .await
    .unwrap();
    round
}

/// The value of a box to tick.
async fn pair(pool: &PgPool, criterion: &str, person: &str) -> String {
    format!("{criterion}:{}", person_id(pool, person).await)
}

/// Opens a round by the form, with the same people for every criterion.
async fn open(pool: &PgPool, manager: &Visitor, projects: &[&str], people: &[&str]) -> Page {
    let mut fields: Vec<(&str, String)> =
        projects.iter().map(|number| ("project", (*number).to_owned())).collect();
    for person in people {
        for criterion in CRITERIA {
            fields.push(("assess", pair(pool, criterion, person).await));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    manager.get("/rounds/new").await;
    manager.post("/rounds/new", &fields).await
}

/// Gives a level by the form; the version is the one on the page.
async fn give(assessor: &Visitor, address: &str, level: &str, reason: &str) -> Page {
    let page = assessor.get(address).await;
    let version = page.all("[name=version]")[0].attr("value").unwrap().to_owned();
    assessor.post(address, &[("level", level), ("reason", reason), ("version", &version)]).await
}

/// Closes a round by the form.
async fn close(manager: &Visitor, round: i64) -> Page {
    let address = format!("/rounds/{round}/close");
    let page = manager.get(&address).await;
    let version = page.all("[name=version]")[0].attr("value").unwrap().to_owned();
    manager.post(&address, &[("version", &version)]).await
}

/// What the log says of an action: whose project, about what, before, after and why.
async fn logged(
    pool: &PgPool,
    action: &str,
) -> Vec<(Option<String>, String, String, String, Option<String>)> {
    sqlx::query_as(
        "select project_number, subject, coalesce(before::text, ''), coalesce(after::text, ''), reason
         from audit_event where action = $1 order by id",
    )
    .bind(action)
    .fetch_all(pool)
    .await
    .unwrap()
}

async fn state_of(pool: &PgPool, number: &str) -> String {
    sqlx::query_scalar("select state::text from project where number = $1")
        .bind(number)
        .fetch_one(pool)
        .await
        .unwrap()
}

/// The levels that count for a project, in half levels, in the order of the criteria.
async fn levels(pool: &PgPool, number: &str) -> Vec<Option<i16>> {
    sqlx::query_scalar(
        "select half_levels from project cross join criterion
         left join assessed_level on project_id = project.id and criterion_id = criterion.id
         where number = $1 order by criterion.position",
    )
    .bind(number)
    .fetch_all(pool)
    .await
    .unwrap()
}
