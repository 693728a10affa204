// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The form for a criterion: every text in both languages.

use crate::{
    assessment::model::{CriterionTexts, RESERVED_SHORT_NAMES},
    kit::{
        field::{Control, Difference, Field},
        form::{FieldError, Pairs},
        i18n::{Bilingual, Locale, Message},
        text::{line, required, text},
    },
};

/// Name of the field for the German short name.
pub(super) const SHORT_NAME_DE: &str = "short_name_de";
/// Name of the field for the English short name.
pub(super) const SHORT_NAME_EN: &str = "short_name_en";

/// A text of the form in both languages.
struct Part {
    /// Key of what it is called.
    key: &'static str,
    /// Names of its fields, German and English.
    names: [&'static str; 2],
    longest: usize,
    /// Visible lines; a single line if there is only one.
    rows: u8,
}

const LONGEST_NAME: usize = 100;
const LONGEST_SHORT_NAME: usize = 30;
const LONGEST_TEXT: usize = 1000;

const NAME: Part =
    Part { key: "criterion-name", names: ["name_de", "name_en"], longest: LONGEST_NAME, rows: 1 };
const SHORT_NAME: Part = Part {
    key: "criterion-short-name",
    names: [SHORT_NAME_DE, SHORT_NAME_EN],
    longest: LONGEST_SHORT_NAME,
    rows: 1,
};
const QUESTION: Part =
    Part { key: "criterion-question", names: ["question_de", "question_en"], longest: LONGEST_TEXT, rows: 2 };
const EVIDENCE: Part =
    Part { key: "criterion-evidence", names: ["evidence_de", "evidence_en"], longest: LONGEST_TEXT, rows: 2 };
const LEVELS: [Part; 6] = [
    level(["level_0_de", "level_0_en"]),
    level(["level_1_de", "level_1_en"]),
    level(["level_2_de", "level_2_en"]),
    level(["level_3_de", "level_3_en"]),
    level(["level_4_de", "level_4_en"]),
    level(["level_5_de", "level_5_en"]),
];

const fn level(names: [&'static str; 2]) -> Part {
    Part { key: "criterion-level", names, longest: LONGEST_TEXT, rows: 3 }
}

/// Every part with the number of its level.
fn parts() -> impl Iterator<Item = (usize, Part)> {
    let first = [NAME, SHORT_NAME, QUESTION, EVIDENCE].map(|part| (0, part));
    first.into_iter().chain(LEVELS.into_iter().enumerate())
}

/// What the field of a part is called in one of its languages.
fn label(words: Locale, (level, part): &(usize, Part), german: bool) -> String {
    let called = words.text_about(part.key, level);
    words.text_about(if german { "in-german" } else { "in-english" }, &called)
}

/// The fields, each part German and English.
pub(super) fn fields(words: Locale, typed: &Pairs, errors: &[FieldError]) -> Vec<Field> {
    parts()
        .flat_map(|numbered| {
            let part = &numbered.1;
            let control = || if part.rows == 1 { Control::Line("text") } else { Control::Text(part.rows) };
            part.names.map(|name| {
                let german = part.names.first() == Some(&name);
                let label = label(words, &numbered, german);
                let field = Field::called((name, label), control(), typed).with_errors(words, errors);
                if part.key == SHORT_NAME.key {
                    field.with_hint(words.text("criterion-short-name-hint"))
                } else {
                    field
                }
            })
        })
        .collect()
}

/// What is behind each part, in the order of [`parts`].
fn values(texts: &CriterionTexts) -> impl Iterator<Item = &Bilingual> {
    [&texts.name, &texts.short_name, &texts.question, &texts.evidence].into_iter().chain(&texts.levels)
}

/// What the form of a stored criterion would send.
pub(super) fn filled_in(texts: &CriterionTexts) -> Pairs {
    Pairs::of(parts().zip(values(texts)).flat_map(|((_, part), value)| {
        let [german, english] = part.names;
        [(german, value.de.clone()), (english, value.en.clone())]
    }))
}

/// What was typed.
pub(super) fn read(typed: &Pairs) -> Result<CriterionTexts, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut part = |part: &Part| {
        let [de, en] = part.names.map(|field| {
            let raw = typed.raw(field);
            let read = if part.rows == 1 { line(raw, part.longest) } else { text(raw, part.longest) };
            required(read).unwrap_or_else(|message| {
                errors.push(FieldError { field, message });
                String::new()
            })
        });
        Bilingual { de, en }
    };
    let texts = CriterionTexts {
        name: part(&NAME),
        short_name: part(&SHORT_NAME),
        question: part(&QUESTION),
        evidence: part(&EVIDENCE),
        levels: LEVELS.iter().map(part).collect(),
    };
    if is_reserved(&texts.short_name.de) {
        let message = Message::new("criterion-short-name-reserved");
        errors.push(FieldError { field: SHORT_NAME_DE, message });
    }
    if errors.is_empty() { Ok(texts) } else { Err(errors) }
}

fn is_reserved(short_name: &str) -> bool {
    let name = short_name.to_lowercase();
    RESERVED_SHORT_NAMES.iter().any(|reserved| reserved.to_lowercase() == name)
}

/// The fields in which two editors do not agree.
pub(super) fn differences(words: Locale, stored: &CriterionTexts, typed: &CriterionTexts) -> Vec<Difference> {
    let pairs = parts().zip(values(stored).zip(values(typed)));
    pairs
        .flat_map(|(part, (stored, typed))| {
            [(true, &stored.de, &typed.de), (false, &stored.en, &typed.en)].map(|(german, stored, typed)| {
                Difference {
                    label: label(words, &part, german),
                    stored: stored.clone(),
                    typed: typed.clone(),
                }
            })
        })
        .filter(|difference| difference.stored != difference.typed)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::{fs, fs::File, sync::Arc};

    use super::*;

    #[test]
    fn every_label_is_found_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let writer = Arc::new(File::create(&log).unwrap());
        let subscriber = tracing_subscriber::fmt().with_writer(writer).finish();
        let fields =
            tracing::subscriber::with_default(subscriber, || fields(Locale::De, &Pairs::default(), &[]));
        assert_eq!(fields[8].label, "Stufe 0 (deutsch)");
        assert_eq!(fs::read_to_string(&log).unwrap(), "", "nothing to complain about");
    }

