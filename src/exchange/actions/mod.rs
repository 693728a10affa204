// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod catalogue;
mod check;
mod export;
mod files;
mod take_over;

pub(super) use self::take_over::import_into;
pub use self::{
    catalogue::{CatalogueSummary, import_catalogue},
    check::{Checked, check_list, import_list},
    export::{Export, Form, Wish, export, export_list, template},
    files::{FileView, annotate_source, choose, file, file_read_as, open_files, send, take_over_file},
};
