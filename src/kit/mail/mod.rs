// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Mails, neither lost nor doubled as far as the protocol allows.
//!
//! Whoever has something to tell writes it into the *outbox*, a table, in the transaction that makes it true:
//! [`enqueue`]. The [`Sender`] that runs beside the server takes it from there. It is woken when such a
//! transaction commits, and looks by itself once a minute.
//!
//! # What is promised
//!
//! *Nothing is lost.* A mail is in the outbox once its transaction has committed, and stays there until a mail
//! server has said that it takes it over. What fails for now is tried again, with growing pauses, for three
//! days; after that, or when the server refuses it for good, it stays with the reason as `failed`.
//!
//! *Nothing is doubled while everything runs.* A sender locks the row in a transaction, hands the mail over,
//! marks the row and commits. Another sender, in this process or another, skips locked rows.
//!
//! *After a crash a mail may come twice, and both are recognisable as one.* SMTP knows no commit over two
//! systems: if the process or the database dies after the server has taken a mail over and before that is
//! committed, nobody can know, and the mail is sent again. It then has the same Message-ID, which belongs to
//! the row (its right half is the domain of `VORRANG_MAIL_FROM`); mail servers and programs use that to
//! show one copy.

mod message;
mod pace;
mod sender;
mod settings;
mod store;

pub use self::{
    sender::{Round, Sender},
    settings::{ServerError, Settings, SettingsError},
    store::{count, delete_ended, enqueue},
};

/// A mail to be sent: plain text to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// What the recipient is called; may be empty.
    pub to_name: String,
    /// The recipient's address. One that is none makes the mail fail, not whoever writes it.
    pub to_address: String,
    /// What it is about, in one line.
    pub subject: String,
    /// What it says.
    pub text: String,
}