    #[test]
    fn what_is_filled_in_is_read_back() {
        let both = |text: &str| Bilingual { de: text.to_owned(), en: format!("{text} (en)") };
        let texts = CriterionTexts {
            name: both("Klimaschutz"),
            short_name: both("Klima"),
            question: both("Wie viel?\nUnd wann?"),
            evidence: both("Zahl"),
            levels: (0..6).map(|level| both(&format!("Stufe {level}"))).collect(),
        };
        assert_eq!(read(&filled_in(&texts)), Ok(texts.clone()));
        assert!(differences(Locale::De, &texts, &texts).is_empty());
        let mut other = texts.clone();
        other.levels[5].en = "Best".to_owned();
        let expected = Difference {
            label: "Stufe 5 (englisch)".to_owned(),
            stored: "Stufe 5 (en)".to_owned(),
            typed: "Best".to_owned(),
        };
        assert_eq!(differences(Locale::De, &texts, &other), [expected]);
    }

    #[test]
    fn every_text_is_needed() {
        let errors = read(&Pairs::default()).unwrap_err();
        assert_eq!(errors.len(), 2 * (4 + 6));
        assert!(errors.iter().all(|error| error.message.key == "text-missing"));
        let shown = fields(Locale::De, &Pairs::default(), &errors);
        assert!(shown.iter().all(|field| field.error.is_some()));
        assert_eq!(shown.len(), errors.len());
    }
}
