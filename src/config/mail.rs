// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::net::IpAddr;

use clap::Args;
use url::Url;

use super::setting::{Confidential, sender, smtp};
use crate::kit::{i18n::Message, mail};

/// How mail is sent.
#[derive(Args, Debug)]
pub struct MailOptions {
    /// The mail server.
    #[arg(long, env = "VORRANG_SMTP_URL", hide = true, hide_env_values = true, value_name = "SMTP", value_parser = smtp)]
    smtp_url: Option<Confidential>,
    /// Whom mails are from.
    #[arg(long, env = "VORRANG_MAIL_FROM", value_name = "MAILBOX", value_parser = sender)]
    mail_from: Option<String>,
}

impl MailOptions {
    /// How to send mail; nothing if no mail is to be sent.
    pub fn settings(&self) -> Result<Option<mail::Settings>, Message> {
        let url = self.smtp_url.as_ref().map(Confidential::reveal);
        // Each of the two has been found good before.
        mail::Settings::read(url, self.mail_from.as_deref())
            .map_err(|_| Message::new("config-sender-missing"))
    }

    /// Whether mails and the password go to another machine for everybody on the way to read.
    pub fn is_open(&self) -> bool {
        let url = self.smtp_url.as_ref().and_then(|url| Url::parse(url.reveal()).ok());
        url.is_some_and(|url| {
            let is_encrypted = url.query_pairs().any(|pair| pair == ("tls".into(), "required".into()));
            let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
            let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|at| at.is_loopback());
            url.scheme() == "smtp" && !is_encrypted && !is_here
        })
    }
}
