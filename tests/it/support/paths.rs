// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which names a Rust file mentions. It works on tokens, so comments and texts do not count, `use` trees
//! are spread out, and what stands inside a macro call counts like everything else.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as it is written, such as `["crate", "projects", "Project"]`.
pub type Name = Vec<String>;

/// Every path in `text`, in order. A renaming (`as`) is the path `["as"]` after the one it renames.
pub fn names(text: &str) -> Vec<Name> {
    let mut found = Vec::new();
    walk(text.parse().expect("Rust source"), &mut found);
    found
}

/// The same with `crate`, `self` and `super` resolved for the file `path` below `src/`: a path of ours
/// then starts with `crate`, such as `["crate", "projects", "Project"]`.
pub fn resolved_names(path: &str, text: &str) -> Vec<Name> {
    names(text).into_iter().map(|name| resolve(path, name)).collect()
}

fn resolve(path: &str, name: Name) -> Name {
    let mut here: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(here.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        here.pop();
    }
    let mut rest = name.as_slice();
    match name.first().map(String::as_str) {
        Some("self") => rest = &name[1..],
        Some("super") => {
            while rest.first().is_some_and(|segment| segment == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
        Some("vorrang") => return [&["crate".to_owned()], &name[1..]].concat(),
        _ => return name,
    }
    [&["crate".to_owned()], here.as_slice(), rest].concat()
}

fn walk(stream: TokenStream, found: &mut Vec<Name>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(ident) => at = follow(&tokens, at + 1, vec![ident.to_string()], found),
            TokenTree::Group(group) => {
                walk(group.stream(), found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads on from `at` what continues `name`; answers with where it stopped.
fn follow(tokens: &[TokenTree], mut at: usize, mut name: Name, found: &mut Vec<Name>) -> usize {
    while is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1)) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(ident)) => name.push(ident.to_string()),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => name.push("*".to_owned()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let branches: Vec<TokenTree> = group.stream().into_iter().collect();
                for branch in
                    branches.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
                {
                    follow_branch(branch, &name, found);
                }
                return at + 3;
            }
            _ => break,
        }
        at += 3;
    }
    found.push(name);
    at
}

fn follow_branch(branch: &[TokenTree], stem: &Name, found: &mut Vec<Name>) {
    let first = match branch.first() {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        Some(TokenTree::Punct(star)) => star.to_string(),
        _ => return,
    };
    let name = if first == "self" { stem.clone() } else { [stem.as_slice(), &[first]].concat() };
    let stopped = follow(branch, 1, name, found);
    if matches!(branch.get(stopped), Some(TokenTree::Ident(word)) if word == "as") {
        found.push(vec!["as".to_owned()]);
    }
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

#[test]
fn use_trees_are_spread_out_and_macros_are_looked_into() {
    let text = r#"
        //! crate::not::this
        use crate::{projects::{self as p, Project}, kit::*};
        fn f() -> Vec<super::model::Level> { println!("{}", crate::people::name("crate::nor::this")) }
    "#;
    let ours: Vec<String> = resolved_names("board/pages.rs", text)
        .into_iter()
        .filter(|name| name[0] == "crate" || name[0] == "as")
        .map(|name| name.join("::"))
        .collect();
    assert_eq!(
        ours,
        [
            "crate::projects",
            "as",
            "crate::projects::Project",
            "crate::kit::*",
            "crate::board::model::Level",
            "crate::people::name"
        ]
    );
}
