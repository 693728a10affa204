// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The document as people read it: from its JSON and from nothing else, in the words of their language.

use serde_json::Value;

use super::document::parameter_key;
use crate::kit::i18n::Locale;

/// What belongs together.
pub(super) struct Group {
    pub id: String,
    pub heading: String,
    pub operations: Vec<Operation>,
}

/// What can be asked for.
pub(super) struct Operation {
    pub id: String,
    /// Method and path.
    pub name: String,
    pub summary: String,
    /// The scope that a token needs.
    pub scope: String,
    /// Whether it can be had without a token where the board is public.
    pub is_open: bool,
    pub parameters: Vec<Parameter>,
    /// What is sent, and what is answered.
    pub body: Option<Kind>,
    pub answer: Option<Kind>,
    pub statuses: String,
}

/// What goes into the address or into a header.
pub(super) struct Parameter {
    pub name: String,
    pub place: String,
    pub kind: Kind,
    pub meaning: String,
    pub is_required: bool,
}

/// A type of the document.
pub(super) struct Schema {
    pub name: String,
    pub properties: Vec<Property>,
    /// What it also holds.
    pub includes: Vec<String>,
    /// Its only values, if it is a word.
    pub values: String,
}

/// A part of a type.
pub(super) struct Property {
    pub name: String,
    pub kind: Kind,
    pub meaning: String,
    pub is_required: bool,
}

/// What kind of value it is: in words, with the type of the document in it.
pub(super) struct Kind {
    pub words: String,
    /// Name of the type.
    pub schema: Option<String>,
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn entries<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.pointer(pointer).and_then(Value::as_object).into_iter().flatten()
}

/// Everything that can be asked for, by what belongs together.
pub(super) fn groups(document: &Value, words: Locale) -> Vec<Group> {
    let group = |tag: &Value| {
        let tag = text(tag, "/name");
        let operations = entries(document, "/paths").flat_map(|(path, item)| {
            let operations = entries(item, "").map(move |(method, operation)| (path, method, operation));
            let own = operations.filter(|(.., operation)| text(operation, "/tags/0") == tag);
            own.map(|(path, method, operation)| Operation::of(path, method, operation, words))
        });
        Group {
            id: format!("tag-{tag}"),
            heading: words.text(&format!("tag-{tag}")),
            operations: operations.collect(),
        }
    };
    list(document, "/tags").iter().map(group).collect()
}

/// The types of the document in alphabetical order.
pub(super) fn schemas(document: &Value, words: Locale) -> Vec<Schema> {
    entries(document, "/components/schemas").map(|(name, schema)| Schema::of(name, schema, words)).collect()
}

impl Operation {
    fn of(path: &str, method: &str, operation: &Value, words: Locale) -> Self {
        let id = text(operation, "/operationId");
        let requirements = list(operation, "/security");
        let scope = requirements.iter().find_map(|one| one.pointer("/token/0")?.as_str()).unwrap_or_default();
        let answers = ["/responses/200", "/responses/201"];
        let schema = answers
            .iter()
            .find_map(|answer| operation.pointer(&format!("{answer}/content/application~1json/schema")));
        let body = operation.pointer("/requestBody/content/application~1json/schema");
        let statuses: Vec<&str> =
            entries(operation, "/responses").map(|(status, _)| status.as_str()).collect();
        Self {
            id: id.to_owned(),
            name: format!("{} {path}", method.to_uppercase()),
            summary: words.text(&format!("operation-{id}")),
            scope: scope.to_owned(),
            is_open: requirements.iter().any(|one| one.as_object().is_some_and(serde_json::Map::is_empty)),
            parameters: list(operation, "/parameters").iter().map(|one| Parameter::of(one, words)).collect(),
            body: body.map(|schema| Kind::of(schema, words)),
            answer: schema.map(|schema| Kind::of(schema, words)),
            statuses: statuses.join(", "),
        }
    }
}

impl Parameter {
    fn of(parameter: &Value, words: Locale) -> Self {
        let name = text(parameter, "/name");
        Self {
            name: name.to_owned(),
            place: words.text(match text(parameter, "/in") {
                "path" => "api-in-path",
                "header" => "api-in-header",
                _ => "api-in-query",
            }),
            kind: Kind::of(parameter.pointer("/schema").unwrap_or(&Value::Null), words),
            meaning: words.text(&parameter_key(name)),
            is_required: parameter.pointer("/required") == Some(&Value::Bool(true)),
        }
    }
}

impl Schema {
    fn of(name: &str, schema: &Value, words: Locale) -> Self {
        let parts = [schema].into_iter().chain(list(schema, "/allOf"));
        let properties = parts.clone().flat_map(|part| {
            entries(part, "/properties").map(move |(name, property)| Property {
                name: name.clone(),
                kind: Kind::of(property, words),
                meaning: words.text(&format!("property-{}", name.replace('_', "-"))),
                is_required: list(part, "/required").iter().any(|required| required == name.as_str()),
            })
        });
        Self {
            name: name.to_owned(),
            properties: properties.collect(),
            includes: parts.filter_map(referred).collect(),
            values: values(schema),
        }
    }
}

/// Name of the type that is referred to.
fn referred(schema: &Value) -> Option<String> {
    schema.pointer("/$ref")?.as_str()?.rsplit('/').next().map(str::to_owned)
}

fn values(schema: &Value) -> String {
    let values = list(schema, "/enum").iter().filter_map(Value::as_str);
    values.collect::<Vec<_>>().join(", ")
}

impl Kind {
    fn of(schema: &Value, words: Locale) -> Self {
        let schemas = [schema].into_iter().chain(list(schema, "/oneOf"));
        let schema_name = schemas.clone().find_map(referred);
        let types: Vec<&str> = schemas.flat_map(types).collect();
        let name = types.iter().find(|name| **name != "null").copied();
        let mut kind = match name {
            Some("array") => {
                let item = Self::of(schema.pointer("/items").unwrap_or(&Value::Null), words);
                Self { words: words.text_about("api-type-list", &item.words), schema: item.schema }
            }
            Some(name) if schema_name.is_none() => Self { words: simple(name, schema, words), schema: None },
            _ => Self {
                words: schema_name.clone().unwrap_or_else(|| words.text("api-type-any")),
                schema: schema_name,
            },
        };
        if types.contains(&"null") {
            kind.words = words.text_about("api-type-or-nothing", &kind.words);
        }
        kind
    }
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.pointer("/type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn simple(name: &str, schema: &Value, words: Locale) -> String {
    let values = values(schema);
    if !values.is_empty() {
        return values;
    }
    words.text(match (name, text(schema, "/format")) {
        ("string", "date") => "api-type-date",
        ("string", "date-time") => "api-type-instant",
        ("string", _) => "api-type-text",
        ("integer", _) => "api-type-integer",
        ("number", _) => "api-type-number",
        ("boolean", _) => "api-type-boolean",
        _ => "api-type-object",
    })
}
