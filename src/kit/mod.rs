// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What any portal of this kind needs and what knows nothing of projects or ranks.

pub mod admission;
pub mod assets;
pub mod backup;
pub mod browser;
pub mod causes;
pub mod clock;
pub mod cluster;
pub mod database;
pub mod extract;
pub mod field;
pub mod form;
pub mod format;
pub mod i18n;
pub mod ids;
pub mod json;
pub mod kept;
pub mod limits;
pub mod mail;
pub mod metrics;
pub mod page;
pub mod paging;
pub mod press;
pub mod problem;
pub mod secret;
pub mod server;
pub mod telemetry;
pub mod text;
pub mod upload;
pub mod wire;
