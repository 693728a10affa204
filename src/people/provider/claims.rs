// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the identity provider says of somebody, and where in it stands what we want to know.

use chrono::{DateTime, Utc};
use serde_json::Value;

/// Where the provider writes what we want to know, as JSON pointers (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPaths {
    /// Name as others see it.
    pub name: String,
    /// Where mails go.
    pub email: String,
    /// The own department.
    pub department: String,
    /// The groups or roles that say what the person may do.
    pub roles: String,
}

/// What the provider says in its token and, where that is silent, at its userinfo endpoint.
#[derive(Clone, Debug)]
pub struct Claims {
    token: Value,
    userinfo: Value,
}

/// Longest name that is taken over, in characters.
const LONGEST: usize = 200;

impl Claims {
    /// Of the payload of a token that has been verified.
    pub const fn of_token(token: Value) -> Self {
        Self { token, userinfo: Value::Null }
    }

    /// The same with what the userinfo endpoint says besides.
    #[must_use]
    pub fn with_userinfo(self, userinfo: Value) -> Self {
        Self { userinfo, ..self }
    }

    /// Whether the userinfo endpoint speaks of the same person.
    pub fn are_about(&self, userinfo: &Value) -> bool {
        userinfo.get("sub").is_some_and(|subject| self.token.get("sub") == Some(subject))
    }

    /// Whether something that we want to know is not there.
    pub fn lacks_any(&self, paths: &ClaimPaths) -> bool {
        let wanted = [&paths.name, &paths.email, &paths.department, &paths.roles];
        wanted.into_iter().any(|path| self.texts(path).is_empty())
    }

    /// The texts at a place: one or several, whichever way the provider writes them.
    fn texts(&self, path: &str) -> Vec<String> {
        let found = [&self.token, &self.userinfo].map(|claims| claims.pointer(path));
        let texts = found.into_iter().flatten().map(|claim| match claim {
            Value::Array(several) => several.iter().filter_map(text).collect(),
            one => Vec::from_iter(text(one)),
        });
        texts.into_iter().find(|texts| !texts.is_empty()).unwrap_or_default()
    }

    fn first(&self, path: &str) -> Option<String> {
        self.texts(path).into_iter().next()
    }

    /// When the password was typed (`auth_time` of `OpenID` Connect Core 2). Only the token says so in a way that can be
    /// believed.
    pub fn authenticated_at(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.token.get("auth_time")?.as_i64()?, 0)
    }

    /// Who it is. None if the provider does not say by which name it will recognise the person.
    pub fn account(&self, paths: &ClaimPaths) -> Option<Account> {
        // As it is or not at all: two people must never become one.
        let subject = self.token.get("sub")?.as_str()?.to_owned();
        if subject.is_empty() || subject.contains(char::is_control) {
            return None;
        }
        let user_name = self.first("/preferred_username").unwrap_or_else(|| subject.clone());
        let email = self.first(&paths.email);
        Some(Account {
            name: shortened(&self.first(&paths.name).unwrap_or_else(|| user_name.clone())),
            email: email.filter(|email| email.contains('@') && !email.contains(char::is_whitespace)),
            departments: self.texts(&paths.department),
            groups: self.texts(&paths.roles),
            sign_in_name: sign_in_name(&user_name),
            subject,
        })
    }
}

/// A claim as a text that can be stored: numbers count, as departments often have one.
fn text(claim: &Value) -> Option<String> {
    let text = match claim {
        Value::String(text) => text.replace(char::is_control, " "),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn shortened(name: &str) -> String {
    let name: String = name.chars().take(LONGEST).collect();
    name.trim().to_owned()
}

/// A name for the sign-in form and the lists, of what the provider calls the account: small letters, digits
/// and what stands in e-mail addresses.
fn sign_in_name(user_name: &str) -> String {
    let fits = |letter: &char| letter.is_ascii_alphanumeric() || "._-@+".contains(*letter);
    let name: String = user_name.chars().filter(fits).take(LONGEST).collect();
    if name.is_empty() { "person".to_owned() } else { name.to_ascii_lowercase() }
}

/// Somebody as the provider knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name by which the provider will always recognise the person ("sub").
    pub subject: String,
    /// What could be the sign-in name, if nobody has it yet.
    pub sign_in_name: String,
    /// Name as others see it.
    pub name: String,
    /// Where mails go.
    pub email: Option<String>,
    /// What may be the department, the likeliest first.
    pub departments: Vec<String>,
    /// The groups or roles.
    pub groups: Vec<String>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn paths() -> ClaimPaths {
        let [name, email, department, roles] =
            ["/name", "/email", "/department", "/realm_access/roles"].map(str::to_owned);
        ClaimPaths { name, email, department, roles }
    }

    fn account(token: Value) -> Account {
        Claims::of_token(token).account(&paths()).unwrap()
    }

    #[test]
    fn a_claim_is_one_text_or_several_at_any_depth() {
        let keycloak = account(json!({
            "sub": "f1", "name": "Anna Muster", "email": "anna@example.org", "department": 33,
            "preferred_username": "AMuster", "realm_access": { "roles": ["/a", "b", 7, null, {}] },
        }));
        assert_eq!(keycloak.groups, ["/a", "b", "7"]);
        assert_eq!(
            (keycloak.sign_in_name.as_str(), keycloak.departments),
            ("amuster", vec!["33".to_owned()])
        );
        let one = account(json!({ "sub": "f1", "realm_access": { "roles": "only" } }));
        assert_eq!((one.groups, one.name.as_str()), (vec!["only".to_owned()], "f1"));
        assert_eq!((one.email, one.departments), (None, vec![]));
        for nothing in [json!(null), json!({}), json!([]), json!(true), json!([[" "]])] {
            let none = account(json!({ "sub": "f1", "realm_access": { "roles": nothing } }));
            assert_eq!(none.groups, Vec::<String>::new());
        }
    }

    #[test]
    fn userinfo_fills_what_the_token_leaves_open_and_changes_nothing() {
        let token = json!({ "sub": "f1", "name": "Token", "realm_access": {} });
        let claims = Claims::of_token(token);
        assert!(claims.lacks_any(&paths()));
        let said = json!({
            "sub": "other", "name": "Userinfo", "email": "a@example.org", "department": "x",
            "realm_access": { "roles": "r" },
        });
        let claims = claims.with_userinfo(said);
        assert!(!claims.lacks_any(&paths()));
        let account = claims.account(&paths()).unwrap();
        assert_eq!((account.subject.as_str(), account.name.as_str()), ("f1", "Token"));
        assert_eq!((account.email.as_deref(), account.groups), (Some("a@example.org"), vec!["r".to_owned()]));
    }

    #[test]
    fn nobody_is_recognised_without_a_subject() {
        for token in
            [json!({}), json!({ "sub": "" }), json!({ "sub": ["x"] }), json!({ "sub": "a\0" }), json!([])]
        {
            assert_eq!(Claims::of_token(token).account(&paths()), None);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_said_can_be_stored(name in any::<String>(), user in any::<String>(), email in any::<String>()) {
            let account = account(json!({
                "sub": "f1", "name": name, "preferred_username": user, "email": email,
            }));
            for text in [&account.name, &account.sign_in_name] {
                prop_assert!(!text.is_empty() && text.chars().count() <= LONGEST);
                prop_assert!(text.trim() == text && !text.contains(char::is_control));
            }
            prop_assert_eq!(account.sign_in_name.to_lowercase(), account.sign_in_name);
            prop_assert!(account.email.is_none_or(|email| email.contains('@')));
        }
    }
}
