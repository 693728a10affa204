// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The life cycle as one table: what can be done with a project, from where to where, by whom, and what it
//! takes.

use super::project::{Project, State};
use crate::people::{DepartmentId, Person, Role};

/// The longest text that somebody may write about a project, in characters.
pub const LONGEST_TEXT: usize = 4000;

/// What can be done with a project. Those that bring it forward come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Portfolio management begins to check it.
    Review,
    /// The department answers the question.
    Answer,
    /// The steering committee has decided that it comes first.
    Prioritise,
    /// It is being carried out from now on.
    Start,
    /// It is done.
    Complete,
    /// What was put off is taken up again.
    Resume,
    /// What was declined is looked at once more.
    Reconsider,
    /// What was merged goes on by itself again.
    Unmerge,
    /// Portfolio management asks the department.
    AskBack,
    /// The steering committee puts it off.
    Defer,
    /// It goes on inside another project.
    Merge,
    /// The steering committee refuses it.
    Decline,
    /// The department takes it back.
    Withdraw,
    /// The head of the department releases a draft.
    Submit,
    /// It takes part in a round of assessment, for the first time or again.
    BeginAssessment,
    /// The round has ended with every level agreed.
    EndAssessment,
}

/// Where a verb leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To this state.
    To(State),
    /// To where the project was before.
    Back,
    /// To where it was before or into review, as the person chooses.
    BackOrReview,
}

/// What a verb takes besides the will.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A reason, question, answer, decision or result in words.
    Text,
    /// The day on which the project is looked at again.
    FollowUp,
    /// Another project.
    Target,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whose it is to do; heads of departments only for projects of their own.
    pub who: &'static [Role],
    /// The states that it can be done in.
    pub from: &'static [State],
    /// Where it leads.
    pub to: Destination,
    /// What it takes.
    pub needs: &'static [Need],
    /// Whether the portal offers it for a single project; if not, it comes of something else, such as the end
    /// of a round.
    pub is_offered: bool,
}

impl Rule {
    const fn new(who: &'static [Role], from: &'static [State], to: Destination) -> Self {
        Self { who, from, to, needs: &[], is_offered: true }
    }

    const fn needing(self, needs: &'static [Need]) -> Self {
        Self { needs, ..self }
    }

    const fn elsewhere(self) -> Self {
        Self { is_offered: false, ..self }
    }
}

const DEPARTMENT: &[Role] = &[Role::DepartmentHead];
const PORTFOLIO: &[Role] = &[Role::PortfolioManager];
const LEADERSHIP: &[Role] = &[Role::Leadership];
const PORTFOLIO_OR_LEADERSHIP: &[Role] = &[Role::PortfolioManager, Role::Leadership];

/// What can be put off. Not what is being assessed: the round is to end first, so that coming back does not
/// lead into a round that is over. For the same reason that is not merged either; nor is what was put off,
/// which would forget where it was before.
const DEFERRABLE: &[State] = &[State::InReview, State::Assessed, State::Prioritised];
const MERGEABLE: &[State] = &[
    State::Submitted,
    State::InReview,
    State::Query,
    State::Assessed,
    State::Prioritised,
    State::InProgress,
];

impl Verb {
    /// Every verb.
    pub const ALL: [Self; 16] = [
        Self::Review,
        Self::Answer,
        Self::Prioritise,
        Self::Start,
        Self::Complete,
        Self::Resume,
        Self::Reconsider,
        Self::Unmerge,
        Self::AskBack,
        Self::Defer,
        Self::Merge,
        Self::Decline,
        Self::Withdraw,
        Self::Submit,
        Self::BeginAssessment,
        Self::EndAssessment,
    ];

