// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which mail server, and who the mails are from.

use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox};
use thiserror::Error;

use super::{message::one_line, sender::LOGIN_REPLIES};
use crate::kit::causes::with_causes;

/// How to send mail. Made from a URL that may hold a password; hence it cannot be shown.
#[derive(Clone)]
pub struct Settings {
    pub(super) server: AsyncSmtpTransport<Tokio1Executor>,
    pub(super) from: Mailbox,
}

/// Why the settings cannot be used. None of them repeats what was set.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum SettingsError {
    /// `VORRANG_SMTP_URL` is no address of a mail server.
    #[error("VORRANG_SMTP_URL is not valid")]
    Url,
    /// There is a mail server, but nobody whom the mails are from.
    #[error("VORRANG_SMTP_URL is set and VORRANG_MAIL_FROM is not")]
    SenderMissing,
    /// `VORRANG_MAIL_FROM` is no mail address.
    #[error("VORRANG_MAIL_FROM is not valid")]
    Sender,
}

impl Settings {
    /// The settings that `VORRANG_SMTP_URL` and `VORRANG_MAIL_FROM` hold; nothing without a URL: mails are
    /// then not sent. Nobody is asked yet whether there is such a server.
    pub fn read(url: Option<&str>, from: Option<&str>) -> Result<Option<Self>, SettingsError> {
        let from = from.map(sender).transpose()?;
        let Some(url) = url else { return Ok(None) };
        Ok(Some(Self { server: server(url)?, from: from.ok_or(SettingsError::SenderMissing)? }))
    }

    /// Whether that is the address of a mail server.
    pub fn check_server(url: &str) -> Result<(), SettingsError> {
        server(url).map(drop)
    }

    /// Whether mails can be from there.
    pub fn check_sender(from: &str) -> Result<(), SettingsError> {
        sender(from).map(drop)
    }

    /// Goes to the mail server, with encryption and login as it is set, and sends nothing.
    pub async fn try_server(&self) -> Result<(), ServerError> {
        let Err(error) = self.server.test_connection().await else { return Ok(()) };
        let code = error.status().map_or(0, u16::from);
        let reason = one_line(&with_causes(&error));
        Err(if LOGIN_REPLIES.contains(&code) {
            ServerError::Login(reason)
        } else if error.is_tls() || reason.contains("certificate") {
            ServerError::Encryption(reason)
        } else {
            ServerError::Other(reason)
        })
    }
}

/// Why the mail server does not let the portal in, in its own words.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ServerError {
    /// It refuses name or password.
    #[error("login refused: {0}")]
    Login(String),
    /// There is no encryption, or nobody vouches for its certificate.
    #[error("no encryption: {0}")]
    Encryption(String),
    /// It does not answer, or not as a mail server.
    #[error("no mail server: {0}")]
    Other(String),
}

fn server(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, SettingsError> {
    // Why it is wrong would quote a part of it.
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| SettingsError::Url)?;
    Ok(builder.build())
}

fn sender(written: &str) -> Result<Mailbox, SettingsError> {
    let sender: Mailbox = written.parse().map_err(|_| SettingsError::Sender)?;
    // Other letters in an address need servers that know SMTPUTF8 all the way. In the name they do not.
    if !AsRef::<str>::as_ref(&sender.email).is_ascii() {
        return Err(SettingsError::Sender);
    }
    Ok(sender)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(url: Option<&str>, from: Option<&str>) -> Option<SettingsError> {
        Settings::read(url, from).err()
    }

    #[test]
    fn a_mail_server_needs_a_valid_url_and_a_sender() {
        let from = Some("Amt für Digitalisierung <vorrang@example.org>");
        for url in [
            "smtps://user:p%40ss@mail.example.org",
            "smtp://mail.example.org:25?tls=required",
            "smtp://[::1]:2525?tls=opportunistic",
            "smtp://127.0.0.1/portal.example.org",
        ] {
            assert_eq!(refusal(Some(url), from), None, "{url}");
        }
        for url in [
            "mail.example.org",
            "mail.example.org:25",
            "https://mail.example.org",
            "smtp:mail.example.org",
            "smtp://",
            "smtp://mail.example.org:70000",
            "smtp://mail.example.org?tls=maybe",
            "smtps://user:%ff@mail.example.org",
        ] {
            assert_eq!(refusal(Some(url), from), Some(SettingsError::Url), "{url}");
        }
        assert_eq!(refusal(Some("smtp://localhost"), None), Some(SettingsError::SenderMissing));
    }

    #[test]
    fn the_sender_is_one_address_whether_there_is_a_server_or_not() {
        for from in ["vorrang@example.org", "Vorrang <vorrang@example.org>"] {
            assert_eq!(refusal(None, Some(from)), None, "{from}");
        }
        for from in [
            "vorrang",
            "vorrang@",
            "a@example.org, b@example.org",
            "vorrang@example.org\r\nBcc: ada@example.org",
            "Vorrang <vorrang@example.org",
            "vorrang@straße.example",
        ] {
            assert_eq!(refusal(None, Some(from)), Some(SettingsError::Sender), "{from}");
        }
        assert!(Settings::read(None, None).is_ok_and(|settings| settings.is_none()));
    }
}
