// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whatever is typed into the form: kept, shown as it is, explained, and never a failure of ours.

use axum::http::StatusCode;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;

use super::{begin, submit, value};
use crate::support::portal::Portal;

const FIELDS: [&[&str]; 4] = [
    &["title", "summary", "problem", "kind", "contact"],
    &["legal_basis", "legal_evidence", "deadline", "deadline_reason", "council_document", "service_key"],
    &["citizen_effect", "citizen_cases", "business_effect", "business_cases"],
    &["effort", "cost", "requires", "search"],
];
/// Those that show what was typed.
const WRITTEN: [&str; 13] = [
    "title",
    "summary",
    "problem",
    "contact",
    "legal_basis",
    "legal_evidence",
    "deadline",
    "deadline_reason",
    "council_document",
    "service_key",
    "citizen_cases",
    "effort",
    "cost",
];

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("high".to_owned()),
        Just("visible".to_owned()),
        Just("31.02.2024".to_owned()),
        Just("99999999999".to_owned()),
        Just("\u{202e}<script>alert(1)</script>\u{0}&amp;\"'".to_owned()),
        Just("{{ words }} %s ' or 1=1 --".to_owned()),
        Just("ä".repeat(20_000)),
        "[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{2,4}",
        "[0-9]{1,25}",
        "DIG-[0-9]{3}",
        "\\PC{0,60}",
        any::<String>(),
    ]
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_input_breaks_the_form(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let mut runner = TestRunner::default();
    let mut draft = begin(&head).await;
    for _ in 0..12 {
        for (fields, step) in FIELDS.iter().zip(1..) {
            let address = format!("{draft}/{step}");
            let page = head.get(&address).await;
            let version = value(&page, "step [name=version]");
            let values: Vec<String> =
                fields.iter().map(|_| typed().new_tree(&mut runner).unwrap().current()).collect();
            let mut form: Vec<(&str, &str)> =
                fields.iter().copied().zip(values.iter().map(String::as_str)).collect();
            form.push(("version", &version));
            let saved = head.post(&address, &form).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{form:?}");
            let page = head.follow(&saved).await;
            assert_eq!(page.status, StatusCode::OK, "{form:?}");
            assert!(page.all("script:not([src])").is_empty(), "{form:?}");
            for (name, value_typed) in &form {
                if WRITTEN.contains(name) {
                    let kept = value_typed.replace("\r\n", "\n").replace('\0', "\u{fffd}");
                    let shown = value(&page, name);
                    // HTML reads other ends of lines as line feeds, and none at the beginning of a text.
                    assert_eq!(
                        shown.replace('\r', "\n").trim_start_matches('\n'),
                        kept.replace('\r', "\n").trim_start_matches('\n'),
                        "{name}"
                    );
                }
            }
        }
        // It is submitted, or every reason not to is named beside its field.
        let check = head.get(&format!("{draft}/check")).await;
        assert_eq!(check.status, StatusCode::OK);
        assert_eq!(check.all("#missing").is_empty(), check.all("main button").len() == 1);
        for link in check.all("#missing a").iter().filter_map(|link| link.attr("href")) {
            let (address, field) = link.split_once('#').unwrap();
            let page = head.get(address).await;
            assert!(!page.text(&format!("#{field}-error")).is_empty(), "{link}");
        }
        if check.all("#missing").is_empty() {
            let submitted = submit(&head, &draft).await;
            let profile = head.follow(&submitted).await;
            assert_eq!(profile.status, StatusCode::OK);
            draft = begin(&head).await;
        }
    }
}
