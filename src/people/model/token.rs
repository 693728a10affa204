// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Person, Role};
use crate::kit::{
    form::{FieldError, Pairs},
    i18n::Message,
    secret::Secret,
    text,
};

/// Key of an [`AccessToken`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct TokenId(pub i64);

/// What a token is good for at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(type_name = "access_scope", rename_all = "snake_case")]
pub enum Scope {
    /// Reads what its owner may read.
    Read,
    /// Proposes projects.
    Propose,
    /// Gives levels.
    Assess,
    /// Reads the log.
    Audit,
}

impl Scope {
    /// Every scope, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Read, Self::Propose, Self::Assess, Self::Audit];

    /// The word in forms and in answers; the text on screen is `scope-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Propose => "propose",
            Self::Assess => "assess",
            Self::Audit => "audit",
        }
    }

    /// The scope of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// The role without which it is good for nothing.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Read => None,
            Self::Propose => Some(Role::DepartmentHead),
            Self::Assess => Some(Role::Assessor),
            Self::Audit => Some(Role::Auditor),
        }
    }

    /// Whether it is good for anything in the hands of that person.
    pub fn is_for(self, person: &Person) -> bool {
        self.role().is_none_or(|role| person.has(role))
    }
}

/// An access token as its owner sees it: everything but the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    /// Key.
    pub id: TokenId,
    /// By which its owner knows it.
    pub name: String,
    /// What it is good for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// From when on it is good for nothing.
    pub expires_at: DateTime<Utc>,
    /// When it was last noted as used.
    pub last_used_at: Option<DateTime<Utc>>,
}

impl AccessToken {
    /// So many a person can have at once.
    pub const MOST: i64 = 20;
    /// For so many days one can be valid.
    pub const LIVES: [u32; 4] = [30, 90, 180, 365];
    /// By which scanners of source code and people recognise a token.
    const PREFIX: &str = "vorrang_";
    /// Purpose of the key that is stored.
    const PURPOSE: &str = "access token";

    /// A secret as a program sends it.
    pub fn written(secret: &Secret) -> String {
        format!("{}{}", Self::PREFIX, secret.text())
    }

    /// What is stored of a token that a program has sent; `None` if that is no token.
    pub fn key_of(sent: &str) -> Option<Vec<u8>> {
        Secret::read(sent.strip_prefix(Self::PREFIX)?).map(|secret| Self::key(&secret))
    }

    /// What is stored of a secret.
    pub fn key(secret: &Secret) -> Vec<u8> {
        secret.key(Self::PURPOSE)
    }
}

/// Longest name of a token, in characters.
const LONGEST_NAME: usize = 60;

/// A token to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// By which its owner will know it.
    pub name: String,
    /// What it will be good for; at least one.
    pub scopes: BTreeSet<Scope>,
    /// For how many days.
    pub days: u32,
}

impl NewToken {
    /// Name of the field for the name.
    pub const NAME: &'static str = "name";
    /// Name of the field for the scopes.
    pub const SCOPES: &'static str = "scope";
    /// Name of the field for the time.
    pub const DAYS: &'static str = "days";

    /// Understands what was typed; otherwise says everything that is to be put right.
    pub fn read(typed: &Pairs, person: &Person) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut note = |field, message| errors.push(FieldError { field, message });
        let given = typed.get(Self::NAME).filter(|name| !text::is_blank(name));
        let name = given.ok_or_else(|| Message::new("token-name-missing"));
        let name = name.and_then(|name| text::line(name, LONGEST_NAME));
        let name = name.map_err(|message| note(Self::NAME, message)).ok();
        let scopes: Option<BTreeSet<Scope>> = typed
            .all(Self::SCOPES)
            .map(|code| Scope::from_code(code).filter(|scope| scope.is_for(person)))
            .collect();
        match &scopes {
            Some(scopes) if !scopes.is_empty() => {}
            Some(_) => note(Self::SCOPES, Message::new("token-scope-missing")),
            None => note(Self::SCOPES, Message::new("token-scope-foreign")),
        }
        let days = typed.get(Self::DAYS).and_then(|days| days.parse().ok());
        let days = days.filter(|days| AccessToken::LIVES.contains(days));
        if days.is_none() {
            note(Self::DAYS, Message::new("token-days-missing"));
        }
        match (name, scopes, days) {
            (Some(name), Some(scopes), Some(days)) if errors.is_empty() => Ok(Self { name, scopes, days }),
            _ => Err(errors),
        }
    }
}
