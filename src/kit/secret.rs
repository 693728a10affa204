// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Random values that nobody can guess, and what is derived from them.

use std::fmt;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

const BYTES: usize = 32;

/// 256 random bits: in a cookie or in a link that works once. Never stored and never shown in logs; the
/// database holds what [`Secret::key`] derives from it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; BYTES]);

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

impl Secret {
    /// A new one.
    ///
    /// # Panics
    ///
    /// Never on the systems we support: their source of randomness cannot fail once they run.
    pub fn random() -> Self {
        let mut bytes = [0; BYTES];
        #[expect(clippy::expect_used, reason = "without randomness no session is safe: better no answer")]
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        Self(bytes)
    }

    /// The one that [`Secret::text`] wrote, or `None`.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// As it stands in a cookie or an address: 43 letters.
    pub fn text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What can be stored or shown for one `purpose` without giving the secret or the key for another
    /// purpose away (SHA-256 over both; the secret has full entropy, so nothing slower is needed).
    pub fn key(&self, purpose: &str) -> Vec<u8> {
        Sha256::new().chain_update(self.0).chain_update(purpose).finalize().to_vec()
    }

    /// [`Secret::key`] as it stands in a page: a random mask, and the key under that mask. Pages are compressed and
    /// also show what stands in their address; a value that were the same in all of them could be guessed letter by
    /// letter from their lengths (BREACH). This one never comes twice.
    pub fn masked_key(&self, purpose: &str) -> String {
        let Self(mask) = Self::random();
        let masked = under(&mask, &self.key(purpose));
        BASE64_URL_SAFE_NO_PAD.encode([&mask[..], &masked].concat())
    }

    /// Whether [`Secret::masked_key`] wrote that. Takes as long for a wrong value as for the right one.
    pub fn is_masked_key(&self, purpose: &str, text: &str) -> bool {
        is_masked(&self.key(purpose), text)
    }
}

/// Whether `text` is that key under some mask, see [`Secret::masked_key`].
pub fn is_masked(key: &[u8], text: &str) -> bool {
    let Ok(bytes) = BASE64_URL_SAFE_NO_PAD.decode(text) else { return false };
    let Some((mask, masked)) = bytes.split_at_checked(BYTES) else { return false };
    masked.len() == key.len()
        && under(masked, &under(mask, key)).into_iter().fold(0, |all, byte| all | byte) == 0
}

fn under(mask: &[u8], bytes: &[u8]) -> Vec<u8> {
    bytes.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_survives_its_text_and_tells_nothing() {
        let secret = Secret::random();
        assert_eq!(Secret::read(&secret.text()), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "Secret");
        assert_ne!(Secret::random(), secret);
        for text in ["", "x", &"A".repeat(42), &"A".repeat(44), "ä"] {
            assert_eq!(Secret::read(text), None);
        }
    }

    #[test]
    fn keys_differ_by_purpose() {
        let secret = Secret::random();
        assert_eq!(secret.key("form"), secret.key("form"));
        assert_ne!(secret.key("form"), secret.key("session"));
        assert!(!secret.is_masked_key("session", &secret.masked_key("form")));
    }

    #[test]
    fn a_masked_key_is_known_again_and_never_the_same() {
        let secret = Secret::random();
        let (one, other) = (secret.masked_key("form"), secret.masked_key("form"));
        assert!(secret.is_masked_key("form", &one) && secret.is_masked_key("form", &other));
        let (one, other) = [&one, &other].map(|text| BASE64_URL_SAFE_NO_PAD.decode(text).unwrap()).into();
        assert!(one.iter().zip(&other).filter(|(one, other)| one == other).count() < BYTES / 2);
        assert!(!Secret::random().is_masked_key("form", &secret.masked_key("form")));
        let longer = secret.masked_key("form") + "AAAA";
        for text in ["", "ä", &secret.text(), &"A".repeat(43), &"A".repeat(86), &longer] {
            assert!(!secret.is_masked_key("form", text), "{text}");
        }
    }
}
