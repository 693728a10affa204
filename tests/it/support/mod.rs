// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the tests share.

pub mod browser;
pub mod forger;
pub mod mail_server;
pub mod paths;
pub mod portal;
pub mod process;
pub mod provider;
pub mod proxy;
pub mod sources;
