// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A list that went out comes back: unchanged it changes nothing, changed it says exactly that.

use sqlx::PgPool;

use super::{cell_of, read, repacked, sheet, with_number, with_text};
use crate::support::portal::{Page, Portal, Visitor};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The check of a file whose projects are to be changed.
async fn checked(manager: &Visitor, name: &str, bytes: &[u8]) -> Page {
    manager.get("/imports").await;
    let answer = manager.post_file("/imports", (name, bytes)).await;
    let page = manager.follow(&answer).await;
    let address = page.address.clone();
    let answer = manager.post(&address, &[("existing", "update")]).await;
    manager.follow(&answer).await
}

/// Number and remarks of the rows with that fate; changes stand before remarks.
fn with_fate(page: &Page, fate: &str) -> Vec<(String, String)> {
    let rows = page.rows(".import-rows tbody").into_iter().filter(|row| row[1] == fate);
    rows.map(|row| (row[2].clone(), row[4].clone())).collect()
}

/// The state of everything that a list could change.
async fn everything(pool: &PgPool) -> Vec<String> {
    let rows = sqlx::query_scalar(
        "select (to_jsonb(project) - 'row_version' || jsonb_build_object('levels',
                    (select jsonb_agg(to_jsonb(level) order by criterion_id) from assessed_level as level
                     where project_id = project.id),
                    'requires', (select jsonb_agg(required_id order by required_id) from dependency
                                 where project_id = project.id)))::text
         from project order by id",
    );
    rows.fetch_all(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_unchanged_list_changes_nothing(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update assessed_level set half_levels = 7 where project_id = 3")
        .execute(&pool)
        .await
        .unwrap();
    sqlx::query("update project set title = '=1+1', summary = E'''@A;B;C;D;E;F\nG;\"H\"' where id = 5")
        .execute(&pool)
        .await
        .unwrap();
    let manager = portal.person("portfolio").await;
    for address in ["/projects.xlsx", "/projects.csv", "/en/projects.xlsx", "/en/projects.csv", "/board.xlsx"]
    {
        let bytes = portal.get(address).await.bytes;
        let page = checked(&manager, address.rsplit('/').next().unwrap(), &bytes).await;
        let count = page.rows(".import-rows tbody").len();
        let same = with_fate(&page, "unverändert");
        assert_eq!(same.len(), count, "{address}: {:?}", page.rows(".import-rows tbody"));
        assert!(count > 30, "{address}: {count}");
        let changed: Vec<_> = same.iter().filter(|(_, said)| said.contains("Unterschiede")).collect();
        assert!(changed.is_empty(), "{address}: {changed:?}");
        assert!(page.text(".lead").ends_with(&format!("{count} Vorhaben sind unverändert.")), "{address}");
        assert!(page.all("[formaction]").is_empty(), "there is nothing to take over");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_changed_list_says_exactly_what_changes(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let bytes = portal.get("/projects.xlsx").await.bytes;
    let book = read(&bytes);
    let list = sheet(&book, "Vorhaben");
    let cell = |number: &str, head: &str| cell_of(list, number, head);
    let changed = repacked(&bytes, SHEET, |xml| {
        let xml = with_number(&xml, &cell("DIG-001", "Kosten (EUR)"), "46000");
        let xml = with_number(&xml, &cell("DIG-001", "Frist"), "46752");
        let xml = with_number(&xml, &cell("DIG-002", "Politik"), "2.5");
        let xml = with_text(&xml, &cell("DIG-003", "setzt voraus"), "DIG-008, DIG-010");
        let xml = with_text(&xml, &cell("DIG-004", "Status"), "abgelehnt");
        let xml = with_text(&xml, &cell("DIG-005", "Fachbereich"), "");
        with_text(&xml, &cell("DIG-006", "Kurzbeschreibung"), "")
    });
    let before = everything(&pool).await;
    let page = checked(&manager, "liste.xlsx", &changed).await;
    let updated = with_fate(&page, "wird aktualisiert");
    let said = |number: &str| {
        let found = updated.iter().find(|(other, _)| other == number);
        found.unwrap_or_else(|| panic!("{number} is not in {updated:?}")).1.clone()
    };
    assert_eq!(updated.len(), 3, "{updated:?}");
    let cost = "Frist: 09.06.2024 → 31.12.2027Kosten: 45.000 € → 46.000 €";
    assert!(said("DIG-001").contains(cost), "{}", said("DIG-001"));
    assert!(said("DIG-002").contains("Politik: 5 → 2,5"), "{}", said("DIG-002"));
    assert!(said("DIG-003").contains("setzt voraus: "), "{}", said("DIG-003"));
    let same = with_fate(&page, "unverändert");
    let mut kept: Vec<&String> =
        same.iter().filter(|(_, said)| said.contains("bleibt")).map(|(number, _)| number).collect();
    kept.sort_unstable();
    assert_eq!(kept, ["DIG-004", "DIG-006"]);
    let refused = with_fate(&page, "nicht möglich");
    assert!(refused.len() == 1 && refused[0].1.contains("Vorhaben!D"), "{refused:?}");

    let address = page.address.split('?').next().unwrap().to_owned();
    let revision = page.all("[name=revision]")[0].attr("value").unwrap().to_owned();
    let fields = [("revision", revision.as_str())];
    let done = manager.post(&format!("{address}/take-over"), &fields).await;
    let done = manager.follow(&done).await.text("[role=status]");
    assert!(done.contains("3 Vorhaben wurden aktualisiert."), "{done}");
    let after = everything(&pool).await;
    let different = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    assert_eq!(different, 3);
    let levels: Vec<i16> = sqlx::query_scalar(
        "select half_levels from assessed_level join project on project.id = project_id
         join criterion on criterion.id = criterion_id where number = 'DIG-002' and criterion.key = 'politik'",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert_eq!(levels, [5]);
    let again = checked(&manager, "liste.xlsx", &changed).await;
    assert_eq!(with_fate(&again, "wird aktualisiert"), []);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_a_round_has_found_is_no_matter_of_lists(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let bytes = portal.get("/projects.xlsx").await.bytes;
    let book = read(&bytes);
    let cell = cell_of(sheet(&book, "Vorhaben"), "DIG-001", "Politik");
    sqlx::query(
        "with round as (insert into assessment_round (project_id, opened_by, opened_at, closed_by, closed_at)
             select project.id, person.id, now(), person.id, now() from project, person
             where number = 'DIG-001' and sign_in_name = 'portfolio' returning id, project_id)
         update assessed_level set round_id = round.id from round
         where assessed_level.project_id = round.project_id",
    )
    .execute(&pool)
    .await
    .unwrap();
    let changed = repacked(&bytes, SHEET, |xml| with_number(&xml, &cell, "1"));
    let page = checked(&manager, "liste.xlsx", &changed).await;
    let row = with_fate(&page, "unverändert").into_iter().find(|(number, _)| number == "DIG-001").unwrap();
    assert!(row.1.contains("Politik bleibt 5; in der Liste steht 1"), "{row:?}");
}
