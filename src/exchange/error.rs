// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::{reading::ReadError, understanding::Remark};
use crate::{kit::i18n::Message, people::PersonError};

/// Why a list was not imported. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// There is no row of a project.
    #[error("the list has no rows")]
    Empty,
    /// No row can be taken over; what is wrong with them.
    #[error("no row can be taken over")]
    Nothing(Vec<Remark>),
    /// The data have changed since the list was checked.
    #[error("the data have changed since the check")]
    Changed,
    /// The series has no number left.
    #[error("no number is left in the series")]
    NoNumberLeft,
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

    /// The reason in a sentence, and for [`Self::Nothing`] one more for each remark.
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::Read(error) => vec![error.message()],
            Self::Empty => vec![Message::new("import-empty")],
            Self::Nothing(remarks) => {
                [Message::new("import-nothing")].into_iter().chain(Self::named(remarks)).collect()
            }
            Self::Changed => vec![Message::new("import-changed")],
            Self::NoNumberLeft => vec![Message::new("import-no-number-left")],
            Self::Database(_) | Self::People(_) => vec![Message::new("import-database")],
        }
    }

    /// Remarks one by one, and how many more there are.
    pub fn named(remarks: &[Remark]) -> Vec<Message> {
        let named = remarks.iter().take(Self::MOST_NAMED).map(Remark::message);
        let more = remarks.len().checked_sub(Self::MOST_NAMED).filter(|more| *more > 0);
        named.chain(more.map(|more| Message::new("import-more").with("count", more))).collect()
    }
}
