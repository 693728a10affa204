// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A project's own history, in words. It names nobody: who did what is for the auditor, as is what there are no
//! words for.

use super::words;
use crate::{
    audit::model::{Action, Change, RecordedEvent},
    kit::i18n::Locale,
};

/// A line of a history. A page that shows one includes `audit/history.html` where `history` is the lines and
/// `words` the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// The time as a machine reads it.
    pub machine_time: String,
    /// Day and time of day.
    pub time: String,
    /// What was done, to what, and what came of it.
    pub said: String,
    /// Why.
    pub reason: Option<String>,
}

/// The lines of a history, in the order of the events.
pub fn history_lines(events: &[RecordedEvent], words: Locale) -> Vec<HistoryLine> {
    events.iter().map(|event| line(event, words)).collect()
}

fn line(event: &RecordedEvent, words: Locale) -> HistoryLine {
    // What a proposal says stands above its history.
    let is_told = event.known_action() != Some(Action::ProposalSubmitted);
    let changes = if is_told { event.changes() } else { Vec::new() };
    let told = changes.iter().filter_map(|change| said(change, words));
    let parts = [words::deed(event, words)].into_iter().chain(told);
    HistoryLine {
        machine_time: event.at.to_rfc3339(),
        time: words.date_and_time(event.at),
        said: parts.collect::<Vec<_>>().join(", "),
        reason: event.reason.clone(),
    }
}

/// `Platz 9 → 8`, or `Platz 8` where nothing stood before.
fn said(change: &Change, words: Locale) -> Option<String> {
    let field = words::field_if_any(change, words)?;
    let after = shortened(words::after(change, words));
    if change.before.is_none() {
        return Some(words.text_with("change-set", &[("field", field.into()), ("after", after.into())]));
    }
    let before = shortened(words::before(change, words));
    let arguments = [("field", field.into()), ("before", before.into()), ("after", after.into())];
    Some(words.text_with("change-from-to", &arguments))
}

/// A history is skimmed; the whole text stands in the log.
fn shortened(value: String) -> String {
    const LONGEST: usize = 80;
    if value.chars().nth(LONGEST).is_none() {
        return value;
    }
    value.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Utc};
    use serde_json::{Value, json};

    use super::*;

    fn event(action: &str, subject: &str, before: Option<Value>, after: Option<Value>) -> RecordedEvent {
        RecordedEvent {
            number: 1,
            at: Utc.with_ymd_and_hms(2024, 3, 12, 13, 5, 0).unwrap(),
            actor: "Ada Muster".to_owned(),
            action: action.to_owned(),
            project: Some("DIG-001".to_owned()),
            subject: subject.to_owned(),
            before,
            after,
            reason: None,
        }
    }

    fn said(event: &RecordedEvent, words: Locale) -> String {
        line(event, words).said
    }

    #[test]
    fn a_change_is_told_in_both_languages() {
        let moved = event(
            "project-state-changed",
            "",
            Some(json!({ "state": "in-review", "deadline": null })),
            Some(json!({ "state": "in-assessment", "deadline": "2027-06-09" })),
        );
        assert_eq!(
            said(&moved, Locale::De),
            "Status geändert, Frist 09.06.2027, Status in Prüfung → in Bewertung"
        );
        assert_eq!(
            said(&moved, Locale::En),
            "State changed, Deadline 9 June 2027, State under review → being scored"
        );
        assert_eq!(line(&moved, Locale::De).time, "12.03.2024, 14:05\u{a0}Uhr");
        assert_eq!(line(&moved, Locale::De).machine_time, "2024-03-12T13:05:00+00:00");
    }

    #[test]
    fn what_has_no_words_is_for_the_auditor() {
        let unknown = event(
            "weighting-dreamt",
            "Gewichtung 2",
            Some(json!({ "effort_days": 9000, "requires": [1, "zwei"], "title": "x", "mood": 1 })),
            Some(json!({ "effort_days": 8.5, "requires": [], "title": null, "deep": { "a": true } })),
        );
        assert_eq!(
            said(&unknown, Locale::De),
            "weighting-dreamt: Gewichtung 2, Aufwand in Personentagen 9.000 → 8.5, \
             Setzt voraus 1, zwei → –, Titel x → –"
        );
        let proposed =
            event("proposal-submitted", "", None, Some(json!({ "title": "Titel", "cost_eur": 7 })));
        assert_eq!(said(&proposed, Locale::De), "Vorhaben vorgeschlagen");
        let plain = event("list-imported", "", Some(json!(false)), Some(json!("2026-11-24T11:00:00Z")));
        assert_eq!(said(&plain, Locale::De), "Liste übernommen, Wert nein → 24.11.2026, 12:00\u{a0}Uhr");
    }

    #[test]
    fn a_long_text_is_cut() {
        let long = event("proposal-changed", "", None, Some(json!({ "summary": "ä".repeat(10_000) })));
        let expected = format!("Angaben zum Vorhaben geändert, Kurzbeschreibung {}…", "ä".repeat(80));
        assert_eq!(said(&long, Locale::De), expected);
    }
}
