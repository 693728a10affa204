// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Passwords: which are good enough, and how they are kept (Argon2id with the parameters that the
//! `password-auth` crate follows OWASP in).

use std::sync::LazyLock;

use tokio::{sync::Semaphore, task};
use zxcvbn::{Score, zxcvbn};

use crate::kit::i18n::Message;

/// The fewest characters of a password (NIST SP 800-63B-4: 15 where it is the only factor, 8 where not;
/// the city's own rule is 12).
pub const SHORTEST: usize = 12;
/// The most characters; longer ones would only cost time.
pub const LONGEST: usize = 256;

/// What is wrong with a password for somebody called `names`, if anything. Length and guessability count
/// (common passwords, names, keyboard rows, dates), not which kinds of characters it has.
pub fn weakness(password: &str, names: &[&str]) -> Option<Message> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(Message::new("password-too-short").with("count", SHORTEST));
    }
    if length > LONGEST {
        return Some(Message::new("password-too-long").with("count", LONGEST));
    }
    let product = ["vorrang", "dortmund", "dosys"];
    let known: Vec<&str> = names.iter().copied().chain(product).collect();
    // Three of four: 10^8 guesses do not find it.
    (zxcvbn(password, &known).score() < Score::Three).then(|| Message::new("password-guessable"))
}

/// Hashing takes tens of milliseconds of a core and 19 MiB: never so many at once that pages have to wait.
static HASHERS: Semaphore = Semaphore::const_new(2);

/// What a password of nobody would be kept as: an unknown name costs the same time as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| password_auth::generate_hash("nobody has this password"));

async fn off_the_request_threads<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, task::JoinError> {
    let permit = HASHERS.acquire().await;
    let done = task::spawn_blocking(work).await;
    drop(permit);
    done
}

/// How a password is kept.
pub async fn hash(password: String) -> Result<String, task::JoinError> {
    off_the_request_threads(move || password_auth::generate_hash(password)).await
}

/// Whether `password` is the one that was kept as `hash`; without a hash never, after the same time.
pub async fn is_right(password: String, hash: Option<String>) -> Result<bool, task::JoinError> {
    off_the_request_threads(move || {
        let known = hash.as_deref().unwrap_or(&NOBODY);
        let fits = password_auth::verify_password(password, known).is_ok();
        fits && hash.is_some()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_guessability_count_and_nothing_else() {
        let key = |password: &str| weakness(password, &["Anna Muster", "amuster"]).map(|message| message.key);
        assert_eq!(key("kurz"), Some("password-too-short"));
        assert_eq!(key(&"lang".repeat(65)), Some("password-too-long"));
        for guessable in
            ["passwortpasswort", "123456789012", "qwertzuiop12", "amusteramuster", "aaaaaaaaaaaaaaa"]
        {
            assert_eq!(key(guessable), Some("password-guessable"), "{guessable}");
        }
        for good in ["regenschirm tasse elefant blau", "Kx7mQ2vLp9Rt", "übermütige giraffe im keller"] {
            assert_eq!(key(good), None, "{good}");
        }
    }

    #[tokio::test]
    async fn a_password_is_kept_as_argon2id_and_recognised() {
        let kept = hash("regenschirm tasse elefant".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$"), "{kept}");
        assert!(is_right("regenschirm tasse elefant".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!is_right("regenschirm tasse".to_owned(), Some(kept)).await.unwrap());
        assert!(!is_right("nobody has this password".to_owned(), None).await.unwrap());
    }
}
