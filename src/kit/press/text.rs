// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Text as far as the typeface has letters for it. A PDF that can be read aloud must not hold a letter that is
//! none, and a title with one must not keep a whole board from being printed.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::typesetting::has_letter;

/// Stands for a character that the typeface lacks.
const NO_LETTER: char = '?';

/// Makes every text in `data` one that can be set.
pub(super) fn make_printable(data: &mut Value) {
    match data {
        Value::String(text) => *text = printable(text),
        Value::Array(items) => items.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn printable(text: &str) -> String {
    // An umlaut that is written as two characters is one letter.
    text.nfc()
        .filter_map(|character| match character {
            '\n' | '\u{a0}' => Some(character),
            _ if character.is_whitespace() => Some(' '),
            '\u{2011}' => Some('-'),
            _ if is_invisible(character) => None,
            _ if has_letter(character) => Some(character),
            _ => Some(NO_LETTER),
        })
        .collect()
}

/// Whether it only steers how its neighbours are shown.
fn is_invisible(character: char) -> bool {
    let is_format = matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    );
    is_format || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_typeface_has_stays_and_the_rest_is_seen_to_be_missing() {
        let kept = "Größe „10 %“ – Łódź, Νέα, Киев, 5 €, ↑ 3, Straße\nneue Zeile, 10\u{a0}PT";
        assert_eq!(printable(kept), kept);
        assert_eq!(printable("Mu\u{308}nchen\tund\r\nKo\u{308}ln"), "München und \nKöln");
        assert_eq!(printable("\u{feff}a\u{202e}b\u{200b}c\u{7}\u{ad}d"), "abcd");
        assert_eq!(printable("Start 🚀 漢字"), "Start ? ??");
    }
}
