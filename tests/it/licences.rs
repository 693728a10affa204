// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The licences of what we build on, and that the program holds each thing once.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, NodeDep, Package, PackageId};
use spdx::{Expression, Licensee, ParseMode};

/// Licences under which a dependency may be part of a program under EUPL-1.2.
const IN_THE_PROGRAM: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Licences that tools of the tests may have besides: nobody gets those with the program.
const IN_THE_TESTS: &[&str] = &["MPL-2.0"];

/// Crates of which the program holds more than one major version, and why.
const SEVERAL_VERSIONS: [(&[&str], &str); 14] = [
    (&["base64"], "sqlx and openidconnect still use base64 0.22"),
    (&["block-buffer", "cpufeatures", "crypto-common", "digest", "sha2"], "sqlx-core still uses sha2 0.10"),
    (
        &["const-oid", "der", "pem-rfc7468", "pkcs8", "rand", "rand_chacha", "signature", "spki"],
        "rsa, which openidconnect checks signatures with, is built on what came before",
    ),
    (&["darling", "darling_core", "darling_macro"], "macros of zxcvbn, which still use darling 0.20"),
    (&["getrandom"], "ring, which rustls encrypts with, still uses getrandom 0.2"),
    (&["hashbrown"], "sqlx-core, through hashlink, still uses hashbrown 0.16"),
    (&["hmac"], "openidconnect still uses hmac 0.12"),
    (
        &["indexmap", "jiff", "jiff-core", "schemars"],
        "serde_with, which openidconnect reads JSON with, knows several of each; none of them is built",
    ),
    (&["rand_core"], "password-hash, which Argon2 comes through, still uses rand_core 0.6"),
    (&["thiserror", "thiserror-impl"], "openidconnect and oauth2 still use thiserror 1"),
    (&["phf", "phf_shared"], "chrono-tz still uses phf 0.12"),
    (
        &["fancy-regex", "fearless_simd", "hayro-ccitt", "miniz_oxide", "quick-xml", "roxmltree", "winnow"],
        "typst reads pictures, citations, highlighting rules and TOML with what came before or after",
    ),
    (&["tower-http"], "reqwest still uses tower-http 0.6"),
    (&["syn"], "macros are moving from syn 2 to syn 3; none of it is in the program itself"),
];

/// What a Linux server is built from; other systems' crates are in the lock file only.
fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .other_options(["--locked", "--filter-platform=x86_64-unknown-linux-gnu"].map(str::to_owned))
        .exec()
        .unwrap()
}

/// The packages that the program is built from, without those that only the tests use.
fn program(metadata: &Metadata) -> BTreeSet<&PackageId> {
    let resolve = metadata.resolve.as_ref().unwrap();
    let mut found = BTreeSet::new();
    let mut open = vec![resolve.root.as_ref().unwrap()];
    while let Some(package) = open.pop() {
        if found.insert(package) {
            let needs = resolve.nodes.iter().filter(|node| node.id == *package).flat_map(|node| &node.deps);
            let built_in =
                |need: &&NodeDep| need.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
            open.extend(needs.filter(built_in).map(|need| &need.pkg));
        }
    }
    found
}

/// Why a crate with this licence field is refused, if it is.
fn refusal(licence: Option<&str>, allowed: &[&str]) -> Option<String> {
    let Some(licence) = licence else { return Some("names no licence".to_owned()) };
    // Old crates write `MIT/Apache-2.0`, which the lax mode reads as OR.
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("has a licence that is not an SPDX expression: {licence}"));
    };
    let fits = expression
        .evaluate(|wanted| allowed.iter().any(|name| Licensee::parse(name).unwrap().satisfies(wanted)));
    (!fits).then(|| format!("has a licence that we do not allow: {licence}"))
}

/// The part of a version that tells incompatible releases apart: `1` of 1.4.2, `0.9` of 0.9.0.
fn major(package: &Package) -> String {
    match (package.version.major, package.version.minor) {
        (0, minor) => format!("0.{minor}"),
        (major, _) => major.to_string(),
    }
}

#[test]
fn every_dependency_has_a_licence_that_we_allow() {
    let metadata = metadata();
    let program = program(&metadata);
    let wrong: Vec<String> = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some())
        .filter_map(|package| {
            let besides = if program.contains(&package.id) { &[] } else { IN_THE_TESTS };
            let why = refusal(package.license.as_deref(), &[IN_THE_PROGRAM, besides].concat())?;
            Some(format!("{} {why}", package.name))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_program_holds_each_dependency_once() {
    let metadata = metadata();
    let program = program(&metadata);
    let mut versions: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for package in metadata.packages.iter().filter(|package| program.contains(&package.id)) {
        versions.entry(package.name.as_str()).or_default().insert(major(package));
    }
    versions.retain(|_, majors| majors.len() > 1);
    let known: BTreeSet<&str> = SEVERAL_VERSIONS.iter().flat_map(|(names, _)| *names).copied().collect();
    let found: BTreeSet<&str> = versions.keys().copied().collect();
    assert_eq!(found, known, "found and known differ: {versions:#?}");
}

#[test]
fn what_the_tests_use_is_not_taken_for_the_program() {
    let metadata = metadata();
    let program = program(&metadata);
    let holds =
        |name: &str| metadata.packages.iter().any(|p| p.name.as_str() == name && program.contains(&p.id));
    assert!(holds("sqlx-postgres") && !holds("fantoccini"));
}

#[test]
fn other_licences_are_refused() {
    for good in ["MIT", "MIT OR GPL-3.0-only", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert_eq!(refusal(Some(good), IN_THE_PROGRAM), None);
    }
    for bad in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "MPL-2.0", "Proprietary"] {
        assert!(refusal(Some(bad), IN_THE_PROGRAM).unwrap().contains(bad));
    }
    assert_eq!(refusal(None, IN_THE_PROGRAM).unwrap(), "names no licence");
}
