// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Places that more than points decides.

use std::num::NonZeroU32;

use proptest::prelude::*;
use vorrang::ranking::{
    RawScore,
    graph::{Graph, Requirement},
    rules::{CircularDecisions, Decision, Entrant, Placement, Reason, Rules, placements},
};

use super::any_graph;

const ALL: Rules = Rules { prerequisite: true, duty: true, decision: true };

fn entrant(points: u32) -> Entrant {
    Entrant { points: Some(RawScore::new(points)), ..Entrant::default() }
}

fn on_place(place: u32) -> Option<Decision> {
    NonZeroU32::new(place).map(Decision::Place)
}

fn graph(projects: usize, pairs: &[(usize, usize)]) -> Graph {
    let requirement =
        |(project, required): &(usize, usize)| Requirement { project: *project, required: *required };
    Graph::new(projects, &pairs.iter().map(requirement).collect::<Vec<_>>()).unwrap()
}

/// Place, place by points and reason.
fn seen(graph: &Graph, entrants: &[Entrant], rules: Rules) -> Vec<(u32, u32, Option<Reason>)> {
    let all = placements(graph, entrants, rules).unwrap();
    all.into_iter().flatten().map(|each| (each.place, each.by_points, each.reason)).collect()
}

#[test]
fn a_prerequisite_shares_the_place_of_the_best_that_needs_it() {
    let entrants = [90, 80, 70, 60, 10].map(entrant);
    // 1 and 3 require 4: it stands with 1. 0 is not touched, 2 and 3 make way.
    let graph = graph(5, &[(1, 4), (3, 4)]);
    assert_eq!(
        seen(&graph, &entrants, ALL),
        [
            (1, 1, None),
            (2, 2, None),
            (4, 3, Some(Reason::Overtaken { by: 4 })),
            (5, 4, Some(Reason::Overtaken { by: 4 })),
            (2, 5, Some(Reason::Prerequisite { of: 1 })),
        ]
    );
    let without = Rules { prerequisite: false, ..ALL };
    assert!(
        seen(&graph, &entrants, without)
            .iter()
            .all(|(place, points, reason)| place == points && reason.is_none())
    );
}

#[test]
fn what_has_no_place_still_hands_on_what_it_requires() {
    let unknown = Entrant::default();
    let entrants = [entrant(90), unknown, entrant(80), entrant(10)];
    let graph = graph(4, &[(0, 1), (1, 3)]);
    let all = placements(&graph, &entrants, ALL).unwrap();
    assert_eq!(all[1], None);
    let lifted = Placement { place: 1, by_points: 3, reason: Some(Reason::Prerequisite { of: 0 }) };
    assert_eq!(all[3], Some(lifted));
}

#[test]
fn a_duty_stands_above_the_rest_and_takes_its_prerequisites_along() {
    let mut entrants = [90, 80, 20, 10].map(entrant);
    entrants[2].has_duty = true;
    let graph = graph(4, &[(2, 3)]);
    let overtaken = Some(Reason::Overtaken { by: 2 });
    assert_eq!(
        seen(&graph, &entrants, ALL),
        [
            (3, 1, overtaken),
            (4, 2, overtaken),
            (1, 3, Some(Reason::Duty)),
            (1, 4, Some(Reason::Prerequisite { of: 2 })),
        ]
    );
    // The best of all needs no reason to be first.
    entrants[0].has_duty = true;
    assert_eq!(seen(&graph, &entrants, ALL)[0], (1, 1, None));
    let switched_off = Rules { duty: false, ..ALL };
    assert_eq!(seen(&graph, &entrants, switched_off)[2], (3, 3, None));
}

#[test]
fn a_decision_names_a_place_or_a_neighbour() {
    let none = graph(5, &[]);
    let decided = |project: usize, decision| {
        let mut entrants = [90, 80, 70, 60, 50].map(entrant);
        entrants[project].decision = decision;
        let all = seen(&none, &entrants, ALL);
        (all.iter().map(|each| each.0).collect::<Vec<_>>(), all[project].2)
    };
    let reason = Some(Reason::Decision);
    assert_eq!(decided(4, on_place(2)), (vec![1, 3, 4, 5, 2], reason));
    assert_eq!(decided(0, on_place(4)), (vec![4, 1, 2, 3, 5], reason));
    assert_eq!(decided(0, on_place(99)), (vec![5, 1, 2, 3, 4], reason));
    assert_eq!(decided(4, Some(Decision::Above(1))), (vec![1, 3, 4, 5, 2], reason));
    assert_eq!(decided(4, Some(Decision::Below(1))), (vec![1, 2, 4, 5, 3], reason));
    assert_eq!(decided(1, Some(Decision::Below(0))), (vec![1, 2, 3, 4, 5], None));
    // Who moved up is told past whom.
    let mut entrants = [90, 80, 70].map(entrant);
    entrants[0].decision = on_place(3);
    assert_eq!(seen(&none, &entrants, ALL)[1], (1, 2, Some(Reason::MovedUp { past: 0 })));
}

