// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use crate::kit::{
    form::{FieldError, Pairs},
    i18n::Message,
    ids::PersonId,
};

/// So many views a person may keep.
pub const MOST_VIEWS: i64 = 50;

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// The field with the name of a view.
pub const VIEW_NAME: &str = "name";

/// Key of a view that somebody keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct SavedViewId(pub i64);

/// A page that can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewPage {
    /// The Top 25.
    Board,
    /// All projects.
    List,
    /// What was found for some words.
    Search,
}

impl ViewPage {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Board, Self::List, Self::Search];

    /// The word in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::List => "list",
            Self::Search => "search",
        }
    }

    /// Its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Board => "/",
            Self::List => "/projects",
            Self::Search => "/search",
        }
    }

    /// The page of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.code() == code)
    }

    /// The page at that address.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.path() == path)
    }
}

/// A page as somebody has narrowed and sorted it, with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Key.
    pub id: SavedViewId,
    /// Whose.
    pub owner: PersonId,
    /// What it is called.
    pub name: String,
    /// Of which page.
    pub page: ViewPage,
    /// The query of its address, with its `?`, or empty.
    pub query: String,
    /// Whether others may open it.
    pub is_shared: bool,
}

/// The name that was typed for a view.
pub fn read_view_name(typed: &Pairs) -> Result<String, FieldError> {
    let wrong = |message| FieldError { field: VIEW_NAME, message };
    let name = typed.get(VIEW_NAME).ok_or_else(|| wrong(Message::new("view-name-missing")))?;
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(wrong(Message::new("view-name-too-long")));
    }
    Ok(name.to_owned())
}