    /// The word in addresses; the texts on screen are `verb-{code}-…`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Answer => "answer",
            Self::Prioritise => "prioritise",
            Self::Start => "start",
            Self::Complete => "complete",
            Self::Resume => "resume",
            Self::Reconsider => "reconsider",
            Self::Unmerge => "unmerge",
            Self::AskBack => "query",
            Self::Defer => "defer",
            Self::Merge => "merge",
            Self::Decline => "decline",
            Self::Withdraw => "withdraw",
            Self::Submit => "submit",
            Self::BeginAssessment => "begin-assessment",
            Self::EndAssessment => "end-assessment",
        }
    }

    /// The verb of that code, if the portal offers it for a single project.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.rule().is_offered && verb.code() == code)
    }

    /// Its line of the table.
    pub const fn rule(self) -> Rule {
        use Destination::{Back, BackOrReview, To};
        const TEXT: &[Need] = &[Need::Text];
        match self {
            Self::Review => Rule::new(PORTFOLIO, &[State::Submitted], To(State::InReview)),
            Self::Answer => Rule::new(DEPARTMENT, &[State::Query], To(State::InReview)).needing(TEXT),
            Self::Prioritise => {
                Rule::new(LEADERSHIP, &[State::Assessed], To(State::Prioritised)).needing(TEXT)
            }
            Self::Start => Rule::new(PORTFOLIO, &[State::Prioritised], To(State::InProgress)),
            Self::Complete => {
                Rule::new(PORTFOLIO, &[State::InProgress], To(State::Completed)).needing(TEXT)
            }
            Self::Resume => {
                Rule::new(PORTFOLIO_OR_LEADERSHIP, &[State::Deferred], BackOrReview).needing(TEXT)
            }
            Self::Reconsider => {
                Rule::new(LEADERSHIP, &[State::Declined], To(State::InReview)).needing(TEXT)
            }
            Self::Unmerge => Rule::new(PORTFOLIO, &[State::Merged], Back).needing(TEXT),
            Self::AskBack => Rule::new(PORTFOLIO, &[State::InReview], To(State::Query)).needing(TEXT),
            Self::Defer => Rule::new(LEADERSHIP, DEFERRABLE, To(State::Deferred))
                .needing(&[Need::FollowUp, Need::Text]),
            Self::Merge => {
                Rule::new(PORTFOLIO, MERGEABLE, To(State::Merged)).needing(&[Need::Target, Need::Text])
            }
            Self::Decline => {
                const FROM: &[State] =
                    &[State::InReview, State::Assessed, State::Prioritised, State::Deferred];
                Rule::new(LEADERSHIP, FROM, To(State::Declined)).needing(TEXT)
            }
            Self::Withdraw => {
                const FROM: &[State] = &[
                    State::Submitted,
                    State::InReview,
                    State::Query,
                    State::InAssessment,
                    State::Assessed,
                ];
                Rule::new(DEPARTMENT, FROM, To(State::Withdrawn)).needing(TEXT)
            }
            Self::Submit => Rule::new(DEPARTMENT, &[State::Draft], To(State::Submitted)).elsewhere(),
            Self::BeginAssessment => {
                const FROM: &[State] = &[State::Submitted, State::InReview, State::Assessed];
                Rule::new(PORTFOLIO, FROM, To(State::InAssessment)).elsewhere()
            }
            Self::EndAssessment => {
                Rule::new(PORTFOLIO, &[State::InAssessment], To(State::Assessed)).elsewhere()
            }
        }
    }

    /// Whether it brings a project forward.
    pub const fn is_onward(self) -> bool {
        !matches!(self, Self::AskBack | Self::Defer | Self::Merge | Self::Decline | Self::Withdraw)
    }

    /// Whether the person may do it with projects of that department, if they are in the right state.
    pub fn is_for(self, person: &Person, department: DepartmentId) -> bool {
        self.rule().who.iter().any(|role| {
            person.has(*role) && (*role != Role::DepartmentHead || person.department == Some(department))
        })
    }

    /// Where it can lead a project that was in the state `former` before the present one. The first is the
    /// usual way.
    pub fn destinations(self, person: &Person, former: Option<State>) -> Vec<State> {
        let back_to = |states: &[State]| former.filter(|state| states.contains(state));
        match self.rule().to {
            Destination::To(state) => vec![state],
            Destination::Back => vec![back_to(MERGEABLE).unwrap_or(State::InReview)],
            Destination::BackOrReview => {
                // That it comes first has been decided by the leadership, and put off by it.
                let may_go_back = |state: &State| *state != State::Prioritised || person.has(Role::Leadership);
                let back = back_to(DEFERRABLE).filter(may_go_back).filter(|state| *state != State::InReview);
                back.into_iter().chain([State::InReview]).collect()
            }
        }
    }
}

/// What the person can do with the project now.
pub fn offered(person: &Person, project: &Project) -> Vec<Verb> {
    offered_in(person, project.department.id, project.state)
}

/// What the person can do with a project of that department in that state.
pub fn offered_in(person: &Person, department: DepartmentId, state: State) -> Vec<Verb> {
    let can_be_done = |verb: &Verb| {
        let rule = verb.rule();
        rule.is_offered && rule.from.contains(&state) && verb.is_for(person, department)
    };
    Verb::ALL.into_iter().filter(can_be_done).collect()
}

/// The text that says what the words are with which a project came from `former` to `state`.
pub const fn name_of_reason(former: Option<State>, state: State) -> &'static str {
    match (former, state) {
        (_, State::Query) => "reason-question",
        (Some(State::Query), State::InReview) => "reason-answer",
        (Some(State::Assessed), State::Prioritised) => "reason-decision",
        (Some(State::InProgress), State::Completed) => "reason-result",
        _ => "reason-reason",
    }
}
