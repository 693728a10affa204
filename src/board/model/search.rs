// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Words that are looked for, and where they stand in a text.

use std::collections::HashMap;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization as _;

use super::Found;
use crate::projects::{Kind, ProjectNumber, State};

/// So many projects are looked at at most: nobody reads further, and the database would have to order all of
/// them by how well they fit.
pub const MOST_FOUND: u32 = 1_000;

/// From so many letters on a word is also found in the middle of a longer one.
const SHORTEST_INNER: usize = 4;

/// From so many letters on a stem also stands for the longer words that begin so.
const SHORTEST_STEM: usize = 5;

/// How much of a summary is shown, in characters, and how much of it before the first word that was found.
const EXCERPT: usize = 280;
const EXCERPT_BEFORE: usize = 80;

/// A project that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// The norm that its proposer names.
    pub legal_basis: Option<String>,
    /// Name of its department.
    pub department: String,
    /// Visible or background.
    pub kind: Kind,
    /// Place in the life cycle.
    pub state: State,
    /// Its place, if it has one.
    pub place: Option<u32>,
    /// Its deadline.
    pub deadline: Option<NaiveDate>,
}

/// What was found for a text.
#[derive(Clone, Debug)]
pub struct Findings {
    /// How many projects; counted as far as [`MOST_FOUND`].
    pub found: Found,
    /// Those of the page, the best first.
    pub hits: Vec<Hit>,
    /// What they were found for, where that is not what was typed but what was probably meant.
    pub instead: Option<String>,
    /// By which the words that were found are recognised.
    pub wanted: Wanted,
    /// The German stems of all words on the page.
    pub stems: HashMap<String, String>,
}

impl Findings {
    /// Nothing.
    pub fn none() -> Self {
        Self {
            found: Found::Exactly(0),
            hits: Vec::new(),
            instead: None,
            wanted: Wanted::default(),
            stems: HashMap::new(),
        }
    }
}

/// A piece of a text that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_match: bool,
}

/// The words of a text, without what stands between them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A word without what people write in two ways: Bürger, Buerger and Burger become one. The same as
/// `search_folded` in the database.
pub fn folded(word: &str) -> String {
    // What is left of a decomposed text without the dots and accents above its letters.
    let plain: String = word.to_lowercase().nfd().filter(|letter| letter.is_alphanumeric()).collect();
    plain.replace('ß', "ss").replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// A number of a project, as people write it: `dig 1` for `DIG-001`.
pub fn number_in(text: &str) -> Option<ProjectNumber> {
    let text = text.trim();
    let letters = text.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let (series, rest) = text.split_at(letters);
    let digits = rest.trim_start_matches([' ', '-', '–', '\u{a0}']);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { format!("{series}-{digits:0>3}").parse().ok() } else { None }
}

/// What the words that are looked for are recognised by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    stems: Vec<String>,
    folded: Vec<String>,
}

impl Wanted {
    /// By the words of what was typed and their German stems; a word that every text has, such as an article,
    /// has none and does not count unless there is no other.
    pub fn of(text: &str, stems: &HashMap<String, String>) -> Self {
        let given: Vec<&str> = words(text).collect();
        let telling: Vec<&str> = given.iter().copied().filter(|word| stems.contains_key(*word)).collect();
        let counted = if telling.is_empty() { given } else { telling };
        Self {
            stems: counted.iter().filter_map(|word| stems.get(*word).cloned()).collect(),
            folded: counted.iter().map(|word| folded(word)).collect(),
        }
    }

    fn is_in(&self, word: &str, stems: &HashMap<String, String>) -> bool {
        let plain = folded(word);
        let by_letters = self.folded.iter().any(|wanted| {
            let is_inner = wanted.chars().count() >= SHORTEST_INNER && plain.contains(wanted);
            is_inner || plain.starts_with(wanted)
        });
        let stem = stems.get(word);
        let is_stem = |stem: &str, wanted: &str| {
            stem == wanted || (wanted.chars().count() >= SHORTEST_STEM && stem.starts_with(wanted))
        };
        by_letters || stem.is_some_and(|stem| self.stems.iter().any(|wanted| is_stem(stem, wanted)))
    }

