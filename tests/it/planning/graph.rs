// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What requires what.

use proptest::prelude::*;
use vorrang::ranking::graph::{Graph, GraphError, Requirement};

use super::{any_graph, cases, graph_of, numbers};

fn requires(project: usize, required: usize) -> Requirement {
    Requirement { project, required }
}

#[test]
fn a_circle_is_found_and_named() {
    for (input, expected) in cases("15_dependency_cycles") {
        let found = graph_of(&input, input["n"].as_u64().unwrap().try_into().unwrap());
        match expected["cycle"].as_array() {
            Some(_) => assert_eq!(found, Err(GraphError::Cycle(numbers(&expected["cycle"])))),
            None => assert!(found.is_ok()),
        }
    }
}

#[test]
fn nobody_requires_what_does_not_exist() {
    assert_eq!(Graph::new(2, &[requires(0, 2)]), Err(GraphError::Unknown(2)));
    assert_eq!(Graph::new(0, &[]).unwrap().projects(), 0);
}

#[test]
fn everything_before_and_after_is_found_once() {
    // 3 requires 1 and 2, which require 0; 4 stands alone.
    let graph =
        Graph::new(5, &[requires(3, 1), requires(3, 2), requires(1, 0), requires(2, 0), requires(3, 1)])
            .unwrap();
    assert_eq!(graph.prerequisites(3), [1, 2]);
    assert_eq!(graph.all_prerequisites(3), [0, 1, 2]);
    assert_eq!(graph.dependants(0), [1, 2]);
    assert_eq!(graph.all_dependants(0), [1, 2, 3]);
    assert_eq!((graph.all_prerequisites(4), graph.all_dependants(4)), (vec![], vec![]));
    assert_eq!(graph.chain(3, 0), Some(vec![3, 1, 0]));
    assert_eq!(graph.chain(3, 3), Some(vec![3]));
    assert_eq!((graph.chain(0, 3), graph.chain(4, 0)), (None, None));
    assert_eq!(graph.feasible(&[4, 3, 0]), [4, 0, 1, 2, 3]);
}

#[test]
fn a_chain_of_a_hundred_thousand_is_a_graph_like_any_other() {
    let length = 100_000;
    let mut chain: Vec<Requirement> = (1..length).map(|project| requires(project, project - 1)).collect();
    let graph = Graph::new(length, &chain).unwrap();
    assert_eq!(graph.all_prerequisites(length - 1).len(), length - 1);
    assert_eq!(graph.chain(length - 1, 0).unwrap().len(), length);
    assert_eq!(graph.feasible(&[length - 1]).len(), length);
    chain.push(requires(0, length - 1));
    let Err(GraphError::Cycle(cycle)) = Graph::new(length, &chain) else { panic!("a circle") };
    assert_eq!(cycle, (0..length).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn what_is_required_comes_first((projects, requirements) in any_graph(30)) {
        let graph = Graph::new(projects, &requirements).unwrap();
        let all: Vec<usize> = (0..projects).rev().collect();
        for order in [graph.order().to_vec(), graph.feasible(&all)] {
            prop_assert_eq!(order.len(), projects);
            let at = |project: usize| order.iter().position(|other| *other == project).unwrap();
            for each in &requirements {
                prop_assert!(at(each.required) < at(each.project));
            }
        }
        for project in 0..projects {
            for required in 0..projects {
                let chain = graph.chain(project, required);
                let is_required = graph.all_prerequisites(project).contains(&required);
                prop_assert_eq!(is_required, graph.all_dependants(required).contains(&project));
                prop_assert_eq!(is_required || project == required, chain.is_some());
                for pair in chain.unwrap_or_default().windows(2) {
                    prop_assert!(requirements.contains(&requires(pair[0], pair[1])));
                }
            }
        }
    }

    #[test]
    fn every_circle_that_is_named_is_one(
        projects in 1_usize..12,
        pairs in prop::collection::vec((0_usize..12, 0_usize..12), 0..20),
    ) {
        let requirements: Vec<Requirement> = pairs
            .into_iter()
            .map(|(project, required)| requires(project % projects, required % projects))
            .collect();
        match Graph::new(projects, &requirements) {
            Ok(graph) => prop_assert_eq!(graph.order().len(), projects),
            Err(GraphError::Cycle(cycle)) => {
                for (index, project) in cycle.iter().enumerate() {
                    let next = cycle[(index + 1) % cycle.len()];
                    prop_assert!(requirements.contains(&requires(next, *project)));
                }
                prop_assert_eq!(cycle.first(), cycle.iter().min());
            }
            Err(GraphError::Unknown(_)) => prop_assert!(false, "all exist"),
        }
    }
}
