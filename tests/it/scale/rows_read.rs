// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a page asks of the database does not grow with the number of projects: the database itself counts the rows that
//! it reads for each page, by index or one after the other. Each is asked for twice and counted the second time: what is
//! worked out from all projects, such as a plan, is read once for each state of the data.

use std::fmt::Write as _;

use axum::http::{Method, StatusCode};
use sqlx::{
    ConnectOptions as _, PgPool, Postgres, QueryBuilder, pool::PoolConnection, postgres::PgPoolOptions,
};
use vorrang::kit::{
    database::{Database, Place},
    page::Installation,
};

use crate::{
    access::{filled_in, routes},
    support::portal::{Page, Portal, Visitor, test_day},
};

/// Beside the 62 of the demonstration.
const PROJECTS: i64 = 12_000;
/// Whoever reads so many rows has gone through a table of projects, or most of it.
const A_LARGE_TABLE: i64 = 11_500;
const DEPARTMENTS: i64 = 1_200;

/// So many connections ask at the most, and each is made to tell what it has read.
const CONNECTIONS: u32 = 4;

/// What is about all projects by nature: files with formulas over all places, what the leadership has worked out anew from
/// all of them, and how many assessments a change of a criterion touches.
const ABOUT_EVERYTHING: [&str; 7] = [
    "/board.xlsx",
    "/board.csv",
    "/projects.xlsx",
    "/projects.csv",
    "/weightings/compare",
    "/plan/scenarios/compare",
    "/admin/criteria/gesetz",
];

