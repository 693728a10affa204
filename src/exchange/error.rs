// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use rust_xlsxwriter::XlsxError;
use tokio::task::JoinError;

use super::{
    reading::ReadError,
    understanding::{Remark, RowRemark},
};
use crate::{
    error::Error,
    kit::i18n::{Locale, Message},
    people::PersonError,
};

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

/// Why a list was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There are no criteria and weights yet.
    #[error("there is nothing to rank by")]
    NothingToRankBy,
    /// There are more projects than one file holds.
    #[error("there are too many projects for one file")]
    TooMany,
    /// So many others are being written that this one did not get its turn.
    #[error("too many lists are being written")]
    Busy,
    /// The workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] XlsxError),
    /// The text cannot be made.
    #[error(transparent)]
    Text(#[from] csv::Error),
    /// The writer has come down.
    #[error(transparent)]
    Writer(#[from] JoinError),
    /// The data cannot be read.
    #[error(transparent)]
    Data(#[from] Error),
}

impl ExportError {
    /// The reason in a sentence.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::TooMany => "export-too-many",
            Self::NothingToRankBy => "export-nothing-to-rank-by",
            Self::Busy => "export-busy",
            Self::Workbook(_) | Self::Text(_) | Self::Writer(_) | Self::Data(_) => "export-failed",
        })
    }
}

impl From<sqlx::Error> for ExportError {
    fn from(error: sqlx::Error) -> Self {
        Self::Data(error.into())
    }
}

/// Why a catalogue was not loaded. The one before stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// Rows are wrong.
    #[error("{} rows are wrong", .0.len())]
    Refused(Vec<RowRemark>),
    /// There is no service with a key.
    #[error("no service with a key")]
    Empty,
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl CatalogueError {
    /// So many rows are named one by one.
    const MOST_NAMED: usize = 100;

    /// The reason in a sentence, and one more for each row that is wrong.
    pub fn messages(&self, locale: Locale) -> Vec<Message> {
        match self {
            Self::Refused(rows) => {
                let count = rows.len();
                let refused =
                    Message::new("catalogue-refused").with("count", count).with("number", count.to_string());
                [refused].into_iter().chain(Self::named(rows, locale)).collect()
            }
            Self::Empty => vec![Message::new("catalogue-empty")],
            Self::Database(_) => vec![Message::new("catalogue-database")],
        }
    }

    /// Remarks one by one, and how many more there are.
    pub fn named(rows: &[RowRemark], locale: Locale) -> Vec<Message> {
        let named = rows.iter().take(Self::MOST_NAMED);
        let named = named.map(|row| row.message(locale.message(&row.reason)));
        let more = rows.len().checked_sub(Self::MOST_NAMED).filter(|more| *more > 0);
        named.chain(more.map(|more| Message::new("catalogue-more").with("count", more.to_string()))).collect()
    }
}
