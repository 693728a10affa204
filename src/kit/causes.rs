// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Why something failed, told whole.

use std::{error::Error, iter};

/// What an error says, and after it what it says of its causes: libraries keep there why somebody does not answer.
pub fn with_causes(error: &dyn Error) -> String {
    let causes = iter::successors(Some(error), |error| (*error).source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
