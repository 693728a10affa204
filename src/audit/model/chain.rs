// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};

use crate::kit::i18n::Message;

/// The hash of an event, which stands for the whole log up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// The text is not a [`struct@Hash`].
#[derive(Debug, thiserror::Error)]
#[error("a hash has 64 hexadecimal digits")]
pub struct NotAHash;

impl FromStr for Hash {
    type Err = NotAHash;

    /// Reads 64 hexadecimal digits, capital or small.
    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let mut bytes = [0; 32];
        let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>().ok_or(NotAHash)?;
        if digits.len() != 2 * bytes.len() {
            return Err(NotAHash);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let value = pair.iter().fold(0, |value, digit| value * 16 + digit);
            *byte = u8::try_from(value).map_err(|_| NotAHash)?;
        }
        Ok(Self(bytes))
    }
}

/// A log of which every event is as it was written, in the place where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// How many events there are.
    pub events: i64,
    /// Time of the first and of the last event, and the hash of the last; none while there is no event.
    pub span: Option<(DateTime<Utc>, DateTime<Utc>, Hash)>,
}

impl Chain {
    /// What was verified, in a sentence.
    pub fn message(&self) -> Message {
        let Some((from, to, hash)) = self.span else { return Message::new("audit-empty") };
        Message::new("audit-verified")
            .with("count", self.events)
            .with("from", from)
            .with("to", to)
            .with("hash", hash.to_string())
    }
}

/// What is wrong with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It says something else than when it was written.
    Altered,
    /// There is none of that number.
    Missing,
    /// It was not written after the event that now stands before it.
    Unlinked,
}

/// The first place at which the log is no longer what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// Number of the event.
    pub number: i64,
    /// What is wrong with it.
    pub fault: Fault,
    /// Its time; for a missing one that of the next event.
    pub at: DateTime<Utc>,
}

impl Break {
    /// Which event is broken and how, in a sentence.
    pub fn message(&self) -> Message {
        let message = match self.fault {
            Fault::Altered => Message::new("audit-broken-altered"),
            Fault::Missing => Message::new("audit-broken-missing"),
            Fault::Unlinked => Message::new("audit-broken-unlinked"),
        };
        message.with("number", self.number).with("time", self.at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_hash_is_refused() {
        for text in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"ä".repeat(32)] {
            assert!(text.parse::<Hash>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_hash_is_read_as_it_was_written(bytes in any::<[u8; 32]>()) {
            let written = Hash(bytes).to_string();
            prop_assert_eq!(written.len(), 64);
            prop_assert_eq!(written.parse::<Hash>().ok(), Some(Hash(bytes)));
            prop_assert_eq!(written.to_uppercase().parse::<Hash>().ok(), Some(Hash(bytes)));
        }
    }
}
