// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The program: reads its arguments, does what they say, and tells in one sentence what went wrong.

use std::{
    env,
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
};

use vorrang::{
    commands,
    config::{self, Surroundings},
    kit::{i18n::Locale, telemetry},
};

#[tokio::main]
async fn main() -> ExitCode {
    let variable = |name: &str| env::var(name).ok();
    let line: Vec<OsString> = env::args_os().collect();
    let loaded = match config::load(&line, &Surroundings::with(&variable)) {
        Ok(loaded) => loaded,
        Err(error) => error.exit(),
    };
    let locale = Locale::of_environment(variable);
    let outcome = match commands::traces(&loaded) {
        Ok(traces) => {
            let filter = loaded.arguments.as_ref().map_or(telemetry::USUAL, |arguments| &arguments.log);
            telemetry::start(filter, traces.as_ref());
            let outcome = commands::run(loaded, locale).await;
            if let Some(traces) = traces {
                traces.end().await;
            }
            outcome
        }
        Err(error) => Err(error),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    tracing::debug!(?error, "the command failed");
    for message in error.messages() {
        // There is nobody left to tell if this fails.
        let _ = writeln!(io::stderr(), "{}", locale.message(&message));
    }
    ExitCode::FAILURE
}
