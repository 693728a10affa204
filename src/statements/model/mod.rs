// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod barrier;
mod markup;

use chrono::{DateTime, Utc};

pub use self::{
    barrier::{BarrierReport, ReportId, StoredReport, read_answer, read_report},
    markup::{Drawn, draw},
};
use crate::kit::i18n::Locale;

/// The most characters of a statement: some twenty printed pages.
pub const LONGEST_STATEMENT: usize = 60_000;

/// A page that the administration writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// Whom to ask, and how the portal is used.
    Help,
    /// How far everybody can use the portal (§ 10b BGG NRW).
    Accessibility,
    /// What becomes of personal data (articles 13 and 14 GDPR).
    Privacy,
    /// Who is responsible (§ 5 DDG).
    LegalNotice,
}

impl Statement {
    /// Every statement, in the order of the footer.
    pub const ALL: [Self; 4] = [Self::Help, Self::Accessibility, Self::Privacy, Self::LegalNotice];

    /// The word in addresses and in the database. It never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Accessibility => "accessibility",
            Self::Privacy => "privacy",
            Self::LegalNotice => "legal-notice",
        }
    }

    /// The statement of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|statement| statement.code() == code)
    }

    /// Key of its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Help => "statement-help",
            Self::Accessibility => "statement-accessibility",
            Self::Privacy => "statement-privacy",
            Self::LegalNotice => "statement-legal-notice",
        }
    }

    /// The text that counts until the administration has written another. What only the city knows stands in it
    /// in double brackets.
    pub const fn shipped(self, language: Locale) -> &'static str {
        match (self, language) {
            (Self::Help, Locale::De) => include_str!("../../../templates/statements/de/help.md"),
            (Self::Help, Locale::En) => include_str!("../../../templates/statements/en/help.md"),
            (Self::Accessibility, Locale::De) => {
                include_str!("../../../templates/statements/de/accessibility.md")
            }
            (Self::Accessibility, Locale::En) => {
                include_str!("../../../templates/statements/en/accessibility.md")
            }
            (Self::Privacy, Locale::De) => include_str!("../../../templates/statements/de/privacy.md"),
            (Self::Privacy, Locale::En) => include_str!("../../../templates/statements/en/privacy.md"),
            (Self::LegalNotice, Locale::De) => {
                include_str!("../../../templates/statements/de/legal-notice.md")
            }
            (Self::LegalNotice, Locale::En) => {
                include_str!("../../../templates/statements/en/legal-notice.md")
            }
        }
    }
}

/// The language of that tag.
pub fn language_of(tag: &str) -> Option<Locale> {
    Locale::ALL.into_iter().find(|language| language.tag() == tag)
}

/// A statement in one language as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// In the markup of [`draw`].
    pub text: String,
    /// When the administration wrote it; nothing for the shipped text.
    pub changed_at: Option<DateTime<Utc>>,
    /// How often it has been changed; 0 for the shipped text.
    pub row_version: i32,
}

impl Wording {
    /// The text that the program ships.
    pub fn shipped(statement: Statement, language: Locale) -> Self {
        Self { text: statement.shipped(language).to_owned(), changed_at: None, row_version: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_text_fits_and_says_what_the_city_has_to_fill_in() {
        for statement in Statement::ALL {
            for language in Locale::ALL {
                let text = statement.shipped(language);
                assert!(text.chars().count() < LONGEST_STATEMENT);
                assert!(draw(text, language).gaps > 0, "{statement:?} {language:?}");
                assert_eq!(text.matches("[[").count(), text.matches("]]").count());
            }
            let gaps = Locale::ALL.map(|language| draw(statement.shipped(language), language).gaps);
            assert_eq!(gaps[0], gaps[1], "{statement:?} leaves the same to the city in both languages");
        }
    }
}
