// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What to start first.

use num_rational::Ratio;
use proptest::prelude::*;
use vorrang::ranking::{
    Benefit, PersonDays,
    graph::{Graph, Requirement},
    sequence::{Density, Job, SequenceError, StartOrder, waiting},
};

use super::{any_graph, cases, closed_sets, exact, graph_of, jobs, members, numbers};

/// Packages of equal density as one, each in ascending order.
fn blocks(order: &StartOrder) -> Vec<(Vec<usize>, Density)> {
    let mut blocks: Vec<(Vec<usize>, Density)> = Vec::new();
    for package in &order.packages {
        match blocks.last_mut().filter(|(_, density)| *density == package.density) {
            Some((projects, _)) => projects.extend(&package.projects),
            None => blocks.push((package.projects.clone(), package.density)),
        }
    }
    for (projects, _) in &mut blocks {
        projects.sort_unstable();
    }
    blocks
}

fn is_feasible(graph: &Graph, order: &[usize]) -> bool {
    order.len() == graph.projects() && graph.feasible(order) == order
}

#[test]
fn packages_and_the_least_waiting_are_those_worked_out_by_somebody_else() {
    for (input, expected) in cases("11_order_smith_sidney") {
        let jobs = jobs(&input["benefit_w"], &input["effort_p"]);
        let graph = graph_of(&input, jobs.len()).unwrap();
        let found = StartOrder::of(&graph, &jobs).unwrap();
        let blocks = blocks(&found);
        let wanted = expected["sidney_blocks"].as_array().unwrap();
        assert_eq!(blocks.len(), wanted.len(), "{}", input["id"]);
        for ((projects, density), wanted) in blocks.iter().zip(wanted) {
            assert_eq!(*projects, numbers::<usize>(&wanted["projects"]));
            assert_eq!(density.value(), Some(exact::<Ratio<u64>>(&wanted["density"])));
        }
        let order: Vec<usize> = found.projects().collect();
        assert!(is_feasible(&graph, &order));
        let least = u128::from(expected["minimum_sum_w_C"].as_u64().unwrap());
        assert_eq!((waiting(&jobs, order), found.lower_bound), (least, least), "{}", input["id"]);
        assert!(found.is_best());
        let known = numbers::<usize>(&expected["one_optimal_order"]);
        assert_eq!(waiting(&jobs, known), least);
    }
}

#[test]
fn an_effort_of_nothing_is_refused() {
    let job = |effort| Job { benefit: Benefit(5), effort: PersonDays(effort) };
    let graph = Graph::new(2, &[]).unwrap();
    assert_eq!(StartOrder::of(&graph, &[job(1), job(0)]), Err(SequenceError::NoEffort(1)));
    assert_eq!(StartOrder::of(&graph, &[job(1)]), Err(SequenceError::Length { jobs: 1, projects: 2 }));
}

#[test]
fn a_long_chain_with_its_value_at_the_end_is_one_package() {
    let length = 20_000;
    let chain: Vec<Requirement> =
        (1..length).map(|project| Requirement { project, required: project - 1 }).collect();
    let graph = Graph::new(length, &chain).unwrap();
    let mut jobs = vec![Job { benefit: Benefit(0), effort: PersonDays(1) }; length];
    jobs[length - 1].benefit = Benefit(7);
    let order = StartOrder::of(&graph, &jobs).unwrap();
    assert_eq!(order.packages.len(), 1);
    assert_eq!(order.packages[0].projects, (0..length).collect::<Vec<_>>());
    // All of the benefit waits for all of the days; the bound knows of half of them and half a day.
    assert_eq!(waiting(&jobs, order.projects()), 140_000);
    assert_eq!((order.lower_bound, order.is_best()), (70_004, false));
}

fn any_jobs(most: usize) -> impl Strategy<Value = (Graph, Vec<Job>)> {
    any_graph(most).prop_flat_map(|(projects, requirements)| {
        // Few different numbers, so that densities tie; much that only enables others.
        let job = (prop_oneof![Just(0_u32), 0_u32..6], 1_u32..5)
            .prop_map(|(benefit, effort)| Job { benefit: Benefit(benefit), effort: PersonDays(effort) });
        (Just(Graph::new(projects, &requirements).unwrap()), prop::collection::vec(job, projects))
    })
}

fn density(jobs: &[Job], set: u32) -> (u64, u64) {
    members(set).fold((0, 0), |(benefit, effort), project| {
        (benefit + u64::from(jobs[project].benefit.0), effort + u64::from(jobs[project].effort.0))
    })
}

/// The union of the densest closed sets beyond what is done, by looking at all of them.
fn densest(graph: &Graph, jobs: &[Job], done: u32) -> u32 {
    let beyond = |set: &u32| set & done == done && *set != done;
    let (mut union, mut best) = (0, Ratio::from_integer(0));
    for set in closed_sets(graph).into_iter().filter(beyond) {
        let (benefit, effort) = density(jobs, set & !done);
        let value = Ratio::new(benefit, effort);
        if union == 0 || value > best {
            (union, best) = (set, value);
        } else if value == best {
            union |= set;
        }
    }
    union
}

/// The least waiting of all orders, by looking at all closed sets.
fn least_waiting(graph: &Graph, jobs: &[Job]) -> u128 {
    let mut least: Vec<Option<u128>> = vec![None; 1 << jobs.len()];
    least[0] = Some(0);
    for set in closed_sets(graph) {
        let (_, effort) = density(jobs, set);
        let ends = members(set).filter_map(|last| {
            let before = least[set as usize & !(1 << last)]?;
            Some(before + u128::from(jobs[last].benefit.0) * u128::from(effort))
        });
        if let Some(best) = ends.min() {
            least[set as usize] = Some(best);
        }
    }
    least.last().copied().flatten().unwrap()
}

proptest! {
    #[test]
    fn each_block_is_the_union_of_the_densest_sets((graph, jobs) in any_jobs(10)) {
        let order = StartOrder::of(&graph, &jobs).unwrap();
        let mut done = 0;
        for (projects, _) in blocks(&order) {
            let block: u32 = projects.iter().map(|project| 1 << project).sum();
            prop_assert_eq!(densest(&graph, &jobs, done), done | block);
            done |= block;
        }
        let planned: Vec<usize> = order.projects().collect();
        prop_assert!(is_feasible(&graph, &planned));
        let least = least_waiting(&graph, &jobs);
        prop_assert_eq!((waiting(&jobs, planned), order.lower_bound), (least, least));
        prop_assert!(order.is_best());
    }

    #[test]
    fn large_orders_are_feasible_and_within_twice_the_bound((graph, jobs) in any_jobs(80)) {
        let order = StartOrder::of(&graph, &jobs).unwrap();
        let planned: Vec<usize> = order.projects().collect();
        prop_assert!(is_feasible(&graph, &planned));
        let waits = waiting(&jobs, planned);
        prop_assert!(order.lower_bound <= waits && waits <= 2 * order.lower_bound);
        prop_assert!(waits <= waiting(&jobs, graph.feasible(graph.order())) || !order.is_best());
        let densities: Vec<Density> = order.packages.iter().map(|package| package.density).collect();
        prop_assert!(densities.is_sorted_by(|one, other| one >= other));
        let frontier = order.frontier();
        let all = (jobs.iter().map(|job| u64::from(job.benefit.0)).sum(), jobs.iter().map(|job| u64::from(job.effort.0)).sum());
        let last = frontier.last().unwrap();
        prop_assert_eq!((last.benefit(), last.effort()), all);
    }
}
