// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What an administrator has to do with: settings, figures and logs, the doctor, packages, the guide.

pub mod doctor;
mod guide;
mod metrics;
mod packaging;
mod proxies;
mod settings;
mod traces;

use std::process::{Command, Output};

/// What a command has said on stdout and on stderr, and its exit code.
fn said(command: &mut Command) -> (String, String, i32) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(stdout), text(stderr), status.code().unwrap())
}
