// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use serde_json::Value;

/// A field that an action changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Name of the field; none if the event holds a plain value.
    pub field: Option<String>,
    /// What stood there before.
    pub before: Option<Value>,
    /// What stands there now.
    pub after: Option<Value>,
}

/// What differs between `before` and `after`, field by field. What is not there and what is null is nothing.
pub(super) fn changes(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let fields: Option<BTreeSet<&String>> = [before, after]
        .into_iter()
        .flatten()
        .map(|value| value.as_object().map(|fields| fields.keys()))
        .try_fold(BTreeSet::new(), |mut names, keys| {
            names.extend(keys?);
            Some(names)
        });
    let changed = |field: Option<&String>| {
        let value = |whole: Option<&Value>| {
            let value = field.map_or(whole, |name| whole?.get(name));
            value.filter(|value| !value.is_null()).cloned()
        };
        let (before, after) = (value(before), value(after));
        (before != after).then(|| Change { field: field.cloned(), before, after })
    };
    match fields {
        Some(fields) => fields.into_iter().filter_map(|name| changed(Some(name))).collect(),
        None => changed(None).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn change(field: Option<&str>, before: Option<Value>, after: Option<Value>) -> Change {
        Change { field: field.map(str::to_owned), before, after }
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let before = json!({ "title": "Alt", "cost": 5, "deadline": null, "state": "draft", "effort": 1 });
        let after = json!({ "title": "Neu", "cost": 5, "state": "submitted", "deadline": "2027-06-09" });
        assert_eq!(
            changes(Some(&before), Some(&after)),
            [
                change(Some("deadline"), None, Some(json!("2027-06-09"))),
                change(Some("effort"), Some(json!(1)), None),
                change(Some("state"), Some(json!("draft")), Some(json!("submitted"))),
                change(Some("title"), Some(json!("Alt")), Some(json!("Neu"))),
            ]
        );
        assert_eq!(changes(Some(&before), Some(&before)), []);
        assert_eq!(changes(None, None), []);
        assert_eq!(
            changes(None, Some(&json!({ "a": null, "b": false }))),
            [change(Some("b"), None, Some(json!(false)))]
        );
    }

    #[test]
    fn values_that_are_no_objects_are_compared_as_a_whole() {
        let (one, other) = (json!("eins"), json!({ "a": 1 }));
        let whole = change(None, Some(one.clone()), Some(other.clone()));
        assert_eq!(changes(Some(&one), Some(&other)), [whole]);
        assert_eq!(changes(Some(&one), Some(&one)), []);
    }

    proptest! {
        #[test]
        fn nothing_has_changed_between_a_value_and_itself(text in "\\PC{0,20}", number in any::<i64>()) {
            let value = json!({ text.clone(): [text, number] });
            prop_assert_eq!(changes(Some(&value), Some(&value)), []);
        }
    }
}
