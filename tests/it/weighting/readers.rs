// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{draft, publish, submit};
use crate::support::portal::Portal;

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_reader_sees_the_old_board_or_the_new_one(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..3)
        .map(|reader| {
            let (portal, done) = (portal.clone(), Arc::clone(&done));
            tokio::spawn(async move {
                let mut seen = Vec::new();
                while !done.load(Ordering::Relaxed) {
                    // An address of its own each time: the page is drawn anew, and not kept.
                    let page = portal.get(&format!("/?reader={reader}&{}", seen.len())).await;
                    assert_eq!(page.status, StatusCode::OK);
                    let weighting = page.text(".lead a");
                    let mut rows = page.texts(".projects td.place");
                    rows.extend(page.texts(".projects th.title"));
                    rows.extend(page.texts(".projects td.points"));
                    seen.push((weighting, rows));
                }
                seen
            })
        })
        .collect();
    for points in [[10, 20, 60, 10], [70, 10, 10, 10], [1, 0, 0, 9], [10, 20, 60, 10]] {
        let address = draft(&author, "Versuch", points).await;
        submit(&author, &address).await;
        assert_eq!(publish(&other, &address).await.status, StatusCode::SEE_OTHER);
    }
    let last = portal.get("/").await.text(".lead a");
    done.store(true, Ordering::Relaxed);
    assert_eq!(last, "Gewichtung 5");
    let mut boards: HashMap<String, Vec<String>> = HashMap::new();
    for reader in readers {
        for (weighting, rows) in reader.await.unwrap() {
            let first = boards.entry(weighting.clone()).or_insert_with(|| rows.clone());
            assert_eq!(*first, rows, "two boards of {weighting}");
        }
    }
    assert!(boards.len() > 1, "nobody read while something was published: {:?}", boards.keys());
    if let (Some(second), Some(fifth)) = (boards.get("Gewichtung 2"), boards.get("Gewichtung 5")) {
        // How far each has moved differs: before the second version another one was in force.
        let order = |board: &[String]| -> Vec<String> {
            board.iter().filter(|cell| cell.contains("DIG-")).cloned().collect()
        };
        assert_eq!(order(second), order(fifth), "the same points are the same order");
    }
}
