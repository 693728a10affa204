// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod chain;
mod changes;
mod recorded;

use serde_json::Value;

pub use self::{
    chain::{Break, Chain, Fault, Hash, NotAHash},
    changes::Change,
    recorded::RecordedEvent,
};
use crate::kit::ids::PersonId;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Key; none for the program itself and for whoever is not signed in.
    pub id: Option<PersonId>,
    /// The name at that time, which the log keeps whatever becomes of the account.
    pub name: String,
}

impl Actor {
    /// The program itself.
    pub fn system() -> Self {
        Self { id: None, name: "Vorrang".to_owned() }
    }
}

/// What happened, to be recorded.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// Who did it.
    pub actor: &'a Actor,
    /// What was done.
    pub action: Action,
    /// Number of the project that it is about, for that project's own history.
    pub project: Option<&'a str>,
    /// What else it is about, such as a sign-in name, a department or a weighting; may be empty.
    pub subject: String,
    /// What was so before: an object of those fields that the action can change.
    pub before: Option<Value>,
    /// What is so now: the same fields.
    pub after: Option<Value>,
    /// Why, in the words of whoever did it.
    pub reason: Option<String>,
}

/// Each action has one line: its name and the word for it in the database and in addresses.
macro_rules! actions {
    ($($(#[$meaning:meta])* $name:ident = $code:literal,)*) => {
        /// What can be done. The text on screen is `action-{code}`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$meaning])* $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in the database and in addresses. It never changes.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

actions! {
    /// The portal was set up.
    PortalSetUp = "portal-set-up",
    /// A list of projects was taken over.
    ListImported = "list-imported",
    /// Somebody got an account.
    PersonAdded = "person-added",
    /// Somebody's roles, department or name changed.
    PersonChanged = "person-changed",
    /// Somebody signed in.
    PersonSignedIn = "person-signed-in",
    /// Somebody signed out.
    PersonSignedOut = "person-signed-out",
    /// A wrong name or password, or too many attempts.
    SignInRefused = "sign-in-refused",
    /// Somebody has a new password.
    PasswordChanged = "password-changed",
    /// A link to set a password was made for somebody.
    PasswordLinkMade = "password-link-made",
    /// Somebody was signed out everywhere.
    SessionsEnded = "sessions-ended",
    /// Somebody made an access token for a program.
    AccessTokenMade = "access-token-made",
    /// Somebody made an access token worthless.
    AccessTokenRevoked = "access-token-revoked",
    /// There is a new department.
    DepartmentAdded = "department-added",
    /// A department changed.
    DepartmentChanged = "department-changed",
    /// There is a new criterion.
    CriterionAdded = "criterion-added",
    /// A criterion changed.
    CriterionChanged = "criterion-changed",
    /// A project was proposed.
    ProposalSubmitted = "proposal-submitted",
    /// What a project says changed.
    ProposalChanged = "proposal-changed",
    /// A catalogue of services was loaded.
    CatalogueImported = "catalogue-imported",
    /// Somebody looked whether a solution of others can be used for a project.
    ReuseChecked = "reuse-checked",
    /// A project moved on in its life cycle.
    ProjectStateChanged = "project-state-changed",
    /// Somebody commented on a project.
    ProjectCommented = "project-commented",
    /// A project requires another.
    DependencyAdded = "dependency-added",
    /// A project no longer requires another.
    DependencyRemoved = "dependency-removed",
    /// An assessment round began.
    RoundOpened = "round-opened",
    /// Others are asked in an open assessment round.
    RoundReassigned = "round-reassigned",
    /// An assessment round ended.
    RoundClosed = "round-closed",
    /// An assessment round that had ended goes on.
    RoundReopened = "round-reopened",
    /// Somebody gave levels.
    AssessmentGiven = "assessment-given",
    /// Somebody began to draft a weighting.
    WeightingDraftBegun = "weighting-draft-begun",
    /// The draft of a weighting changed.
    WeightingDraftChanged = "weighting-draft-changed",
    /// The draft of a weighting was shown to the others of the leadership.
    WeightingDraftShared = "weighting-draft-shared",
    /// The draft of a weighting is its author's own again.
    WeightingDraftUnshared = "weighting-draft-unshared",
    /// The draft of a weighting was given up.
    WeightingDraftDiscarded = "weighting-draft-discarded",
    /// Somebody asked for a weighting to be approved.
    WeightingSubmitted = "weighting-submitted",
    /// A weighting came into force.
    WeightingPublished = "weighting-published",
    /// A board was frozen; the subject is the hash of its inputs.
    BoardFrozen = "board-frozen",
    /// Somebody said from when on a project must be of use.
    ServiceWindowSet = "service-window-set",
    /// Somebody said what there is in a year to carry projects out with.
    CapacitySet = "capacity-set",
    /// A team whose work is counted by itself came, got another name, or went.
    TeamSet = "team-set",
    /// Somebody said what a project asks of the teams.
    TeamWorkSet = "team-work-set",
    /// Somebody began a scenario of the plan.
    ScenarioBegun = "scenario-begun",
    /// What a scenario demands changed.
    ScenarioChanged = "scenario-changed",
    /// A scenario was shown to others.
    ScenarioShared = "scenario-shared",
    /// A scenario is its author's own again.
    ScenarioUnshared = "scenario-unshared",
    /// A scenario was given up.
    ScenarioDiscarded = "scenario-discarded",
    /// The leadership adopted a scenario.
    ScenarioAdopted = "scenario-adopted",
    /// Somebody entered what was promised or measured.
    OutcomeRecorded = "outcome-recorded",
    /// Somebody corrected such an entry.
    OutcomeCorrected = "outcome-corrected",
    /// Somebody said by what norm a project has to be carried out.
    DutyClaimed = "duty-claimed",
    /// Somebody looked whether a duty is proven.
    DutyChecked = "duty-checked",
    /// A duty is no longer claimed.
    DutyWithdrawn = "duty-withdrawn",
    /// The day of a duty has come.
    DutyExpired = "duty-expired",
    /// The leadership decided on the place of a project.
    RankDecided = "rank-decided",
    /// A decision on the place of a project was taken back.
    RankDecisionWithdrawn = "rank-decision-withdrawn",
    /// The day of a decision on the place of a project has come.
    RankDecisionExpired = "rank-decision-expired",
    /// The administration wrote a statement for everybody.
    StatementChanged = "statement-changed",
    /// Somebody reported a barrier; the subject is the number of the report.
    BarrierReported = "barrier-reported",
    /// A reported barrier was dealt with.
    BarrierClosed = "barrier-closed",
    /// Somebody said for how long personal data are kept.
    RetentionSet = "retention-set",
    /// What had been kept for long enough has gone.
    RetentionApplied = "retention-applied",
    /// The name of somebody who has left has gone; the event vouches for what others have said since.
    PersonPseudonymised = "person-pseudonymised",
}

impl Action {
    /// The action with that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.code() == code)
    }

    /// Whether its subject is a person. The log cannot be searched for those: that would tell what somebody
    /// did when (co-determination, § 72 LPVG NRW).
    pub const fn is_about_a_person(self) -> bool {
        matches!(
            self,
            Self::PersonAdded
                | Self::PersonChanged
                | Self::PersonSignedIn
                | Self::PersonSignedOut
                | Self::SignInRefused
                | Self::PasswordChanged
                | Self::PasswordLinkMade
                | Self::SessionsEnded
                | Self::AccessTokenMade
                | Self::AccessTokenRevoked
                | Self::PersonPseudonymised
        )
    }

    /// Whether a project's own history tells it. Who judged a project is between the assessor and the
    /// portfolio management.
    pub const fn is_told_to_everybody(self) -> bool {
        !self.is_about_a_person() && !matches!(self, Self::AssessmentGiven)
    }
}

/// `text` as the database can keep it: what somebody typed must not keep an event out of the log.
pub(super) fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// The same for every text within `value`.
pub(super) fn storable_value(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(storable(text)),
        Value::Array(items) => items.iter().map(storable_value).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (storable(name), storable_value(value))).collect()
        }
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::json;

    use super::*;

    #[test]
    fn every_action_has_a_word_of_its_own() {
        let codes: HashSet<&str> = Action::ALL.iter().map(|action| action.code()).collect();
        assert_eq!(codes.len(), Action::ALL.len());
        assert!(codes.iter().all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    }

    #[test]
    fn no_text_keeps_an_event_out_of_the_log() {
        let typed = json!({"na\0me": ["a\0b", {"inner": "\0"}], "count": 3, "none": null});
        let stored = json!({"na\u{fffd}me": ["a\u{fffd}b", {"inner": "\u{fffd}"}], "count": 3, "none": null});
        assert_eq!(storable_value(&typed), stored);
    }
}
