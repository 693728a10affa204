// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Blind until closed: what somebody says makes no difference to any page of anybody else.

use std::collections::BTreeMap;

use axum::http::Method;
use sqlx::PgPool;

use super::{CRITERIA, close, give, store_round};
use crate::{
    access::{filled_in, routes},
    support::portal::{Portal, Visitor},
};

/// Whoever is not Renate Vogt, with what they are called in `data/people.csv`. The auditor reads the log.
const OTHERS: [&str; 8] = [
    "reader",
    "head-services",
    "assessor-politics",
    "assessor-services",
    "portfolio",
    "leadership",
    "admin",
    "auditor",
];

/// Every page of the portal, and the workbench of each criterion. The English ones come from the same handlers.
fn addresses() -> Vec<String> {
    let pages = routes().into_iter().filter(|(method, _)| *method == Method::GET).map(|(_, path)| path);
    let pages = pages.filter(|path| !path.contains("{*") && !path.starts_with("/en"));
    let filled =
        pages.flat_map(|path| CRITERIA.map(|criterion| filled_in(&path.replace("{criterion}", criterion))));
    let mut all: Vec<String> = filled.map(|path| path.replace("DIG-001", "DIG-003")).collect();
    all.dedup();
    all.push("/rounds/new?project=DIG-010".to_owned());
    all
}

/// What every page says to a visitor, without what differs at every look.
async fn everything(visitor: &Visitor) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for address in addresses() {
        let page = visitor.get(&address).await;
        let mut text = String::from_utf8_lossy(&page.bytes).into_owned();
        for field in page.all("[name=form_token]") {
            text = text.replace(field.attr("value").unwrap(), "");
        }
        pages.insert(address, format!("{} {:?} {text}", page.status, page.headers.get("location")));
    }
    pages
}

async fn portal_of_others(portal: &Portal) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![everything(&portal.visitor()).await];
    for name in OTHERS {
        let visitor = portal.person(name).await;
        all.push(everything(&visitor).await);
    }
    all
}

const SECRET: &str = "GEHEIM-7f3a: Das sagt sonst niemand.";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_depends_on_what_another_says(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let round = store_round(&pool, "DIG-003", &["assessor-law", "assessor-politics"], &CRITERIA).await;
    let law = portal.person("assessor-law").await;
    let politics = portal.person("assessor-politics").await;
    // Two on one criterion, so that whether a level will be missing does not change.
    for criterion in CRITERIA {
        give(&politics, &format!("/assessments/{round}/{criterion}"), "3", "Was Politik sagt, sagt sie.")
            .await;
    }
    let address = format!("/assessments/{round}/gesetz");
    let nothing_said = portal_of_others(&portal).await;
    give(&law, &address, "0", "GEHEIM-0: Ein ganz anderer Grund.").await;
    let said = portal_of_others(&portal).await;
    give(&law, &address, "5", SECRET).await;
    let said_otherwise = portal_of_others(&portal).await;

    assert!(everything(&law).await[&address].contains(SECRET), "the author sees it");
    let who = |index: usize| if index == 0 { "nobody" } else { OTHERS[index - 1] };
    for (index, (before, after)) in said.iter().zip(&said_otherwise).enumerate() {
        for (address, text) in before {
            // The log is there to tell the auditor everything.
            if who(index) == "auditor" && address.ends_with("/log") {
                continue;
            }
            assert_eq!(text, &after[address], "{} at {address} depends on level or reason", who(index));
            assert!(!text.contains("GEHEIM"), "{} at {address}", who(index));
        }
    }
    for (index, (before, after)) in nothing_said.iter().zip(&said).enumerate() {
        for (address, text) in before {
            // Portfolio management sees how far a round is, and whether a level will be missing, but not whose.
            let is_told = (who(index) == "portfolio" && address.contains("/rounds"))
                || (who(index) == "auditor" && address.ends_with("/log"));
            assert!(
                is_told || text == &after[address],
                "{} at {address} learns that something was said",
                who(index)
            );
        }
    }

    // Once it is closed, the level is there for all and the reason for those who may know names.
    let manager = portal.person("portfolio").await;
    close(&manager, round).await;
    for name in OTHERS {
        let page = portal.person(name).await.get("/projects/DIG-003/assessment").await;
        let text = String::from_utf8_lossy(&page.bytes).into_owned();
        assert!(text.contains("Stufen: 3, 5"), "{name}");
        assert_eq!(text.contains(SECRET), matches!(name, "portfolio" | "auditor"), "{name}");
    }
}
