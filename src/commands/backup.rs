// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang backup` and `vorrang restore`.

use std::path::Path;

use super::{CommandError, say, verify, verify_boards};
use crate::kit::{
    backup,
    database::Place,
    i18n::{Locale, Message},
};

pub(super) async fn write(file: &Path, place: &Place, locale: Locale) -> Result<(), CommandError> {
    let bytes = backup::write(place, file).await?;
    // Nobody has 2^63 bytes; a tenth of a megabyte is said of the smallest.
    let tenths = i64::try_from(bytes.div_ceil(100_000)).unwrap_or(i64::MAX);
    let done = Message::new("backup-done").with("file", file.display().to_string());
    say(&locale.message(&done.with("megabytes", locale.tenths(tenths))));
    Ok(())
}

/// Brings what was restored up to date and checks what can be checked of it.
pub(super) async fn restore(file: &Path, place: &Place, locale: Locale) -> Result<(), CommandError> {
    backup::restore(file, place).await?;
    let done = Message::new("backup-restored").with("file", file.display().to_string());
    say(&locale.message(&done));
    verify(None, place, locale).await?;
    verify_boards(place, locale).await
}
