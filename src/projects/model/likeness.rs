// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What two titles have in common.

use std::collections::BTreeSet;

/// More of a title is not compared: it costs, and no title is so long.
const LONGEST: usize = 200;
/// Shorter words are articles and the like.
const SHORTEST_WORD: usize = 4;
/// German changes the ends of its words and builds new ones from them: the beginning stays.
const STEM: usize = 6;

/// The beginnings of the words of a title. Another title that has one of them within it, be it in the middle of
/// a longer word, may mean the same.
pub fn stems(title: &str) -> BTreeSet<String> {
    let title: String = title.chars().take(LONGEST).collect();
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() >= SHORTEST_WORD);
    words.map(|word| word.chars().take(STEM).collect::<String>().to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_the_beginnings_of_the_longer_words() {
        let stems: Vec<String> = stems("E-Akte: Änderung der Aktenführung, 100 %_").into_iter().collect();
        assert_eq!(stems, ["akte", "aktenf", "änderu"]);
        assert_eq!(super::stems(""), BTreeSet::new());
        assert!(super::stems(&"wort ".repeat(100_000)).len() == 1);
    }
}
