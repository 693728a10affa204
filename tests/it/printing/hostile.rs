// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use sqlx::PgPool;

use super::Document;
use crate::support::portal::Portal;

async fn name(pool: &PgPool, title: &str, summary: &str) {
    sqlx::query("update project set title = $1, summary = $2 where number = 'DIG-001'")
        .bind(title)
        .bind(summary)
        .execute(pool)
        .await
        .unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_looks_like_a_command_is_printed_as_text(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let commands = [
        "#panic(\"x\")",
        "] #read(\"/etc/passwd\") [",
        "\\ $1/0$ *a* _b_ `c` <d> @e",
        "= x // y /* z",
        "%p von %a",
    ];
    for command in commands {
        name(&pool, command, &format!("{command}\n\n#let x = 1")).await;
        let document = Document::of(portal.get("/projects/DIG-001/summary.pdf").await);
        let text = document.text();
        assert_eq!(text.matches(command).count(), 2, "{command}: {text}");
        assert!(text.contains("#let x = 1"), "{text}");
        assert!(document.info("Title").ends_with(command));
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_text_keeps_a_document_from_being_made(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut runner = TestRunner::deterministic();
    let texts = ("[^\\x00\\s][^\\x00]{0,40}", "[^\\x00]{0,200}");
    let fixed = [
        ("\u{feff}\u{200b}\u{202e}x", "e\u{301}\u{301}\u{301} 👩‍👩‍👧 \u{fffe}\u{e000}"),
        ("M\u{302}x", "שלום مرحبا 漢字\n\n\n\u{2028}\u{2029}\t\u{7}"),
        ("🚀", ""),
    ];
    let fixed = fixed.map(|(title, summary)| (title.to_owned(), summary.to_owned()));
    let drawn: Vec<(String, String)> =
        (0..24).map(|_| texts.new_tree(&mut runner).unwrap().current()).collect();
    for (title, summary) in fixed.into_iter().chain(drawn) {
        name(&pool, &title, &summary).await;
        let answer = portal.get("/projects/DIG-001/summary.pdf").await;
        assert_eq!(answer.status, StatusCode::OK, "{title:?} {summary:?}");
    }
}
