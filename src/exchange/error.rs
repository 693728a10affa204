// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::model::RowError;
use crate::{kit::i18n::Message, people::PersonError};

/// Why a list was not imported. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is not UTF-8 text.
    #[error("the file is not UTF-8 text")]
    NotUtf8,
    /// The head line lacks columns.
    #[error("columns are missing: {}", .0.join(", "))]
    MissingColumns(Vec<String>),
    /// There is no line below the head.
    #[error("the list has no rows")]
    Empty,
    /// Cells that cannot be taken over, in the order of the file.
    #[error("{} cells cannot be taken over", .0.len())]
    Rows(Vec<RowError>),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The people of the demonstration cannot be added.
    #[error(transparent)]
    People(#[from] PersonError),
}

impl ImportError {
    /// So many cells are named one by one; nobody corrects more in one go.
    const MOST_NAMED: usize = 100;

    /// The reason in a sentence, and for [`Self::Rows`] one more for each cell.
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::NotUtf8 => vec![Message::new("import-not-utf8")],
            Self::MissingColumns(columns) => {
                let message = Message::new("import-missing-columns").with("count", columns.len());
                vec![message.with("names", columns.join(", "))]
            }
            Self::Empty => vec![Message::new("import-empty")],
            Self::Rows(rows) => {
                let summary = Message::new("import-refused").with("count", rows.len());
                let named = rows.iter().take(Self::MOST_NAMED).map(RowError::message);
                let more = rows.len().checked_sub(Self::MOST_NAMED).filter(|more| *more > 0);
                let more = more.map(|more| Message::new("import-more").with("count", more));
                [summary].into_iter().chain(named).chain(more).collect()
            }
            Self::Database(_) | Self::People(_) => vec![Message::new("import-database")],
        }
    }
}
