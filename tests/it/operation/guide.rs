// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the documents tell administrators to type is what the program does.

use std::{
    collections::BTreeSet,
    env, fs,
    os::unix::fs::symlink,
    process::{Command, Stdio},
};

use nix::sys::signal::Signal;

use super::said;
use crate::support::process::{Portal, demo, folder, vorrang};

/// Blocks of shell commands: what stands behind the language, and the commands.
fn blocks(document: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(document).unwrap();
    let fenced = text.split("\n```").collect::<Vec<_>>();
    let opened = fenced.iter().skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    let shell = opened.filter_map(|(heading, body)| Some((heading.strip_prefix("sh")?.trim(), body)));
    shell.map(|(marks, body)| (marks.to_owned(), body.to_owned())).collect()
}

#[test]
fn the_commands_of_the_guide_do_what_it_says_while_the_portal_runs() {
    let folder = folder();
    let data = folder.path().join("data");
    let portal = Portal::start(&mut demo(&data));
    let programs = folder.path().join("bin");
    fs::create_dir(&programs).unwrap();
    symlink(env!("CARGO_BIN_EXE_vorrang"), programs.join("vorrang")).unwrap();
    let path = format!("{}:{}", programs.display(), env::var("PATH").unwrap());
    let marked: Vec<String> = blocks("docs/administration.md")
        .into_iter()
        .filter(|(marks, _)| marks == "test")
        .map(|(_, body)| body)
        .collect();
    assert!(marked.len() >= 6, "{marked:?}");
    for block in marked {
        let mut shell = Command::new("sh");
        // The environment of a command of ours, which says nothing that would change what it does.
        for (name, value) in vorrang([]).get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell.current_dir(folder.path()).stdin(Stdio::null());
        shell.env("PATH", &path).env("VORRANG_DATA_FOLDER", &data).env("LANG", "en_GB.UTF-8");
        let (stdout, stderr, code) = said(shell.args(["-eu", "-c", &block]));
        assert_eq!(code, 0, "{block}\n{stdout}\n{stderr}");
        assert!(!stderr.contains("\"ERROR\""), "{block}\n{stderr}");
    }
    assert!(
        folder.path().join("vorrang.backup").exists() && folder.path().join("restored/postgres").exists()
    );
    portal.stop(Signal::SIGTERM);
}

/// Words behind `vorrang` that are commands of it: `user add`.
fn commands(text: &str) -> BTreeSet<Vec<String>> {
    let behind = text.split(['`', '\n']).filter_map(|piece| piece.trim().strip_prefix("vorrang "));
    let is_command = |word: &&str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase());
    behind
        .map(|words| words.split([' ', ',']).take_while(is_command).take(2).map(str::to_owned).collect())
        .collect()
}

#[test]
fn the_documents_name_no_command_that_is_not_there() {
    let documents = ["README.md", "docs/administration.md"].map(|name| fs::read_to_string(name).unwrap());
    let named = commands(&documents.concat());
    assert!(named.contains(["audit", "verify"].map(str::to_owned).as_slice()), "{named:?}");
    for words in named {
        let mut command = vorrang([]);
        let (help, complaint, code) = said(command.args(&words).arg("--help"));
        assert_eq!(code, 0, "{words:?}: {complaint}");
        let line = format!("Usage: vorrang {}", words.join(" "));
        assert!(help.contains(line.trim_end()), "{words:?}\n{help}");
    }
}

/// A figure that is documented and not there, or the other way round, misleads whoever watches.
#[test]
fn the_guide_names_the_figures_that_there_are() {
    let guide = fs::read_to_string("docs/administration.md").unwrap();
    let named: BTreeSet<&str> = guide.split('`').filter(|word| word.starts_with("vorrang_")).collect();
    let named = named.into_iter().filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    let source = fs::read_to_string("src/kit/metrics.rs").unwrap();
    let ours: BTreeSet<String> = source
        .split("register")
        .skip(1)
        .filter_map(|call| call.split_once('(')?.1.trim_start().strip_prefix('"')?.split('"').next())
        .map(|name| format!("vorrang_{name}"))
        .collect();
    let bare = |name: &str| {
        ["_seconds", "_total", "_info"]
            .iter()
            .fold(name.to_owned(), |name, end| name.strip_suffix(end).map_or(name.clone(), str::to_owned))
    };
    assert_eq!(named.map(bare).collect::<BTreeSet<_>>(), ours);
}
