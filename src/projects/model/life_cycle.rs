// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The life cycle as one table: what can be done with a project, from where to where, by whom, and what it
//! takes.

use super::project::{Project, State};
use crate::people::{DepartmentId, Person, Role};

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
            Self::Start => Rule::new(PORTFOLIO, &[State::Prioritised], To(State::InProgress)).needing(TEXT),
            Self::Complete => Rule::new(PORTFOLIO, &[State::InProgress], To(State::Completed)).needing(TEXT),
            Self::Resume => {
                Rule::new(PORTFOLIO_OR_LEADERSHIP, &[State::Deferred], BackOrReview).needing(TEXT)
            }
            Self::Reconsider => Rule::new(LEADERSHIP, &[State::Declined], To(State::InReview)).needing(TEXT),
            Self::Unmerge => Rule::new(PORTFOLIO, &[State::Merged], Back).needing(TEXT),
            Self::AskBack => Rule::new(PORTFOLIO, &[State::InReview], To(State::Query)).needing(TEXT),
            Self::Defer => {
                Rule::new(LEADERSHIP, DEFERRABLE, To(State::Deferred)).needing(&[Need::FollowUp, Need::Text])
            }
            Self::Merge => {
                Rule::new(PORTFOLIO, MERGEABLE, To(State::Merged)).needing(&[Need::Target, Need::Text])
            }
            Self::Decline => {
                const FROM: &[State] =
                    &[State::InReview, State::Assessed, State::Prioritised, State::Deferred];
                Rule::new(LEADERSHIP, FROM, To(State::Declined)).needing(TEXT)
            }
            Self::Withdraw => {
                const FROM: &[State] =
                    &[State::Submitted, State::InReview, State::Query, State::InAssessment, State::Assessed];
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
                let may_go_back =
                    |state: &State| *state != State::Prioritised || person.has(Role::Leadership);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::kit::ids::PersonId;

    const OWN: DepartmentId = DepartmentId(1);

    fn person(roles: BTreeSet<Role>, department: Option<DepartmentId>) -> Person {
        Person {
            id: PersonId(1),
            sign_in_name: String::new(),
            name: String::new(),
            email: None,
            department,
            roles,
            is_active: true,
            wants_mail: true,
            row_version: 1,
        }
    }

    /// People with every set of roles, in the department, in another and in none.
    fn everybody() -> impl Iterator<Item = Person> {
        let sets = (0..1_u32 << Role::ALL.len()).map(|bits| {
            Role::ALL
                .into_iter()
                .enumerate()
                .filter(|(bit, _)| bits >> bit & 1 == 1)
                .map(|(_, role)| role)
                .collect()
        });
        sets.flat_map(|roles: BTreeSet<Role>| {
            [Some(OWN), Some(DepartmentId(2)), None].map(|department| person(roles.clone(), department))
        })
    }

    fn formers() -> impl Iterator<Item = Option<State>> {
        State::ALL.into_iter().map(Some).chain([None])
    }

    /// The states that a verb can lead to for somebody who may do it.
    fn ends(verb: Verb) -> BTreeSet<State> {
        let holder = person(verb.rule().who.iter().copied().collect(), Some(OWN));
        formers().flat_map(|former| verb.destinations(&holder, former)).collect()
    }

    #[test]
    fn every_verb_has_somebody_a_beginning_and_an_end() {
        let codes: BTreeSet<&str> = Verb::ALL.iter().map(|verb| verb.code()).collect();
        assert_eq!(codes.len(), Verb::ALL.len());
        for verb in Verb::ALL {
            let rule = verb.rule();
            assert!(!rule.who.is_empty() && !rule.from.is_empty(), "{verb:?}");
            assert_eq!(Verb::from_code(verb.code()), rule.is_offered.then_some(verb));
            assert!(ends(verb).iter().all(|state| !rule.from.contains(state)), "{verb:?} leads nowhere");
            assert!(!ends(verb).contains(&State::Draft), "{verb:?}");
        }
    }

    #[test]
    fn every_state_can_be_reached_from_submission() {
        let mut reached = BTreeSet::from([State::Submitted]);
        loop {
            let begun = |verb: &Verb| verb.rule().from.iter().any(|state| reached.contains(state));
            let further: BTreeSet<State> = Verb::ALL.into_iter().filter(begun).flat_map(ends).collect();
            if further.is_subset(&reached) {
                break;
            }
            reached.extend(further);
        }
        let all: BTreeSet<State> = State::ALL.into_iter().filter(|state| *state != State::Draft).collect();
        assert_eq!(reached, all);
    }

    #[test]
    fn what_has_ended_is_left_by_those_who_ended_it_or_by_nobody() {
        let leaving = |state: State| -> Vec<(Verb, &[Role])> {
            let verbs = Verb::ALL.into_iter().filter(|verb| verb.rule().from.contains(&state));
            verbs.map(|verb| (verb, verb.rule().who)).collect()
        };
        assert_eq!(leaving(State::Completed), []);
        assert_eq!(leaving(State::Withdrawn), []);
        assert_eq!(leaving(State::Declined), [(Verb::Reconsider, LEADERSHIP)]);
        assert_eq!(leaving(State::Merged), [(Verb::Unmerge, PORTFOLIO)]);
    }

    #[test]
    fn nothing_is_offered_without_the_right() {
        for person in everybody() {
            for state in State::ALL {
                let is_own_head = person.has(Role::DepartmentHead) && person.department == Some(OWN);
                for verb in offered_in(&person, OWN, state) {
                    let rule = verb.rule();
                    assert!(rule.is_offered && rule.from.contains(&state), "{person:?} {state:?} {verb:?}");
                    let by_role = rule.who.iter().any(|role| match role {
                        Role::DepartmentHead => is_own_head,
                        Role::PortfolioManager | Role::Leadership => person.has(*role),
                        Role::Reader | Role::Assessor | Role::Admin | Role::Auditor => false,
                    });
                    assert!(by_role, "{person:?} {state:?} {verb:?}");
                }
                let has_a_say = is_own_head
                    || [Role::PortfolioManager, Role::Leadership].iter().any(|role| person.has(*role));
                assert!(has_a_say || offered_in(&person, OWN, state).is_empty(), "{person:?} {state:?}");
            }
        }
    }

    #[test]
    fn coming_back_leads_to_where_the_project_was_and_never_past_a_decision() {
        let manager = person(BTreeSet::from([Role::PortfolioManager]), None);
        let leader = person(BTreeSet::from([Role::Leadership]), None);
        for former in formers() {
            let back = Verb::Resume.destinations(&leader, former);
            assert!(back.contains(&State::InReview) && back.iter().all(|state| DEFERRABLE.contains(state)));
            assert!(!Verb::Resume.destinations(&manager, former).contains(&State::Prioritised));
            let [back] = Verb::Unmerge.destinations(&manager, former)[..] else { panic!("{former:?}") };
            assert!(MERGEABLE.contains(&back), "{former:?}");
        }
        let back = |verb: Verb, person, former| verb.destinations(person, Some(former));
        assert_eq!(back(Verb::Resume, &manager, State::Assessed), [State::Assessed, State::InReview]);
        assert_eq!(back(Verb::Resume, &leader, State::Prioritised), [State::Prioritised, State::InReview]);
        assert_eq!(back(Verb::Resume, &manager, State::InReview), [State::InReview]);
        assert_eq!(back(Verb::Unmerge, &manager, State::Query), [State::Query]);
    }

    #[test]
    fn rounds_can_take_in_what_was_submitted_and_what_has_been_assessed_before() {
        let begin = Verb::BeginAssessment.rule();
        assert_eq!(begin.from, [State::Submitted, State::InReview, State::Assessed]);
        assert_eq!(ends(Verb::BeginAssessment), BTreeSet::from([State::InAssessment]));
        assert_eq!(ends(Verb::EndAssessment), BTreeSet::from([State::Assessed]));
    }
}
