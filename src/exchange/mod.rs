// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Room 8. Lists in and out: lists of projects from files of every kind, and what a new portal starts with.
//!
//! A list goes three steps: [`reading`] knows files and nothing of projects, [`understanding`] knows projects and
//! nothing of what is stored, and the actions write what was understood. The way out is [`writing`].

mod actions;
mod demonstration;
mod error;
mod model;
pub mod pages;
pub mod reading;
mod setup;
mod store;
pub mod understanding;
pub mod writing;

pub use actions::{
    CatalogueSummary, Checked, Export, Form, check_list, export_list, import_catalogue, import_list,
};
pub use demonstration::{DemonstrationError, set_up_demonstration};
pub use error::{CatalogueError, ExportError, ImportError};
pub use model::{ImportSummary, StoredFile};
pub use setup::set_up;
pub use store::delete_old_files;
