// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! More than one machine can carry.

mod postgres;
mod proxied;
mod replica;
mod rows_read;
