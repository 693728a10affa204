// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists through the browser: sent, checked, and taken over.

mod annotated;
mod check;
mod choosing;
mod download;
mod export;
mod send;

pub use self::{
    annotated::annotated,
    check::{show, take_over},
    choosing::choose,
    export::{board, list, past, template},
    send::{imports, send},
};

/// So large may a form with a file be: the file, and what stands around it.
pub const LARGEST_UPLOAD: usize = super::reading::Limits::SENT.file + 1024 * 1024;
