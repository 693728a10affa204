// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::Address;
use crate::kit::i18n::Message;

/// Why a file is not read. Each has a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than a list needs.
    #[error("the file is larger than {0} bytes")]
    FileTooLarge(usize),
    /// Unpacked it would have more bytes than a list needs.
    #[error("the file is too large when it is unpacked")]
    UnpackedTooLarge,
    /// It can only be opened with a password.
    #[error("the file has a password")]
    Password,
    /// It is damaged.
    #[error("the file is damaged")]
    Broken,
    /// A workbook of Excel 97 to 2003, reading which can take any amount of memory.
    #[error("an old workbook")]
    OldExcel,
    /// A binary workbook.
    #[error("a binary workbook")]
    BinaryExcel,
    /// A table in HTML or XML.
    #[error("a table in HTML or XML")]
    Markup,
    /// Not a table at all.
    #[error("not a table")]
    NoTable,
    /// A cell lies further out than any of a list.
    #[error("a cell at {at}")]
    TooFar {
        /// Where the cell is.
        at: Address,
        /// The last that may be used.
        last: Address,
    },
    /// There are more cells than a list has.
    #[error("too many cells")]
    TooManyCells,
    /// There are more sheets than anybody uses.
    #[error("too many sheets")]
    TooManySheets,
    /// As many files as there is room for are being read.
    #[error("busy")]
    Busy,
}

impl ReadError {
    /// What to tell whoever chose the file.
    pub fn message(&self) -> Message {
        const MEBIBYTE: usize = 1024 * 1024;
        match self {
            Self::Empty => Message::new("reading-empty"),
            Self::FileTooLarge(size) => {
                Message::new("reading-too-large").with("size", (size / MEBIBYTE).to_string())
            }
            Self::UnpackedTooLarge => Message::new("reading-unpacked-too-large"),
            Self::Password => Message::new("reading-password"),
            Self::Broken => Message::new("reading-broken"),
            Self::OldExcel => Message::new("reading-old-excel"),
            Self::BinaryExcel => Message::new("reading-binary-excel"),
            Self::Markup => Message::new("reading-markup"),
            Self::NoTable => Message::new("reading-no-table"),
            Self::TooFar { at, last } => {
                Message::new("reading-too-far").with("cell", at.to_string()).with("last", last.to_string())
            }
            Self::TooManyCells => Message::new("reading-too-many-cells"),
            Self::TooManySheets => Message::new("reading-too-many-sheets"),
            Self::Busy => Message::new("reading-busy"),
        }
    }
}
