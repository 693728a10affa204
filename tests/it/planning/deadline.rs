// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! When what is due must begin, and what that costs.

use proptest::prelude::*;
use serde_json::Value;
use vorrang::ranking::{
    Benefit, PersonDays,
    calendar::Moment,
    deadline::{Price, Task, late, price, windows},
    graph::Graph,
    sequence::{Job, StartOrder, waiting},
};

use super::{any_graph, cases, graph_of, jobs, numbers};

const NOW: Moment = Moment(0);

fn tasks(jobs: &[Job], due: &[Option<u64>]) -> Vec<Task> {
    let moment = |due: u64| Moment(due.try_into().unwrap());
    jobs.iter().zip(due).map(|(job, due)| Task { days: job.effort.0, due: due.map(moment) }).collect()
}

fn meets(jobs: &[Job], due: &[Option<u64>], order: &[usize]) -> bool {
    let mut done = 0;
    order.iter().all(|project| {
        done += u64::from(jobs[*project].effort.0);
        due[*project].is_none_or(|due| done <= due)
    })
}

#[test]
fn limits_and_prices_are_those_worked_out_by_somebody_else() {
    for (input, expected) in cases("16_deadlines") {
        let jobs = jobs(&input["benefit_w"], &input["effort_days_of_pooled_team"]);
        let due: Vec<Option<u64>> =
            input["deadline_day"].as_array().unwrap().iter().map(Value::as_u64).collect();
        let graph = graph_of(&input, jobs.len()).unwrap();
        let tasks = tasks(&jobs, &due);
        let wanted = &expected["dependencies_only"];
        for (project, window) in windows(&graph, &tasks, NOW).into_iter().enumerate() {
            let of = |name: &str| wanted[name][project].as_i64();
            assert_eq!(Some(window.earliest_start.0), of("earliest_start"), "{}", input["id"]);
            assert_eq!(window.limit.map(|limit| limit.latest_finish.0), of("latest_finish"));
            assert_eq!(window.limit.map(|limit| limit.latest_start.0), of("latest_start"));
            assert_eq!(window.slack(), of("slack"));
        }
        let is_possible = expected["pooled_team_feasible"].as_bool().unwrap();
        assert_eq!(late(&graph, &tasks, NOW).is_empty(), is_possible);
        let found = price(&graph, &jobs, &due).unwrap();
        assert_eq!(found.is_some(), is_possible);
        let number = |name: &str| expected[name].as_u64().map(u128::from);
        assert_eq!(
            found.as_ref().map(|found| found.with_deadlines),
            number("minimum_sum_w_C_meeting_all_deadlines")
        );
        assert_eq!(found.as_ref().map(Price::price), number("price_of_the_deadlines"));
        if let Some(found) = found {
            assert_eq!(Some(found.without_deadlines), number("minimum_sum_w_C_without_deadlines"));
            assert!(found.is_exact && meets(&jobs, &due, &found.order));
            assert_eq!(
                waiting(&jobs, numbers::<usize>(&expected["one_optimal_order"])),
                found.with_deadlines
            );
        }
    }
}

#[test]
fn a_deadline_names_itself_along_the_chain() {
    let input = serde_json::json!({ "requires_before_after": [[0, 1], [1, 2]] });
    let graph = graph_of(&input, 3).unwrap();
    let task = |days, due: Option<i64>| Task { days, due: due.map(Moment) };
    // Its own deadline binds 1, and through it 0; that of 2 is later.
    let tasks = [task(10, None), task(5, Some(12)), task(5, Some(40))];
    let found = windows(&graph, &tasks, Moment(3));
    assert_eq!(found.iter().map(|window| window.limit.unwrap().due).collect::<Vec<_>>(), [1, 1, 2]);
    // 0 must start at -3 and 1 at 7, but 3 and 13 are the earliest; 2 has from 18 to 35.
    assert_eq!(found.iter().map(|window| window.slack().unwrap()).collect::<Vec<_>>(), [-6, -6, 17]);
    let late = late(&graph, &tasks, Moment(3));
    assert_eq!(late.iter().map(|late| (late.project, late.days)).collect::<Vec<_>>(), [(0, 6), (1, 6)]);
}

fn any_deadlines(most: usize) -> impl Strategy<Value = (Graph, Vec<Job>, Vec<Option<u64>>)> {
    any_graph(most).prop_flat_map(|(projects, requirements)| {
        let job = (0_u32..6, 1_u32..5)
            .prop_map(|(benefit, effort)| Job { benefit: Benefit(benefit), effort: PersonDays(effort) });
        let latest = u64::try_from(projects).unwrap() * 4;
        (
            Just(Graph::new(projects, &requirements).unwrap()),
            prop::collection::vec(job, projects),
            prop::collection::vec(prop::option::weighted(0.3, 1..=latest), projects),
        )
    })
}

/// The least waiting of all orders that meet all deadlines, by trying every order.
fn least(graph: &Graph, jobs: &[Job], due: &[Option<u64>], order: &mut Vec<usize>) -> Option<u128> {
    if !meets(jobs, due, order) {
        return None;
    }
    if order.len() == jobs.len() {
        return Some(waiting(jobs, order.iter().copied()));
    }
    let mut best = None;
    for next in 0..jobs.len() {
        let is_open =
            !order.contains(&next) && graph.prerequisites(next).iter().all(|each| order.contains(each));
        if is_open {
            order.push(next);
            best = [best, least(graph, jobs, due, order)].into_iter().flatten().min();
            order.pop();
        }
    }
    best
}

proptest! {
    #[test]
    fn a_few_projects_pay_the_least_price((graph, jobs, due) in any_deadlines(6)) {
        let least = least(&graph, &jobs, &due, &mut Vec::new());
        let found = price(&graph, &jobs, &due).unwrap();
        prop_assert_eq!(found.as_ref().map(|found| found.with_deadlines), least);
        prop_assert_eq!(late(&graph, &tasks(&jobs, &due), NOW).is_empty(), least.is_some());
        let free = StartOrder::of(&graph, &jobs).unwrap().lower_bound;
        prop_assert_eq!(found.map(|found| found.price()), least.map(|least| least - free));
    }

    #[test]
    fn many_projects_meet_what_can_be_met((graph, jobs, due) in any_deadlines(60)) {
        let found = price(&graph, &jobs, &due).unwrap();
        prop_assert_eq!(found.is_some(), late(&graph, &tasks(&jobs, &due), NOW).is_empty());
        if let Some(found) = found {
            prop_assert!(meets(&jobs, &due, &found.order));
            prop_assert_eq!(graph.feasible(&found.order), found.order.clone());
            prop_assert_eq!(waiting(&jobs, found.order.clone()), found.with_deadlines);
            prop_assert!(found.without_deadlines <= found.with_deadlines);
        }
    }
}
