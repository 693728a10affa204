// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What comes out on paper: documents of the server, and pages that a browser prints.

mod browser;
mod documents;
mod hostile;

use std::{
    fs,
    process::{Command, Output},
};

use sqlx::PgPool;
use tempfile::NamedTempFile;
use vorrang::{
    audit::Actor,
    board::{self, Cause},
};

use crate::support::portal::{Page, test_day};

/// A PDF in a file of its own, as other programs read it.
struct Document {
    file: NamedTempFile,
    bytes: Vec<u8>,
}

impl Document {
    fn new(bytes: Vec<u8>) -> Self {
        let file = NamedTempFile::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        fs::write(file.path(), &bytes).unwrap();
        Self { file, bytes }
    }

    /// What the portal answered with.
    fn of(page: Page) -> Self {
        assert_eq!(page.headers["content-type"], "application/pdf", "{}: {}", page.address, page.status);
        Self::new(page.bytes)
    }

    fn ask(&self, program: &str, options: &[&str]) -> String {
        let Output { stdout, status, .. } = Command::new(program)
            .args(options)
            .arg(self.file.path())
            .args((program == "pdftotext").then_some("-"))
            .output()
            .expect("Please install what reads PDF, in Debian: apt-get install poppler-utils");
        assert!(status.success(), "{program}");
        String::from_utf8(stdout).unwrap()
    }

    /// What it says of itself under that name.
    fn info(&self, name: &str) -> String {
        let info = self.ask("pdfinfo", &[]);
        let line = info.lines().find_map(|line| line.strip_prefix(&format!("{name}:")));
        line.unwrap_or_else(|| panic!("says nothing of {name}: {info}")).trim().to_owned()
    }

    fn pages(&self) -> u32 {
        self.info("Pages").parse().unwrap()
    }

    /// Its text in the order in which it is read aloud, white space folded.
    fn text(&self) -> String {
        let text = self.ask("pdftotext", &["-raw"]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Gives every project of the Top 25 a title of about a hundred characters.
async fn write_long_titles(pool: &PgPool) {
    board::refresh_standings(pool).await.unwrap();
    sqlx::query(
        "update project set title = 'Medienbruchfreie Beantragung und Bescheidung von Leistungen der ' ||
            'Grundsicherung für Haushalte, Vorhaben ' || number
         where id in (select project_id from standing where place <= 25)",
    )
    .execute(pool)
    .await
    .unwrap();
}

/// Freezes the present board; its key.
async fn freeze(pool: &PgPool) -> i64 {
    board::refresh_standings(pool).await.unwrap();
    let mut transaction = pool.begin().await.unwrap();
    let cause = Cause::Held("Für den Ausschuss");
    let id = board::freeze(&mut transaction, test_day(), &Actor::system(), cause).await.unwrap();
    transaction.commit().await.unwrap();
    id.0
}