    /// A text in pieces, those marked that were looked for.
    pub fn mark(&self, text: &str, stems: &HashMap<String, String>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for part in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
            let word = part.trim_end_matches(|letter: char| !letter.is_alphanumeric());
            let after = part.strip_prefix(word).unwrap_or_default();
            let is_match = !word.is_empty() && self.is_in(word, stems);
            for (text, is_match) in [(word, is_match), (after, false)] {
                match pieces.last_mut() {
                    _ if text.is_empty() => {}
                    Some(last) if last.is_match == is_match => last.text.push_str(text),
                    _ => pieces.push(Piece { text: text.to_owned(), is_match }),
                }
            }
        }
        pieces
    }

    /// The part of a longer text around the first word that was looked for.
    pub fn excerpt(&self, text: &str, stems: &HashMap<String, String>) -> Vec<Piece> {
        if text.chars().count() <= EXCERPT {
            return self.mark(text, stems);
        }
        let pieces = self.mark(text, stems);
        let before =
            pieces.iter().take_while(|piece| !piece.is_match).map(|piece| piece.text.chars().count());
        let first = if pieces.iter().any(|piece| piece.is_match) { before.sum() } else { 0 };
        let start = blank_behind(text, first.saturating_sub(EXCERPT_BEFORE));
        let shown: String = text.chars().skip(start).take(EXCERPT).collect();
        let is_end = start + EXCERPT >= text.chars().count();
        let whole =
            if is_end { shown.as_str() } else { shown.rsplit_once(' ').map_or(shown.as_str(), |cut| cut.0) };
        let opening = if start > 0 { "… " } else { "" };
        let ending = if is_end { "" } else { " …" };
        self.mark(&format!("{opening}{whole}{ending}"), stems)
    }
}

/// The character behind the next blank from there on; 0 stays 0.
fn blank_behind(text: &str, from: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let blank = text.chars().enumerate().skip(from).find(|(_, letter)| letter.is_whitespace());
    blank.map_or(from, |(at, _)| at + 1)
}

/// What was typed with each word put in its place that was probably meant.
pub fn put_right(text: &str, meant: &HashMap<String, String>) -> String {
    let put = |word| meant.get(word).map_or(word, String::as_str);
    words(text).map(put).collect::<Vec<_>>().join(" ")
}

/// Those words as the texts write them in which they were found: the index knows them only folded.
pub fn as_written(text: &str, hits: &[Hit]) -> String {
    let written = |wanted: &str| {
        let titles = hits.iter().flat_map(|hit| words(&hit.title));
        let others = hits.iter().flat_map(|hit| words(&hit.summary).chain(words(&hit.department)));
        let found = titles.chain(others).find(|word| folded(word) == folded(wanted));
        found.unwrap_or(wanted).to_owned()
    };
    words(text).map(written).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stems(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs.iter().map(|(word, stem)| ((*word).to_owned(), (*stem).to_owned())).collect()
    }

    fn marked(pieces: &[Piece]) -> Vec<&str> {
        pieces.iter().filter(|piece| piece.is_match).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn two_ways_of_writing_are_one() {
        for word in ["Bürger", "Buerger", "BURGER", "Bu\u{308}rger"] {
            assert_eq!(folded(word), "burger", "{word}");
        }
        assert_eq!(folded("Straße"), folded("STRASSE"));
    }

    #[test]
    fn a_number_is_recognised_as_people_write_it() {
        for text in ["DIG-001", "dig-001", " dig 1 ", "DIG1", "dig–1"] {
            assert_eq!(number_in(text).unwrap().to_string(), "DIG-001", "{text}");
        }
        for text in ["", "1", "DIG", "DIG-", "DIG-1 und 2", "Digitalisierung 1", "D-1"] {
            assert!(number_in(text).is_none(), "{text}");
        }
    }

    #[test]
    fn words_are_marked_by_stem_beginning_and_middle() {
        let stems = stems(&[
            ("Anträge", "antrag"),
            ("Antrag", "antrag"),
            ("Bauantrag", "bauantrag"),
            ("Amt", "amt"),
            ("Amtsblatt", "amtsblatt"),
            ("Bauamt", "bauamt"),
            ("der", ""),
        ]);
        let mut telling = stems.clone();
        telling.remove("der");
        let wanted = Wanted::of("der Anträge", &telling);
        assert_eq!(marked(&wanted.mark("Der Antrag, nicht das Amt", &telling)), ["Antrag"]);
        let inner = Wanted::of("antrag", &telling);
        assert_eq!(marked(&inner.mark("Ein Bauantrag", &telling)), ["Bauantrag"]);
        let short = Wanted::of("Amt", &telling);
        assert_eq!(marked(&short.mark("Amtsblatt und Bauamt", &telling)), ["Amtsblatt"]);
    }

    #[test]
    fn an_excerpt_shows_the_first_match() {
        let text = format!("{} Bürgeramt {}", "wort ".repeat(100), "ende ".repeat(100));
        let wanted = Wanted::of("buergeramt", &HashMap::new());
        let pieces = wanted.excerpt(&text, &HashMap::new());
        assert_eq!(marked(&pieces), ["Bürgeramt"]);
        let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(shown.starts_with("… wort") && shown.ends_with("ende …"), "{shown}");
        assert!(shown.chars().count() <= EXCERPT + 4);
    }

    proptest! {
        #[test]
        fn marking_loses_nothing(text in "\\PC{0,300}", query in "\\PC{0,40}") {
            let wanted = Wanted::of(&query, &HashMap::new());
            let pieces = wanted.mark(&text, &HashMap::new());
            prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text.clone());
            prop_assert!(pieces.windows(2).all(|two| two[0].is_match != two[1].is_match));
            let _ = wanted.excerpt(&text.repeat(4), &HashMap::new());
        }
    }
}
