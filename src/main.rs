// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The program: reads its arguments, does what they say, and tells in one sentence what went wrong.

use std::{
    env,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Parser as _;
use vorrang::{
    commands,
    config::Arguments,
    kit::{i18n::Locale, telemetry},
};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    telemetry::start();
    let locale = Locale::of_environment(|name| env::var(name).ok());
    let Err(error) = commands::run(arguments, locale).await else { return ExitCode::SUCCESS };
    tracing::debug!(?error, "the command failed");
    for message in error.messages() {
        // There is nobody left to tell if this fails.
        let _ = writeln!(io::stderr(), "{}", locale.message(&message));
    }
    ExitCode::FAILURE
}
