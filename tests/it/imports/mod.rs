// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists from elsewhere: every sample of `tests/data/import/` with what its README expects.

mod journeys;
mod pages;
mod reading;
mod understanding;

use std::path::Path;

/// The bytes of a sample.
fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)).unwrap()
}