#[test]
fn a_tie_is_not_broken_by_a_decision() {
    let none = graph(4, &[]);
    let mut entrants = [90, 80, 80, 10].map(entrant);
    entrants[3].decision = on_place(3);
    let places: Vec<u32> = seen(&none, &entrants, ALL).iter().map(|each| each.0).collect();
    assert_eq!(places, [1, 3, 3, 2]);
    // Two on the same place share it.
    entrants[0].decision = on_place(1);
    entrants[3].decision = on_place(1);
    let places: Vec<u32> = seen(&none, &entrants, ALL).iter().map(|each| each.0).collect();
    assert_eq!(places, [1, 3, 3, 1]);
}

#[test]
fn what_must_be_there_first_comes_first_whatever_was_decided() {
    let mut entrants = [90, 80, 10].map(entrant);
    entrants[2].decision = Some(Decision::Below(0));
    let reason = Some(Reason::Prerequisite { of: 0 });
    assert_eq!(seen(&graph(3, &[(0, 2)]), &entrants, ALL)[2], (1, 3, reason));
}

#[test]
fn decisions_that_wait_for_each_other_are_refused() {
    let none = graph(4, &[]);
    let mut entrants = [90, 80, 70, 60].map(entrant);
    entrants[0].decision = Some(Decision::Below(2));
    entrants[2].decision = Some(Decision::Above(3));
    entrants[3].decision = Some(Decision::Below(2));
    assert_eq!(placements(&none, &entrants, ALL), Err(CircularDecisions(vec![2, 3])));
    assert!(placements(&none, &entrants, Rules { decision: false, ..ALL }).is_ok());
    // A neighbour without a place leaves a decision without effect.
    entrants[3].points = None;
    assert_eq!(
        seen(&none, &entrants, ALL),
        [
            (3, 1, Some(Reason::Decision)),
            (1, 2, Some(Reason::MovedUp { past: 0 })),
            (2, 3, Some(Reason::MovedUp { past: 0 }))
        ]
    );
}

fn any_board() -> impl Strategy<Value = (usize, Vec<Requirement>, Vec<Entrant>)> {
    any_graph(12).prop_flat_map(|(projects, requirements)| {
        let decision = prop_oneof![
            6 => Just(None),
            1 => (1_u32..14).prop_map(on_place),
            1 => (0..projects).prop_map(|other| Some(Decision::Above(other))),
            1 => (0..projects).prop_map(|other| Some(Decision::Below(other))),
        ];
        let points = prop::option::weighted(0.9, (0_u32..9).prop_map(RawScore::new));
        let entrant = (points, prop::bool::weighted(0.2), decision)
            .prop_map(|(points, has_duty, decision)| Entrant { points, has_duty, decision });
        (Just(projects), Just(requirements), prop::collection::vec(entrant, projects))
    })
}

fn any_rules() -> impl Strategy<Value = Rules> {
    any::<[bool; 3]>().prop_map(|[prerequisite, duty, decision]| Rules { prerequisite, duty, decision })
}

