// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The words: complete in both languages, none forgotten, none written into a template.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::parse,
};

use crate::support::sources::{Source, sources};

/// Beginnings of keys that are put together at run time, such as `state-` with the code of a state.
const BUILT_AT_RUN_TIME: [&str; 21] = [
    "action-",
    "delimiter-",
    "existing-",
    "field-",
    "kind-",
    "meaning-",
    "operation-",
    "outcome_moment-",
    "parameter-",
    "processing-",
    "property-",
    "reuse_result-",
    "role-",
    "said-",
    "scope-",
    "setting-",
    "state-",
    "tag-",
    "unit-",
    "verb-",
    "waits-",
];

/// Attributes whose value a person reads or hears.
const SPOKEN_ATTRIBUTES: [&str; 6] =
    ["alt", "aria-description", "aria-label", "label", "placeholder", "title"];

/// What is behind the keys of a language: the variables of each text, and the texts it refers to.
#[derive(Default, Debug, PartialEq)]
struct Text {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

type Texts = BTreeMap<String, Text>;

/// The texts in Fluent files. A text with attributes counts once for each, as `key.attribute`.
fn texts(files: &[Source]) -> Texts {
    let mut texts = Texts::new();
    for file in files {
        let resource =
            parse(file.text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.path));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let whole = message.value.iter().map(|pattern| (message.id.name.to_owned(), pattern));
            let parts = message
                .attributes
                .iter()
                .map(|part| (format!("{}.{}", message.id.name, part.id.name), &part.value));
            for (key, pattern) in whole.chain(parts) {
                let mut text = Text::default();
                read_pattern(pattern, &mut text);
                assert!(texts.insert(key.clone(), text).is_none(), "{}: {key} is there twice", file.path);
            }
        }
    }
    texts
}

fn read_pattern(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            read_expression(expression, text);
        }
    }
}

fn read_expression(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, text),
        Expression::Select { selector, variants } => {
            read_inline(selector, text);
            for variant in variants {
                read_pattern(&variant.value, text);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, text: &mut Text) {
    let arguments = match inline {
        InlineExpression::VariableReference { id } => {
            text.variables.insert(id.name.to_owned());
            None
        }
        InlineExpression::MessageReference { id, .. } => {
            text.messages.insert(id.name.to_owned());
            None
        }
        InlineExpression::Placeable { expression } => {
            read_expression(expression, text);
            None
        }
        InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.as_ref(),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => None,
    };
    for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
        read_inline(argument, text);
    }
}

/// What one language has and the other lacks or says with other variables.
fn differences(german: &Texts, english: &Texts) -> Vec<String> {
    let keys: BTreeSet<&String> = german.keys().chain(english.keys()).collect();
    keys.into_iter()
        .filter_map(|key| match (german.get(key), english.get(key)) {
            (Some(_), None) => Some(format!("{key}: no English text")),
            (None, _) => Some(format!("{key}: no German text")),
            (Some(one), Some(other)) if one.variables != other.variables => {
                Some(format!("{key}: German with {:?}, English with {:?}", one.variables, other.variables))
            }
            _ => None,
        })
        .collect()
}

/// Keys that neither code nor templates nor other texts name.
fn unused(texts: &Texts, code: &str, built: &[&str]) -> Vec<String> {
    let quoted: HashSet<&str> = code.split('"').collect();
    let built_in: HashSet<&String> = texts.values().flat_map(|text| &text.messages).collect();
    texts
        .keys()
        .filter(|key| !quoted.contains(key.as_str()) && !built_in.contains(key))
        .filter(|key| !built.iter().any(|beginning| key.starts_with(beginning)))
        .cloned()
        .collect()
}

/// Keys that code or templates name as the literal argument of a lookup.
fn looked_up(code: &str) -> BTreeSet<String> {
    ["text(", "text_with(", "Message::new("]
        .iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter_map(|after| after.trim_start().strip_prefix('"')?.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// Words that stand in a template instead of in the Fluent files.
fn words_in(template: &str) -> Vec<String> {
    let mut html = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")] {
        html = without(&html, open, close);
    }
    let mut words: Vec<String> = Vec::new();
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        words.extend(SPOKEN_ATTRIBUTES.iter().filter_map(|name| {
            let value = tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?;
            Some(value.to_owned())
        }));
        words.push(without(text, "&", ";"));
    }
    words
        .into_iter()
        .map(|word| word.trim().to_owned())
        .filter(|word| word.contains(char::is_alphabetic))
        .collect()
}

/// `text` without everything from `open` to the next `close`, for every occurrence.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        let Some((_, behind)) = after.split_once(close) else { return kept + open + after };
        rest = behind;
    }
    kept + rest
}

fn code() -> String {
    let files = [sources("src", ".rs"), sources("templates", ".html"), sources("templates", ".txt")];
    files.iter().flatten().map(|file| file.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn both_languages_say_the_same() {
    let [german, english] =
        ["de", "en"].map(|tag| texts(&sources(&format!("templates/locales/{tag}"), ".ftl")));
    assert!(!german.is_empty());
    assert_eq!(differences(&german, &english), Vec::<String>::new());
}

#[test]
fn every_text_is_used_and_every_text_used_is_there() {
    let texts = texts(&sources("templates/locales/de", ".ftl"));
    let code = code();
    assert_eq!(unused(&texts, &code, &BUILT_AT_RUN_TIME), Vec::<String>::new(), "unused");
    let missing: Vec<String> = looked_up(&code).into_iter().filter(|key| !texts.contains_key(key)).collect();
    assert_eq!(missing, Vec::<String>::new(), "missing");
    for beginning in BUILT_AT_RUN_TIME {
        assert!(code.contains(&format!("\"{beginning}")), "no code builds keys with {beginning}");
    }
}

#[test]
fn templates_hold_no_words() {
    for file in sources("templates", ".html") {
        assert_eq!(words_in(&file.text), Vec::<String>::new(), "templates/{}", file.path);
    }
}

#[test]
fn differences_between_languages_are_found() {
    let texts_of = |text: &str| texts(&[Source { path: "test.ftl".to_owned(), text: text.to_owned() }]);
    let german =
        texts_of("a = A\nb = { $n -> \n [one] ein { $thing }\n *[other] { NUMBER($n) } \n}\nc = { a }\n");
    let english = texts_of("b = { $n }\nc = C\nd = D\n    .title = { $t }\n");
    assert_eq!(
        differences(&german, &english),
        [
            "a: no English text",
            r#"b: German with {"n", "thing"}, English with {"n"}"#,
            "d: no German text",
            "d.title: no German text",
        ]
    );
    assert_eq!(unused(&german, r#"text("c")"#, &[]), ["b"]);
    assert_eq!(unused(&german, r#"text("c")"#, &["b"]), Vec::<String>::new());
}

#[test]
fn lookups_are_found() {
    let code = "locale.text(\"one\"); Message::new(\n    \"two\",\n); text_with(key, &[])";
    assert_eq!(looked_up(code), ["one", "two"].map(str::to_owned).into());
}

#[test]
fn words_in_templates_are_found() {
    let clean = r#"{# Kommentar #}<!doctype html><h1 class="kern-heading">{{ text("a > b") }}&nbsp;· 25</h1>
        {% if places < 3 %}<svg viewBox="0 0 1 1"></svg>{% endif %}<input title="{{ hint }}">"#;
    assert_eq!(words_in(clean), Vec::<String>::new());
    let wordy = r#"<p>{{ n }} Plätze</p><input aria-label="Suche" name="q">"#;
    assert_eq!(words_in(wordy), ["Plätze", "Suche"]);
}
