// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a search finds, in which order, and what it does not find.

use axum::http::StatusCode;
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use sqlx::PgPool;

use crate::support::portal::{Page, Portal};

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn search(portal: &Portal, text: &str) -> Page {
    portal.get(&format!("/search?q={}", encoded(text))).await
}

/// The numbers of what was found, in the order of the page.
fn numbers(page: &Page) -> Vec<String> {
    let facts = page.texts(".findings__facts");
    facts.iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

async fn write(pool: &PgPool, number: &str, title: &str, summary: &str) {
    sqlx::query("update project set title = $2, summary = $3 where number = $1")
        .bind(number)
        .bind(title)
        .bind(summary)
        .execute(pool)
        .await
        .unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn words_are_found_by_stem_beginning_middle_and_either_spelling(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    write(&pool, "DIG-001", "Fundbüro für Regenschirme", "Zwölf Xylofonanträge auf der Kaiserstraße.").await;
    for text in [
        "Regenschirm",
        "regenschirme",
        "Regen",
        "schirm",
        "Fundbuero",
        "fundburo",
        "FUNDBÜRO",
        "Xylofonantrag",
        "xylofon",
        "Kaiserstrasse",
        "kaiserstraße",
        "zwoelf regenschirme",
        "die Schirme auf der Straße",
        "Fundbu\u{308}ro",
    ] {
        assert_eq!(numbers(&search(&portal, text).await), ["DIG-001"], "{text}");
    }
    for text in ["Regenschirm Xylofonkonzert", "§§", "der die das Sonnenschirm"] {
        assert!(numbers(&search(&portal, text).await).is_empty(), "{text}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn legal_basis_department_and_number_are_found(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update project set legal_basis = '§ 17 Kuriositätengesetz' where number = 'DIG-003'")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(numbers(&search(&portal, "Kuriositäten 17").await), ["DIG-003"]);
    sqlx::query(
        "update department set name = 'Amt für Zauberei'
         where id = (select department_id from project where number = 'DIG-003')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = search(&portal, "Zauberei").await;
    assert!(numbers(&page).contains(&"DIG-003".to_owned()), "a department goes by its new name");
    assert!(page.texts(".findings__facts mark").iter().all(|word| word == "Zauberei"));
    assert_eq!(numbers(&search(&portal, "DIG-003 Kuriositätengesetz").await), ["DIG-003"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_number_leads_to_its_project(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for text in ["DIG-001", "dig 1", "dig-001 "] {
        let page = search(&portal, text).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{text}");
        assert_eq!(page.headers["location"], "/projects/DIG-001");
    }
    let page = portal.get("/en/search?q=DIG-001").await;
    assert_eq!(page.headers["location"], "/en/projects/DIG-001");
    assert_eq!(search(&portal, "DIG-999").await.status, StatusCode::OK);
    assert_eq!(portal.get("/search?q=DIG-001&kind=visible").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_named_so_comes_before_what_only_mentions_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    write(&pool, "DIG-050", "Zeppelinhafen", "Ein Hafen.").await;
    write(&pool, "DIG-001", "Hafen", "Auch Zeppeline legen an.").await;
    write(&pool, "DIG-002", "Flughafen", "Kein Luftschiff.").await;
    assert_eq!(numbers(&search(&portal, "Zeppelin").await), ["DIG-050", "DIG-001"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_is_not_found_and_nothing_tells_that_it_is_there(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    write(&pool, "DIG-004", "Quastenflosser", "Ein Geheimnis.").await;
    assert_eq!(numbers(&search(&portal, "Quastenflosser").await), ["DIG-004"]);
    sqlx::query("update project set state = 'draft' where number = 'DIG-004'").execute(&pool).await.unwrap();
    for text in ["Quastenflosser", "Quastenfloser", "DIG-004"] {
        let page = search(&portal, text).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(numbers(&page).is_empty(), "{text}");
        assert!(!page.text("main").contains("Meinten Sie"), "{text}");
    }
    sqlx::query("delete from dependency").execute(&pool).await.unwrap();
    let head = portal.person("head-services").await;
    let begun = head.post("/proposals/new", &[]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let step = begun.headers["location"].to_str().unwrap().to_owned();
    head.get(&step).await;
    head.post(&step, &[("title", "Nashornzählung"), ("version", "1")]).await;
    assert!(numbers(&search(&portal, "Nashornzählung").await).is_empty());
    assert!(!search(&portal, "Nashornzählng").await.text("main").contains("Meinten Sie"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_slip_of_the_pen_is_asked_back(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    write(&pool, "DIG-005", "Fundbüro für Regenschirme", "Alles wird gefunden.").await;
    let page = search(&portal, "Fundbüro Regnschirme").await;
    assert!(
        page.text("main")
            .contains("Genau das kommt in keinem Vorhaben vor. Meinten Sie „Fundbüro Regenschirme“?")
    );
    assert_eq!(numbers(&page), ["DIG-005"], "what was probably meant is there at once");
    assert_eq!(page.texts(".findings h2 mark"), ["Fundbüro", "Regenschirme"]);
    let exact = portal.get(&page.link("„Fundbüro Regenschirme“?")).await;
    assert!(!exact.text("main").contains("Meinten Sie"));
    assert_eq!(numbers(&exact), ["DIG-005"]);
    let nothing = search(&portal, "qqqqqqqq").await;
    assert!(nothing.text("main").contains("Kein Vorhaben passt zu dieser Suche."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn board_list_and_search_find_the_same(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for text in ["Anträge", "buerger", "leitplanung", "OZG"] {
        let mut found = numbers(&search(&portal, text).await);
        let list = portal.get(&format!("/projects?q={}", encoded(text))).await;
        let mut listed: Vec<String> = list
            .texts(".projects tbody .title small")
            .iter()
            .map(|line| line.split(' ').next().unwrap().to_owned())
            .collect();
        found.sort();
        listed.sort();
        assert!(!found.is_empty(), "{text}");
        assert_eq!(found, listed, "{text}");
        let board = portal.get(&format!("/?q={}", encoded(text))).await;
        let on_board = board.texts(".projects tbody .title small");
        assert!(on_board.iter().all(|line| found.iter().any(|number| line.starts_with(number))), "{text}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn filters_combine_and_pages_follow(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update project set summary = 'Wolpertinger ' || number").execute(&pool).await.unwrap();
    let page = search(&portal, "Wolpertinger").await;
    assert_eq!(page.text("[role=status]"), "62 Vorhaben passen zu dieser Suche. Als Liste mit allen Spalten");
    let second = portal.get("/search?q=Wolpertinger&page=2").await;
    let mut all = [numbers(&page), numbers(&second)].concat();
    all.sort();
    all.dedup();
    assert_eq!((numbers(&page).len(), all.len()), (50, 62), "each on one page only");
    assert_eq!(numbers(&portal.get("/search?q=Wolpertinger&page=9").await).len(), 0);
    assert!(portal.get("/search?q=Wolpertinger&page=9").await.text("main").contains("62 Vorhaben"));
    let background = portal.get("/search?q=Wolpertinger&kind=background").await;
    let expected: i64 = sqlx::query_scalar("select count(*) from project where kind = 'background'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(numbers(&background).len(), usize::try_from(expected).unwrap());
    assert!(background.texts(".findings__facts").iter().all(|line| line.contains("Hintergrund")));
    assert_eq!(background.link("Als Liste mit allen Spalten"), "/projects?q=Wolpertinger&kind=background");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_typed_and_stored_is_shown_as_text(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    write(&pool, "DIG-006", "<b>Krake</b> & <script>alert(1)</script>", "<img src=x> Krake").await;
    let page = search(&portal, "<script>Krake").await;
    assert_eq!(numbers(&page), ["DIG-006"]);
    assert_eq!(page.text(".findings h2"), "<b>Krake</b> & <script>alert(1)</script>");
    assert_eq!(page.texts(".findings h2 mark"), ["Krake", "script", "script"]);
    assert!(page.all("main script, main img, main b").is_empty());
    let long = search(&portal, &"x".repeat(101)).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text("#filter-q-error").contains("höchstens 100 Zeichen"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whatever_is_typed_is_answered(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut runner = TestRunner::deterministic();
    let typed = proptest::string::string_regex("[\\PC&|!:*()<>'\"\\\\ %_ß§-]{0,60}").unwrap();
    for _ in 0..60 {
        let text = typed.new_tree(&mut runner).unwrap().current();
        let page = search(&portal, &text).await;
        assert!(page.status == StatusCode::OK || page.status == StatusCode::SEE_OTHER, "{text:?}");
        assert_eq!(portal.get(&format!("/projects?q={}", encoded(&text))).await.status, StatusCode::OK);
    }
}

/// The index is asked as little as can be; what fits best is told by every way in which a word can be meant.
#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_the_index_is_asked_finds_all_that_is_meant_and_nothing_else(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let words: Vec<String> =
        sqlx::query_scalar("select folded from search_word order by folded").fetch_all(&pool).await.unwrap();
    let mut runner = TestRunner::deterministic();
    let typed = proptest::string::string_regex("[\\PC&|!:*()<>'\"\\\\ %_ß§0-9e.x-]{0,40}").unwrap();
    let part = proptest::sample::subsequence(words, 1..=2);
    let texts = (0..150).map(|index| match index % 3 {
        0 => typed.new_tree(&mut runner).unwrap().current(),
        // Whole words, and beginnings of them as somebody types.
        1 => part.new_tree(&mut runner).unwrap().current().join(" "),
        _ => part.new_tree(&mut runner).unwrap().current()[0].chars().take(5).collect(),
    });
    let texts: Vec<String> = texts.map(|text| text.replace('\0', "")).collect();
    let differing: Vec<String> = sqlx::query_scalar(
        "select text from unnest($1::text[]) as text
         where exists (
             select from project_search
             where (document @@ search_query(text)) is distinct from (document @@ search_filter(text))
         )",
    )
    .bind(&texts)
    .fetch_all(&pool)
    .await
    .unwrap();
    assert_eq!(differing, Vec::<String>::new());
    let filter = "select search_filter('Regenschirm 12')::text";
    let filter: String = sqlx::query_scalar(filter).fetch_one(&pool).await.unwrap();
    assert_eq!(filter, "'regenschirm':* & '12':*");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_closed_portal_asks_to_sign_in_first(pool: PgPool) {
    let installation =
        vorrang::exchange::set_up(&pool, crate::support::portal::test_day(), true).await.unwrap();
    let rules = vorrang::people::AccessRules { is_board_public: false, ..Default::default() };
    let portal = Portal::with_rules(&pool, installation, crate::support::portal::test_day(), rules);
    let page = search(&portal, "Kita").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(page.headers["location"].to_str().unwrap().starts_with("/sign-in?next="));
    assert_eq!(portal.get("/sign-in").await.all("#site-search").len(), 0);
}
