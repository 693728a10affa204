// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::time::Duration;

use tokio::time::timeout;

use super::{Finding, clock};
use crate::{
    config::Portal,
    kit::{clock::Clock, i18n::Message, mail::ServerError, telemetry},
    people::{ExaminationError, Provider},
};

const MAIL: &str = "doctor-mail";
const PROVIDER: &str = "doctor-provider";
const MAPPING: &str = "doctor-mapping";
const TRACES: &str = "doctor-traces";

/// How long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// Whether the mail server lets the portal in.
pub(super) async fn mail(portal: &Portal) -> Vec<Finding> {
    let settings = match portal.mail.settings() {
        Ok(Some(settings)) => settings,
        Ok(None) => return vec![Finding::remark(MAIL, Message::new("doctor-mail-none"))],
        Err(message) => return vec![Finding::bad(MAIL, message)],
    };
    let mut findings = Vec::new();
    if portal.mail.is_open() {
        findings.push(Finding::remark(MAIL, Message::new("doctor-mail-open")));
    }
    findings.push(match timeout(PATIENCE, settings.try_server()).await {
        Ok(Ok(())) => Finding::good(MAIL, Message::new("doctor-mail-good")),
        Ok(Err(error)) => {
            let (key, reason) = match error {
                ServerError::Login(reason) => ("doctor-mail-login", reason),
                ServerError::Encryption(reason) => ("doctor-mail-encryption", reason),
                ServerError::Other(reason) => ("doctor-mail-unreachable", reason),
            };
            Finding::bad(MAIL, Message::new(key).with("reason", reason))
        }
        Err(_) => Finding::bad(MAIL, Message::new("doctor-mail-silent")),
    });
    findings
}

/// Whether the identity provider is there and what it says of itself can be used.
pub(super) async fn provider(portal: &Portal, now: Clock) -> Vec<Finding> {
    let settings = match portal.entry.provider() {
        Ok(Some(settings)) => settings,
        Ok(None) => return vec![Finding::good(PROVIDER, Message::new("doctor-provider-none"))],
        Err(error) => return vec![Finding::bad(PROVIDER, error.message())],
    };
    let mapping = match portal.entry.provider.mapping() {
        Some(file) => Finding::good(
            MAPPING,
            Message::new("doctor-mapping-good")
                .with("file", file.display().to_string())
                .with("roles", settings.mapping.size().0)
                .with("departments", settings.mapping.size().1),
        ),
        None => Finding::remark(MAPPING, Message::new("doctor-mapping-none")),
    };
    let provider = match Provider::new(settings) {
        Ok(provider) => provider,
        Err(error) => {
            let said = Message::new("program-oidc-certificates").with("reason", error.to_string());
            return vec![mapping, Finding::bad(PROVIDER, said)];
        }
    };
    let before = now.now();
    let examined = provider.examine().await;
    let after = now.now();
    let mut findings = vec![mapping];
    match examined {
        Ok(examined) => {
            findings.push(match examined.keys {
                0 => Finding::bad(PROVIDER, Message::new("doctor-provider-no-keys")),
                keys => Finding::good(PROVIDER, Message::new("doctor-provider-good").with("keys", keys)),
            });
            let theirs = examined.date.map(|date| clock("doctor-provider-clock", (before, after), date));
            findings.extend(theirs);
        }
        Err(error) => {
            let (key, reason) = match error {
                ExaminationError::Silent(reason) => ("doctor-provider-silent", reason),
                ExaminationError::OtherIssuer(reason) => ("doctor-provider-issuer", reason),
                ExaminationError::Unreadable(reason) => ("doctor-provider-unreadable", reason),
            };
            findings.push(Finding::bad(PROVIDER, Message::new(key).with("reason", reason)));
        }
    }
    findings
}

/// Whether traces are taken, if they are to be sent.
pub(super) async fn traces(portal: &Portal) -> Vec<Finding> {
    let Some(url) = &portal.traces_url else { return Vec::new() };
    vec![match telemetry::try_collector(url).await {
        Ok(()) => Finding::good(TRACES, Message::new("doctor-traces-good")),
        Err(error) => {
            let said = Message::new("doctor-traces-refused").with("reason", error.to_string());
            Finding::remark(TRACES, said)
        }
    }]
}