proptest! {
    #[test]
    fn places_have_reasons_and_nothing_stands_above_what_it_requires(
        (projects, requirements, entrants) in any_board(),
        rules in any_rules(),
    ) {
        let graph = Graph::new(projects, &requirements).unwrap();
        let Ok(all) = placements(&graph, &entrants, rules) else { return Ok(()) };
        let place = |project: usize| all[project].map(|placement| placement.place);
        for (project, placement) in all.iter().enumerate() {
            prop_assert_eq!(placement.is_some(), entrants[project].points.is_some());
            let Some(placement) = placement else { continue };
            let better = |other: &&Option<Placement>| other.is_some_and(|other| other.place < placement.place);
            prop_assert_eq!(placement.place as usize, 1 + all.iter().filter(better).count());
            let more = entrants.iter().filter(|other| other.points > entrants[project].points).count();
            prop_assert_eq!(placement.by_points as usize, 1 + more);
            prop_assert_eq!(placement.reason.is_some(), placement.place != placement.by_points);
            match placement.reason {
                Some(Reason::Prerequisite { of }) => {
                    prop_assert!(graph.all_prerequisites(of).contains(&project));
                    prop_assert_eq!(place(of), Some(placement.place));
                }
                Some(Reason::Duty) => prop_assert!(entrants[project].has_duty && rules.duty),
                Some(Reason::Decision) => prop_assert!(entrants[project].decision.is_some() && rules.decision),
                Some(Reason::Overtaken { by }) => {
                    prop_assert!(place(by) < Some(placement.place));
                    prop_assert!(entrants[by].points <= entrants[project].points);
                }
                Some(Reason::MovedUp { past }) => {
                    prop_assert!(place(past) >= Some(placement.place));
                    prop_assert!(entrants[past].points > entrants[project].points);
                }
                None => {}
            }
            if rules.prerequisite {
                for required in graph.all_prerequisites(project) {
                    prop_assert!(place(required).is_none_or(|required| required <= placement.place));
                }
            }
        }
    }

    #[test]
    fn the_order_of_input_does_not_matter(
        ((projects, requirements, entrants), shuffled) in any_board()
            .prop_flat_map(|board| (Just(board.clone()), Just((0..board.0).collect::<Vec<_>>()).prop_shuffle())),
        rules in any_rules(),
    ) {
        // Project i becomes project shuffled[i].
        let renamed = |decision| match decision {
            Some(Decision::Above(other)) => Some(Decision::Above(shuffled[other])),
            Some(Decision::Below(other)) => Some(Decision::Below(shuffled[other])),
            other => other,
        };
        let mut others = entrants.clone();
        for (project, entrant) in entrants.iter().enumerate() {
            others[shuffled[project]] = Entrant { decision: renamed(entrant.decision), ..*entrant };
        }
        let mut again: Vec<Requirement> = requirements
            .iter()
            .map(|each| Requirement { project: shuffled[each.project], required: shuffled[each.required] })
            .collect();
        again.reverse();
        let one = placements(&Graph::new(projects, &requirements).unwrap(), &entrants, rules);
        let other = placements(&Graph::new(projects, &again).unwrap(), &others, rules);
        prop_assert_eq!(one.is_ok(), other.is_ok());
        if let (Ok(one), Ok(other)) = (one, other) {
            for (project, placement) in one.iter().enumerate() {
                let places = |placement: &Placement| {
                    (placement.place, placement.by_points, placement.reason.map(|reason| std::mem::discriminant(&reason)))
                };
                prop_assert_eq!(placement.as_ref().map(places), other[shuffled[project]].as_ref().map(places));
            }
        }
    }

    #[test]
    fn without_requirements_duties_and_decisions_points_alone_decide(points in prop::collection::vec(0_u32..9, 0..20)) {
        let entrants: Vec<Entrant> = points.into_iter().map(entrant).collect();
        for (place, by_points, reason) in seen(&graph(entrants.len(), &[]), &entrants, ALL) {
            prop_assert_eq!((place, reason), (by_points, None));
        }
    }

    #[test]
    fn a_requirement_changes_places_only_while_it_is_there(
        (projects, requirements) in any_graph(12),
        points in prop::collection::vec(0_u32..9, 12),
    ) {
        let entrants: Vec<Entrant> = points.into_iter().take(projects).map(entrant).collect();
        let places = |requirements: &[Requirement]| {
            let graph = Graph::new(projects, requirements).unwrap();
            seen(&graph, &entrants, ALL).iter().map(|each| each.0).collect::<Vec<u32>>()
        };
        let before = places(&[]);
        for requirement in &requirements {
            let lifted = places(&[*requirement]);
            // One requirement lifts one project to the place of the other, and nobody above is touched.
            let (own, needs) = (requirement.required, requirement.project);
            prop_assert_eq!(lifted[own], before[own].min(before[needs]));
            for other in (0..projects).filter(|other| *other != own) {
                let is_overtaken = lifted[own] < before[other] && before[other] <= before[own];
                prop_assert_eq!(lifted[other], before[other] + u32::from(is_overtaken));
            }
        }
        for left_out in 0..requirements.len() {
            let mut rest = requirements.clone();
            let requirement = rest.remove(left_out);
            let all = places(&requirements);
            if all[requirement.required] < all[requirement.project] {
                // What stands above anyway does not stand there because of it.
                let others = places(&rest);
                prop_assert!(others[requirement.required] <= others[requirement.project]);
            }
        }
    }
}
