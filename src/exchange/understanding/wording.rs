// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Texts without what nobody sees, and words to compare by.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::kit::i18n::Message;

/// A text as it is kept, and what was done for that.
pub(super) struct Cleaned {
    pub text: String,
    pub done: Vec<Message>,
}

/// Takes out what nobody sees; one line, or `several`.
pub(super) fn clean(raw: &str, several: bool) -> Cleaned {
    let mut done = Vec::new();
    if !is_nfc(raw) {
        done.push(Message::new("remark-composed"));
    }
    let composed: String = raw.nfc().collect();
    let mut text = String::with_capacity(composed.len());
    let (mut was_unseen, mut was_broken) = (false, false);
    for letter in composed.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                was_broken = true;
                text.push(if several { '\n' } else { ' ' });
            }
            '\t' => text.push(' '),
            letter if is_wide_blank(letter) => {
                was_unseen = true;
                text.push(' ');
            }
            letter if letter != '\0' && is_unseen(letter) => was_unseen = true,
            letter => text.push(letter),
        }
    }
    if was_unseen {
        done.push(Message::new("remark-unseen"));
    }
    let text = text.trim().to_owned();
    let is_broken =
        was_broken && raw.trim().contains(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
    if is_broken {
        done.push(Message::new(if several { "remark-lines-kept" } else { "remark-lines-joined" }));
    }
    if text.starts_with(['=', '@', '+'])
        || (text.starts_with('-') && text.chars().nth(1).is_some_and(|c| c.is_ascii_digit()))
    {
        done.push(Message::new("remark-formula-text"));
    }
    if let Some(meant) = decoded_twice(&text) {
        done.push(Message::new("remark-encoded-twice").with("meant", meant));
    }
    Cleaned { text, done }
}

/// Blanks that are wider or narrower than others, or keep words together.
fn is_wide_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

/// What was meant by a text the UTF-8 of which was taken for Windows-1252: `Ã¤` for `ä`.
fn decoded_twice(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(text);
    let meant = String::from_utf8(bytes.into_owned()).ok().filter(|_| !is_lossy)?;
    (meant.chars().count() < text.chars().count()).then_some(meant)
}

/// A name to compare by: small letters and digits only. A word that was divided at the end of a line is whole.
pub(super) fn key(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric() || *letter == '€').collect()
}

/// The words of a title, to tell whether two mean the same.
pub(super) fn words(title: &str) -> Vec<String> {
    let title: String = title.nfc().collect::<String>().to_lowercase();
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether a text says that there is nothing to say.
pub(super) fn is_no_value(text: &str) -> bool {
    const WORDS: [&str; 9] = ["", "ka", "nn", "keineangabe", "offen", "na", "nv", "unbekannt", "tbd"];
    let said = key(text);
    WORDS.contains(&said.as_str()) && !text.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(raw: &str, several: bool) -> (String, Vec<&'static str>) {
        let cleaned = clean(raw, several);
        (cleaned.text, cleaned.done.iter().map(|message| message.key).collect())
    }

    #[test]
    fn what_nobody_sees_is_taken_out_and_said() {
        assert_eq!(done(" Titel ", false), ("Titel".to_owned(), vec![]));
        assert_eq!(done("Ausla\u{308}nder", false), ("Ausländer".to_owned(), vec!["remark-composed"]));
        assert_eq!(
            done("Service\u{ad}portal\u{a0}", false),
            ("Serviceportal".to_owned(), vec!["remark-unseen"])
        );
        assert_eq!(done("a\r\nb", false), ("a b".to_owned(), vec!["remark-lines-joined"]));
        assert_eq!(done("a\r\nb\n", true), ("a\nb".to_owned(), vec!["remark-lines-kept"]));
        assert_eq!(done("-2+3", false).1, ["remark-formula-text"]);
        assert_eq!(done("- Punkt", false).1, Vec::<&str>::new());
        assert_eq!(done("IdentitÃ¤t", false).1, ["remark-encoded-twice"]);
        assert_eq!(done("Ângelo, Ãgypten", false).1, Vec::<&str>::new());
    }

    #[test]
    fn names_are_compared_by_their_letters() {
        assert_eq!(key("Kenn-\nzeichen "), "kennzeichen");
        assert_eq!(words("Online-Antrag Briefwahl"), ["antrag", "briefwahl", "online"]);
        for nothing in ["", "k. A.", "n. n.", "–", "-", "N/A", "offen"] {
            assert!(is_no_value(nothing), "{nothing}");
        }
        assert!(!is_no_value("#NV") && !is_no_value("0"));
    }
}
