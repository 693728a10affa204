// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Texts that somebody typed, before they are stored and shown to others: not too long, and without characters
//! that nobody sees.

use super::i18n::Message;

/// One line without blanks around it, of at most `longest` characters; it may be empty.
pub fn line(typed: &str, longest: usize) -> Result<String, Message> {
    checked(typed, longest, false)
}

/// The same with line breaks.
pub fn text(typed: &str, longest: usize) -> Result<String, Message> {
    checked(typed, longest, true)
}

/// The same, but not empty.
pub fn required(read: Result<String, Message>) -> Result<String, Message> {
    read.and_then(|text| if text.is_empty() { Err(Message::new("text-missing")) } else { Ok(text) })
}

fn checked(typed: &str, longest: usize, has_lines: bool) -> Result<String, Message> {
    // A tab comes with what is pasted from a table.
    let typed = typed.replace("\r\n", "\n").replace('\t', " ");
    let typed = typed.trim();
    let refused = |letter: &char| is_refused(*letter) && !(has_lines && *letter == '\n');
    if let Some((before, letter)) = typed.chars().enumerate().find(|(_, letter)| refused(letter)) {
        let code = format!("U+{:04X}", u32::from(letter));
        return Err(Message::new("text-unreadable").with("code", code).with("place", before + 1));
    }
    let count = typed.chars().count();
    if count > longest {
        return Err(Message::new("text-too-long").with("longest", longest).with("count", count));
    }
    Ok(if is_blank(typed) { String::new() } else { typed.to_owned() })
}

/// Whether nothing can be seen of it.
pub fn is_blank(typed: &str) -> bool {
    typed.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
}

/// Control characters, what turns the direction of writing, and what stands for bytes that were no text.
fn is_refused(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}')
}

/// What takes no room.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(read: Result<String, Message>) -> &'static str {
        read.unwrap_err().key
    }

    #[test]
    fn what_can_be_read_is_kept_without_blanks_around() {
        let said = " Straßen-\tund Tiefbau\u{a0}";
        assert_eq!(line(said, 20).unwrap(), "Straßen- und Tiefbau");
        let said = "\r\nErste Zeile\r\n\r\nzweite ⚖️ 日本\n";
        assert_eq!(text(said, 30).unwrap(), "Erste Zeile\n\nzweite ⚖️ 日本");
    }

    #[test]
    fn the_limit_counts_characters_and_not_bytes() {
        assert_eq!(line(&"ä".repeat(30), 30).unwrap().len(), 60);
        let refused = line(&"ä".repeat(31), 30).unwrap_err();
        assert_eq!(refused, Message::new("text-too-long").with("longest", 30_usize).with("count", 31_usize));
    }

    #[test]
    fn what_nobody_can_see_is_refused_with_its_place() {
        for letter in ['\0', '\u{7}', '\u{1b}', '\u{85}', '\u{202e}', '\u{2066}', '\u{200f}', '\u{fffd}'] {
            let said = format!("ab{letter}c");
            let code = format!("U+{:04X}", u32::from(letter));
            let expected = Message::new("text-unreadable").with("code", code).with("place", 3_usize);
            assert_eq!(line(&said, 9), Err(expected.clone()));
            assert_eq!(text(&said, 9), Err(expected));
        }
        assert_eq!(refusal(line("a\nb", 9)), "text-unreadable");
    }

    #[test]
    fn what_only_takes_no_room_is_nothing() {
        for said in ["", " \t ", "\u{200b}", "\u{ad}\u{feff} \u{2060}"] {
            assert_eq!(line(said, 9).unwrap(), "");
            assert_eq!(refusal(required(text(said, 9))), "text-missing");
        }
    }
}
