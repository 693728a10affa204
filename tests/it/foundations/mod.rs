// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What rests on what: recorded and taken back, drawn, put in order, and shared.

mod browser;
mod drawing;
mod pages;
mod planning;
mod recording;
mod value;

use sqlx::PgPool;
use vorrang::{
    people::{Department, DepartmentId},
    portfolio::{Member, Network},
    projects::{Kind, PersonDays, ProjectId, State},
};

/// What is stored, by the numbers of the projects.
async fn required(pool: &PgPool, number: &str) -> Vec<String> {
    sqlx::query_scalar(
        "select required.number from dependency
         join project on project.id = project_id join project as required on required.id = required_id
         where project.number = $1 order by 1",
    )
    .bind(number)
    .fetch_all(pool)
    .await
    .unwrap()
}

/// An assessed project with its place in the network as its place on the board.
fn member(place: u32, points: Option<u32>, effort: Option<i32>) -> Member {
    Member {
        id: ProjectId(i64::from(place)),
        number: format!("DIG-{place:03}").parse().unwrap(),
        title: format!("Vorhaben {place}"),
        department: Department { id: DepartmentId(1), name: "Amt".to_owned() },
        department_rank: 1,
        kind: Kind::Visible,
        state: State::Assessed,
        has_deadline: false,
        effort: effort.map(PersonDays),
        place: points.map(|_| (place + 1, place + 1)),
        points,
    }
}

/// The network of these projects and of pairs "this one requires that one".
fn network(members: Vec<Member>, edges: &[(i64, i64)]) -> Network {
    let edges: Vec<_> = edges.iter().map(|(one, other)| (ProjectId(*one), ProjectId(*other))).collect();
    Network::of((1, 1), members, &edges).unwrap()
}