/// Addresses beside those of the routes.
const ASKED: [&str; 24] = [
    "/projects?page=2",
    "/projects?page=100",
    "/projects?page=100000",
    "/projects?kind=visible",
    "/projects?state=assessed",
    "/projects?state=completed",
    "/projects?state=draft",
    "/projects?q=Dienst",
    "/projects?q=4711",
    "/projects?sort=title",
    "/projects?sort=number",
    "/projects?sort=department&dir=desc",
    "/projects?sort=points",
    "/projects?sort=gesetz",
    "/projects?sort=deadline&kind=visible",
    "/projects?sort=cost&q=Dienst",
    "/?kind=background",
    "/?sort=title",
    "/?q=Dienst",
    "/?q=4711&state=assessed",
    "/search?q=Dienst",
    "/search?q=Dienst+Stadt&kind=visible",
    "/search?q=Dinst",
    "/search?q=DIG-004711",
];

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_reads_a_large_table(pool: PgPool) {
    Portal::demonstration(&pool).await;
    add_projects(&pool).await;
    // What loading has read would else be told in the middle of a page.
    drop(telling(&pool, pool.size()).await);
    // The database decides as if its tables were a hundred times as large.
    let pages = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .connect_with((*pool.connect_options()).clone().options([("seq_page_cost", "100")]))
        .await
        .unwrap();
    let portal = Portal::on(&pages, Installation { demonstration: true }, test_day());
    let mut people = Vec::new();
    for name in ["portfolio", "leadership", "admin", "head-services", "assessor-law"] {
        people.push(portal.person(name).await);
    }
    let of_routes = routes().into_iter().filter(|(method, _)| *method == Method::GET);
    let addresses = of_routes.map(|(_, path)| filled_in(&path)).chain(ASKED.map(str::to_owned));
    let (mut told, mut too_many) = (String::new(), Vec::new());
    for address in addresses.filter(|address| !address.starts_with("/events")) {
        let Some(reader) = reader_of(&people, &address).await else { continue };
        let before = rows_read(&pages).await;
        reader.get(&address).await;
        let read = rows_read(&pages).await - before;
        let _ = writeln!(told, "{read:>8} {address}");
        let is_about_everything = ABOUT_EVERYTHING.contains(&address.as_str());
        if (read >= A_LARGE_TABLE) != is_about_everything {
            too_many.push(address);
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}\n{told}");
    a_long_list_says_how_far_it_reaches(&people[0]).await;
    the_name_of_a_department_is_typed(&people[0]).await;
    a_long_list_keeps_its_order(&pool, &people[0]).await;
}

async fn a_long_list_says_how_far_it_reaches(reader: &Visitor) {
    let first = reader.get("/projects?sort=title").await;
    assert!(first.texts("main [role=status]")[0].starts_with("Mehr als 5.000 Vorhaben, nach Platz."));
    assert_eq!(first.texts("main thead a").len(), 1, "sorted by nothing but the place");
    assert_eq!(first.all("main tbody tr").len(), 50);
    let last = reader.get("/projects?page=100").await;
    assert_eq!(last.all("main tbody tr").len(), 50);
    assert_eq!(reader.get("/projects?page=101").await.all("main tbody tr").len(), 0);
    let reversed = reader.get("/projects?sort=place&dir=desc").await;
    assert_ne!(first.texts("main tbody tr")[0], reversed.texts("main tbody tr")[0]);
}

async fn the_name_of_a_department_is_typed(reader: &Visitor) {
    let field = |page: &Page| page.all("#filter-department")[0].attr("value").unwrap().to_owned();
    let found = reader.get("/projects?department_name=fachbereich+77&state=assessed").await;
    assert_eq!((found.status, field(&found)), (StatusCode::OK, "Fachbereich 77".to_owned()));
    let departments = found.texts("main tbody td.department");
    assert!(!departments.is_empty());
    assert!(departments.iter().all(|one| one == "Fachbereich 77"), "{departments:?}");
    // A number is a part of a name, not a key; 1199 is in one name alone.
    assert_eq!(field(&reader.get("/projects?department_name=1199").await), "Fachbereich 1199");
    for (typed, proposed) in [("77", 10), ("Hafenmeisterei", 0), ("%00", 0), ("%25", 0)] {
        let refused = reader.get(&format!("/projects?department_name={typed}&state=assessed")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        let ways = refused.all(".filter__proposed a");
        assert_eq!(ways.len(), proposed, "{typed}");
        let Some(way) = ways.first() else { continue };
        assert_eq!(field(&refused), typed);
        let page = reader.get(way.attr("href").unwrap()).await;
        assert_eq!((page.status, field(&page)), (StatusCode::OK, "Fachbereich 77".to_owned()));
        assert!(page.address.contains("state=assessed"));
    }
    // What is kept of such a list is its department, whatever was typed.
    let keep = found.all(".filter__buttons a")[1].attr("href").unwrap().to_owned();
    assert!(keep.starts_with("/views/new?"), "{keep}");
    let kept = reader.get(&keep).await;
    assert!(kept.texts("main").join(" ").contains("Fachbereich 77"), "{:?}", kept.texts("main"));
}

/// Each page of a long list continues the one before it, from what has a place over what is incomplete to what is outside.
async fn a_long_list_keeps_its_order(pool: &PgPool, reader: &Visitor) {
    sqlx::query("update project set state = 'completed' where id % 3 = 0").execute(pool).await.unwrap();
    sqlx::query("update project set state = 'submitted' where id % 3 = 1 and id % 4 = 0")
        .execute(pool)
        .await
        .unwrap();
    for (query, condition) in [
        ("", "true"),
        ("kind=visible&", "kind = 'visible'"),
        ("q=Musterhausen&", "title like 'Dienst %'"),
        ("state=completed&q=Musterhausen&", "title like 'Dienst %' and state = 'completed'"),
        ("state=submitted&", "state = 'submitted'"),
        ("sort=place&dir=desc&", "true"),
    ] {
        let position = if query.contains("desc") { "position desc" } else { "position" };
        reader.get("/projects").await; // places are worked out
        let order: Vec<String> = QueryBuilder::<Postgres>::new(format!(
            "select number from project left join standing on project_id = id where state <> 'draft' and {condition}
             order by {position} nulls last, best_place, highest desc, id"
        ))
        .build_query_scalar()
        .fetch_all(pool)
        .await
        .unwrap();
        let most = if query.contains("q=") { 1_000 } else { 5_000 };
        let first_without = order.len().min(most) / 50;
        for page in [1, 2, first_without / 2, first_without.saturating_sub(1), first_without] {
            let page = page.max(1);
            let list = reader.get(&format!("/projects?{query}page={page}")).await;
            let links = list.all("main tbody th.title > a");
            let shown: Vec<&str> =
                links.iter().map(|link| link.attr("href").unwrap().rsplit('/').next().unwrap()).collect();
            let expected: Vec<&String> =
                order[..order.len().min(most)].iter().skip((page - 1) * 50).take(50).collect();
            assert_eq!(shown, expected, "{query}page={page}");
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_new_connection_narrows_a_list(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for address in ["/projects?kind=visible&state=assessed", "/api/v1/projects?kind=visible&state=completed"]
    {
        let one = PgPoolOptions::new().max_connections(1);
        let one = one.connect_with((*pool.connect_options()).clone()).await.unwrap();
        let portal = Portal::on(&one, Installation { demonstration: true }, test_day());
        assert_eq!(portal.get(address).await.status, StatusCode::OK, "{address}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_database_compiles_no_statements(pool: PgPool) {
    let place = Place::Url(pool.connect_options().to_url_lossy().to_string());
    let database = Database::join_unchanged(&place).await.unwrap();
    let compiles: String = sqlx::query_scalar("show jit").fetch_one(&database.pool).await.unwrap();
    assert_eq!(compiles, "off");
    database.close().await;
}

/// Projects that all wait with a place, each for itself found by a word of its own and all by the same one.
async fn add_projects(pool: &PgPool) {
    let statements = [
        "insert into department (name) select 'Fachbereich ' || n from generate_series(1, $2) as n where $1 > 0",
        "insert into project (number, title, summary, department_id, kind, deadline, effort_days, cost_eur, state)
         select 'DIG-' || lpad((1000 + n)::text, 6, '0'), 'Dienst ' || n, 'Für die Stadt Musterhausen.',
                (select min(id) from department) + n % $2,
                (case when n % 2 = 0 then 'visible' else 'background' end)::project_kind,
                case when n % 10 = 0 then date '2027-01-01' + (n % 900)::integer end,
                10 + n % 900, 1000 * (10 + n % 900), 'assessed'
         from generate_series(1, $1) as n",
        "insert into assessed_level (project_id, criterion_id, half_levels, source)
         select project.id, criterion.id, (project.id * (criterion.position + 7) % 97) % 11, 'test'
         from project, criterion
         where project.title like 'Dienst %' and project.id % 50 <> $1 * 0 and $2 > 0",
        "insert into dependency (project_id, required_id)
         select id, id - 1 - id % 7 from project where title like 'Dienst %' and id % 2 = $1 * 0
             and id - 9 > (select min(id) from project where title like 'Dienst %') and $2 > 0",
    ];
    for statement in statements {
        sqlx::query(statement).bind(PROJECTS).bind(DEPARTMENTS).execute(pool).await.unwrap();
    }
    sqlx::query("analyze").execute(pool).await.unwrap();
}

/// Whoever of these gets the page, which is then as warm as it will be.
async fn reader_of<'a>(people: &'a [Visitor], address: &str) -> Option<&'a Visitor> {
    for person in people {
        let page: Page = person.get(address).await;
        if page.status != StatusCode::FORBIDDEN {
            return Some(person);
        }
    }
    None
}

/// So many connections, each of which has told what it has read; by itself it does so once it was idle for ten seconds.
async fn telling(pool: &PgPool, connections: u32) -> Vec<PoolConnection<Postgres>> {
    let mut all = Vec::new();
    for _ in 0..connections {
        let mut one = pool.acquire().await.unwrap();
        sqlx::query("select pg_stat_force_next_flush()").execute(&mut *one).await.unwrap();
        all.push(one);
    }
    all
}

/// How many rows this database has read until now.
async fn rows_read(pages: &PgPool) -> i64 {
    let mut all = telling(pages, CONNECTIONS).await;
    sqlx::query_scalar(
        "select ((select sum(seq_tup_read) from pg_stat_user_tables)
               + (select sum(idx_tup_read) from pg_stat_user_indexes))::bigint",
    )
    .fetch_one(&mut *all[0])
    .await
    .unwrap()
}
