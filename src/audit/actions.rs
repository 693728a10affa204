// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Verifying the log.

use sqlx::PgPool;

use super::{
    error::VerifyError,
    model::{Chain, Hash},
    store,
};

/// Works the hash of every event out anew and compares. The end of the log proves nothing of itself: whoever
/// removed the last events left a shorter log that is in order. With a hash that was `noted` at an earlier
/// time, everything up to that event is known to be what it was then.
pub async fn verify(pool: &PgPool, noted: Option<Hash>) -> Result<Chain, VerifyError> {
    let checked = store::check_chain(pool, noted).await?;
    if let Some(broken) = checked.first_break {
        return Err(VerifyError::Broken(broken));
    }
    match noted {
        Some(hash) if !checked.holds_noted => Err(VerifyError::Unknown(hash)),
        _ => Ok(checked.chain),
    }
}
