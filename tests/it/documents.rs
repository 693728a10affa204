// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the documents say is there is there.

use std::{collections::HashSet, fs, path::Path};

use crate::support::sources::sources;

/// Every document: path from the root of the project, and text.
fn documents() -> Vec<(String, String)> {
    let of_docs = fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    let of_root = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "BENCHMARKS.md"].map(Into::into);
    let paths = of_docs.chain(of_root).filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

/// The addresses of the links of a text in Markdown.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// What stands between backticks on one line.
fn named(text: &str) -> Vec<&str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_link_leads_to_a_file() {
    for (path, text) in documents() {
        let folder = Path::new(&path).parent().unwrap();
        for link in links(&text) {
            let file = link.split('#').next().unwrap();
            let is_elsewhere = file.is_empty() || file.contains("://");
            assert!(is_elsewhere || folder.join(file).exists(), "{path} leads to {link}");
        }
    }
}

#[test]
fn every_file_and_every_test_that_is_named_exists() {
    let code: Vec<String> =
        ["src", "tests/it"].into_iter().flat_map(|root| sources(root, ".rs")).map(|file| file.text).collect();
    let functions: HashSet<&str> = code
        .iter()
        .flat_map(|text| text.split("fn ").skip(1))
        .filter_map(|rest| rest.split('(').next())
        .collect();
    let mut tests = 0;
    for (path, text) in documents() {
        for name in named(&text) {
            let name = name.trim_end_matches('/');
            let is_path = ["src/", "tests/", "docs/", "templates/", "migrations/", "packaging/"]
                .iter()
                .any(|root| name.starts_with(root));
            assert!(!is_path || name.contains(' ') || Path::new(name).exists(), "{path} names {name}");
            let is_test = name.matches('_').count() > 2
                && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
            if is_test && path == "docs/security.md" {
                assert!(functions.contains(name), "{path} names the test {name}");
                tests += 1;
            }
        }
    }
    assert!(tests > 50, "the tests that documents name are no longer found: {tests}");
}

#[test]
fn links_and_names_are_found() {
    assert_eq!(links("[a](b.md#c) ![d](e.png)"), ["b.md#c", "e.png"]);
    assert_eq!(named("`a` and `b_c`\n`d"), ["a", "b_c", "d"]);
}
