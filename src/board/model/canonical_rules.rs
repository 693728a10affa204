// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The lines of the canonical text that are there only if a rule puts projects on other places than their points.

use std::fmt::Write as _;

use super::{Grounds, WantedPlace};
use crate::{projects::ProjectNumber, ranking::rules::Rules, weighting::RankRule};

/// The words of the rules that are on.
pub(super) fn rules_line(rules: Rules) -> String {
    let on: Vec<&str> =
        RankRule::ALL.into_iter().filter(|rule| rule.is_in(rules)).map(RankRule::code).collect();
    on.join(" ")
}

/// Reads such words; none is no rule, for which there is another form.
pub(super) fn read_rules_line(line: &str) -> Option<Rules> {
    let mut rules = Rules::default();
    for word in line.split(' ') {
        match RankRule::ALL.into_iter().find(|rule| rule.code() == word)? {
            RankRule::Prerequisite => rules.prerequisite = true,
            RankRule::Duty => rules.duty = true,
            RankRule::Decision => rules.decision = true,
        }
    }
    Some(rules)
}

/// What of the grounds these rules go by, in canonical order.
pub(super) fn in_order(mut grounds: Grounds<ProjectNumber>, rules: Rules) -> Grounds<ProjectNumber> {
    let Grounds { requirements, duties, decisions } = &mut grounds;
    requirements.retain(|_| rules.prerequisite);
    duties.retain(|_| rules.duty);
    decisions.retain(|_| rules.decision);
    requirements.sort_by_cached_key(|(project, required)| (project.to_string(), required.to_string()));
    requirements.dedup();
    duties.sort_by_cached_key(ToString::to_string);
    duties.dedup();
    decisions.sort_by_cached_key(|(project, _)| project.to_string());
    decisions.dedup_by(|one, other| one.0 == other.0);
    grounds
}

/// Writes a line for each.
pub(super) fn write(grounds: &Grounds<ProjectNumber>, text: &mut String) {
    for (project, required) in &grounds.requirements {
        // Writing into a text never fails.
        let _ = writeln!(text, "requires {project} {required}");
    }
    for project in &grounds.duties {
        let _ = writeln!(text, "duty {project}");
    }
    for (project, wanted) in &grounds.decisions {
        let _ = match wanted {
            WantedPlace::Above(other) => writeln!(text, "decision {project} above {other}"),
            WantedPlace::Below(other) => writeln!(text, "decision {project} below {other}"),
            WantedPlace::Place(place) => writeln!(text, "decision {project} place {place}"),
        };
    }
}

/// Reads one of the lines.
pub(super) fn read_line(line: &str, grounds: &mut Grounds<ProjectNumber>) -> Option<()> {
    let words: Vec<&str> = line.split(' ').collect();
    match *words.as_slice() {
        ["requires", project, required] => {
            grounds.requirements.push((project.parse().ok()?, required.parse().ok()?));
        }
        ["duty", project] => grounds.duties.push(project.parse().ok()?),
        ["decision", project, position, object] => {
            let wanted = match position {
                "above" => WantedPlace::Above(object.parse().ok()?),
                "below" => WantedPlace::Below(object.parse().ok()?),
                "place" => WantedPlace::Place(object.parse().ok()?),
                _ => return None,
            };
            grounds.decisions.push((project.parse().ok()?, wanted));
        }
        _ => return None,
    }
    Some(())
}
