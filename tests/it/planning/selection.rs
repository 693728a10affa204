// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What fits.

use std::time::Duration;

use num_rational::Ratio;
use proptest::prelude::*;
use serde_json::{Value, json};
use vorrang::ranking::{
    Benefit, Cents, PersonDays,
    graph::Graph,
    selection::{
        Capacity, Contender, Limits, Needs, Obstacle, Outcome, Plan, Problem, Shortage, Unmet, Violation,
        Wish, plan,
    },
    sequence::StartOrder,
};

use super::{any_graph, cases, closed_sets, exact, graph_of, jobs, members, numbers};

/// The solver is always asked, and proves what it says.
const EXACT: Limits = Limits { time: Duration::from_mins(1), solved: usize::MAX, gap: 0 };

/// The solver is never asked.
const AT_ONCE: Limits = Limits { time: Duration::ZERO, solved: 0, gap: 0 };

fn found(outcome: Outcome) -> Plan {
    match outcome {
        Outcome::Plan(plan) => plan,
        other => panic!("a plan, not {other:?}"),
    }
}

fn capacity(days: u32) -> Capacity {
    Capacity { days: Some(PersonDays(days)), ..Capacity::default() }
}

/// A problem of one year as the cases write it: the first resource are person-days, the second thousands of euros.
fn one_year(input: &Value) -> (Graph, Vec<Contender>, Vec<Capacity>) {
    let must = numbers::<usize>(&input["must_include"]);
    let resources: Vec<Vec<u32>> = input["resources"].as_array().unwrap().iter().map(numbers).collect();
    let capacities = numbers::<u32>(&input["capacities"]);
    let cents = |thousands: u32| Cents(u64::from(thousands) * 100_000);
    let contenders: Vec<Contender> = numbers::<u32>(&input["benefit"])
        .into_iter()
        .enumerate()
        .map(|(project, benefit)| Contender {
            benefit: Benefit(benefit),
            needs: Needs {
                days: PersonDays(resources[0][project]),
                cents: cents(resources.get(1).map_or(0, |resource| resource[project])),
                teams: Vec::new(),
            },
            wish: if must.contains(&project) { Wish::By(0) } else { Wish::Free },
        })
        .collect();
    let year =
        Capacity { cents: capacities.get(1).map(|thousands| cents(*thousands)), ..capacity(capacities[0]) };
    (graph_of(input, contenders.len()).unwrap(), contenders, vec![year])
}

#[test]
fn selections_are_the_best_known_to_somebody_else() {
    for (input, expected) in [cases("12_precedence_knapsack"), cases("13_knapsack_published")].concat() {
        let (graph, contenders, years) = one_year(&input);
        let problem =
            Problem { graph: &graph, contenders: &contenders, years: &years, horizon: 2, alternatives: &[] };
        if expected["status"] == "infeasible" {
            assert!(matches!(plan(&problem, EXACT), Outcome::Infeasible(_)), "{}", input["id"]);
            continue;
        }
        let found = found(plan(&problem, EXACT));
        let optimum = u128::from(expected["optimum"].as_u64().unwrap());
        assert_eq!((found.value, found.bound), (optimum, optimum), "{}", input["id"]);
        assert!(found.is_best());
        assert_eq!(problem.check(&found.years), Ok(optimum));
        for selection in expected["optimal_selections"].as_array().unwrap() {
            let selection = numbers::<usize>(selection);
            let years: Vec<Option<usize>> =
                (0..contenders.len()).map(|project| selection.contains(&project).then_some(0)).collect();
            assert_eq!(problem.check(&years), Ok(optimum));
        }
        if let Some(bound) = expected.get("lp_upper_bound") {
            let jobs = jobs(&input["benefit"], &input["resources"][0]);
            let order = StartOrder::of(&graph, &jobs).unwrap();
            let days = input["capacities"][0].as_u64().unwrap();
            assert_eq!(order.most_within(days), exact::<Ratio<u64>>(bound), "{}", input["id"]);
        }
    }
}

#[test]
fn plans_of_several_years_are_the_best_known_to_somebody_else() {
    for (input, expected) in cases("17_multi_year_plan") {
        let due: Vec<Option<u64>> =
            input["must_be_done_by_year"].as_array().unwrap().iter().map(Value::as_u64).collect();
        let contenders: Vec<Contender> = jobs(&input["benefit_per_year"], &input["effort"])
            .into_iter()
            .zip(due)
            .map(|(job, due)| Contender {
                benefit: job.benefit,
                needs: Needs { days: job.effort, ..Needs::default() },
                wish: due.map_or(Wish::Free, |year| Wish::By(usize::try_from(year).unwrap() - 1)),
            })
            .collect();
        let years: Vec<Capacity> =
            numbers::<u32>(&input["capacity_per_year"]).into_iter().map(capacity).collect();
        let graph = graph_of(&input, contenders.len()).unwrap();
        let horizon = input["horizon_years"].as_u64().unwrap().try_into().unwrap();
        let problem =
            Problem { graph: &graph, contenders: &contenders, years: &years, horizon, alternatives: &[] };
        let Some(optimum) = expected["optimum"].as_u64().map(u128::from) else {
            let Outcome::Infeasible(unmet) = plan(&problem, EXACT) else { panic!("infeasible") };
            // 110 days with the prerequisite, and 120 in both years; but 70 fit into neither.
            let obstacle = Obstacle::Shortage(Shortage::default());
            assert_eq!(unmet, [Unmet { project: 1, by: 1, obstacle }]);
            continue;
        };
        let found = found(plan(&problem, EXACT));
        assert_eq!((found.value, found.bound), (optimum, optimum), "{}", input["id"]);
        for known in expected["optimal_plans_year_or_null"].as_array().unwrap() {
            let years = known
                .as_array()
                .unwrap()
                .iter()
                .map(|year| Some(usize::try_from(year.as_u64()?).unwrap() - 1));
            assert_eq!(problem.check(&years.collect::<Vec<_>>()), Ok(optimum));
        }
    }
}

fn contender(benefit: u32, days: u32, wish: Wish) -> Contender {
    Contender { benefit: Benefit(benefit), needs: Needs { days: PersonDays(days), ..Needs::default() }, wish }
}

fn graph(projects: usize, before_after: &Value) -> Graph {
    graph_of(&json!({ "requires_before_after": before_after }), projects).unwrap()
}

#[test]
fn what_does_not_fit_is_named_with_what_is_lacking() {
    let graph = graph(3, &json!([[2, 0]]));
    let contenders =
        [contender(5, 30, Wish::By(0)), contender(25, 15, Wish::Free), contender(60, 40, Wish::Free)];
    let years = [capacity(50)];
    let problem =
        Problem { graph: &graph, contenders: &contenders, years: &years, horizon: 2, alternatives: &[] };
    for limits in [EXACT, AT_ONCE] {
        let unmet = match plan(&problem, limits) {
            Outcome::Infeasible(unmet) | Outcome::Undecided(unmet) => unmet,
            Outcome::Plan(plan) => panic!("no plan, but {plan:?}"),
        };
        let lacking = Shortage { days: PersonDays(20), ..Shortage::default() };
        assert_eq!(unmet, [Unmet { project: 0, by: 0, obstacle: Obstacle::Shortage(lacking) }]);
    }
}

#[test]
fn of_several_duties_as_many_as_possible_are_met() {
    let graph = graph(4, &json!([]));
    let duty = |days| contender(0, days, Wish::By(0));
    let contenders = [duty(90), duty(30), duty(30), contender(9, 40, Wish::Free)];
    let years = [capacity(100)];
    let problem =
        Problem { graph: &graph, contenders: &contenders, years: &years, horizon: 2, alternatives: &[] };
    let lacking = Shortage { days: PersonDays(50), ..Shortage::default() };
    let unmet = vec![Unmet { project: 0, by: 0, obstacle: Obstacle::Shortage(lacking) }];
    assert_eq!(plan(&problem, EXACT), Outcome::Infeasible(unmet));
}

#[test]
fn what_contradicts_itself_is_named() {
    let graph = graph(4, &json!([[0, 1]]));
    let mut contenders = [
        contender(5, 10, Wish::Excluded),
        contender(5, 10, Wish::By(0)),
        contender(5, 10, Wish::By(0)),
        contender(5, 10, Wish::By(0)),
    ];
    let years = [capacity(100)];
    let unmet = |contenders: &[Contender]| {
        let problem =
            Problem { graph: &graph, contenders, years: &years, horizon: 2, alternatives: &[(2, 3)] };
        plan(&problem, EXACT)
    };
    let named = |project, obstacle| Unmet { project, by: 0, obstacle };
    let alternatives = [named(2, Obstacle::Alternative(3)), named(3, Obstacle::Alternative(2))];
    let all = [vec![named(1, Obstacle::Excluded(0))], alternatives.to_vec()].concat();
    assert_eq!(unmet(&contenders), Outcome::Infeasible(all));
    contenders[0].wish = Wish::Free;
    assert_eq!(unmet(&contenders), Outcome::Infeasible(alternatives.to_vec()));
}

#[test]
fn what_is_no_plan_is_refused() {
    let graph = graph(3, &json!([[0, 1]]));
    let contenders =
        [contender(1, 10, Wish::Free), contender(1, 10, Wish::By(1)), contender(1, 10, Wish::Excluded)];
    let years = [capacity(15), capacity(25)];
    let alternatives = [(0, 1)];
    let problem = Problem {
        graph: &graph,
        contenders: &contenders,
        years: &years,
        horizon: 3,
        alternatives: &alternatives,
    };
    assert_eq!(problem.check(&[None, None]), Err(Violation::Shape));
    assert_eq!(problem.check(&[None, Some(2), None]), Err(Violation::Shape));
    assert_eq!(problem.check(&[None, None, None]), Err(Violation::Wish(1)));
    assert_eq!(problem.check(&[Some(1), Some(1), Some(1)]), Err(Violation::Wish(2)));
    assert_eq!(
        problem.check(&[Some(1), Some(0), None]),
        Err(Violation::Prerequisite { project: 1, required: 0 })
    );
    assert_eq!(problem.check(&[Some(0), Some(1), None]), Err(Violation::Alternatives(0, 1)));
    let free = Problem { alternatives: &[], ..problem };
    assert_eq!(free.check(&[Some(0), Some(0), None]), Err(Violation::Capacity(0)));
    assert_eq!(free.check(&[Some(0), Some(1), None]), Ok(3));
}

#[derive(Clone, Debug)]
struct Case {
    graph: Graph,
    contenders: Vec<Contender>,
    years: Vec<Capacity>,
    horizon: u32,
    alternatives: Vec<(usize, usize)>,
}

impl Case {
    fn problem(&self) -> Problem<'_> {
        Problem {
            graph: &self.graph,
            contenders: &self.contenders,
            years: &self.years,
            horizon: self.horizon,
            alternatives: &self.alternatives,
        }
    }
}

fn any_case(projects: usize, years: usize) -> impl Strategy<Value = Case> {
    (any_graph(projects), 1..=years).prop_flat_map(|((projects, requirements), years)| {
        let wish =
            prop_oneof![8 => Just(Wish::Free), 1 => (0..years).prop_map(Wish::By), 1 => Just(Wish::Excluded)];
        let needs = (1_u32..40, prop_oneof![Just(0_u64), 1_000_u64..9_000_000], 0_u32..9).prop_map(
            |(days, cents, team)| Needs {
                days: PersonDays(days),
                cents: Cents(cents),
                teams: vec![PersonDays(team)],
            },
        );
        let benefit = prop_oneof![Just(0_u32), 1_u32..100, 1_u32..1_000_000];
        let contender = (benefit, needs, wish).prop_map(|(benefit, needs, wish)| Contender {
            benefit: Benefit(benefit),
            needs,
            wish,
        });
        let most = u32::try_from(projects).unwrap() * 15;
        let capacity = (
            prop::option::weighted(0.9, 0..=most),
            prop::option::of(0..=u64::from(most) * 100_000),
            prop::option::of(0..=most / 4),
        )
            .prop_map(|(days, cents, team)| Capacity {
                days: days.map(PersonDays),
                cents: cents.map(Cents),
                teams: vec![team.map(PersonDays)],
            });
        let horizon = u32::try_from(years).unwrap();
        (
            Just(Graph::new(projects, &requirements).unwrap()),
            prop::collection::vec(contender, projects),
            prop::collection::vec(capacity, years),
            horizon..horizon + 4,
            prop::collection::vec((0..projects, 0..projects), 0..3),
        )
            .prop_map(|(graph, contenders, years, horizon, alternatives)| Case {
                graph,
                contenders,
                years,
                horizon,
                alternatives,
            })
    })
}

/// The most that a plan can be worth, by trying all.
fn most(case: &Case) -> Option<u128> {
    let problem = case.problem();
    if case.years.len() == 1 {
        let years = |set: u32| -> Vec<Option<usize>> {
            let done: Vec<usize> = members(set).collect();
            (0..case.contenders.len()).map(|project| done.contains(&project).then_some(0)).collect()
        };
        return closed_sets(&case.graph).into_iter().filter_map(|set| problem.check(&years(set)).ok()).max();
    }
    let choices = case.years.len() + 1;
    let plans = choices.pow(u32::try_from(case.contenders.len()).unwrap());
    let years = |mut number: usize| -> Vec<Option<usize>> {
        let digit = |_| {
            let digit = number % choices;
            number /= choices;
            digit.checked_sub(1)
        };
        (0..case.contenders.len()).map(digit).collect()
    };
    (0..plans).filter_map(|number| problem.check(&years(number)).ok()).max()
}

fn compare(case: &Case) -> Result<(), TestCaseError> {
    let most = most(case);
    match plan(&case.problem(), EXACT) {
        Outcome::Plan(plan) => {
            prop_assert_eq!((Some(plan.value), Some(plan.bound)), (most, most));
            prop_assert_eq!(case.problem().check(&plan.years).ok(), most);
        }
        Outcome::Infeasible(unmet) => {
            prop_assert_eq!(most, None);
            prop_assert!(!unmet.is_empty());
        }
        Outcome::Undecided(_) => prop_assert!(false, "small problems are decided"),
    }
    // What is found at once is a plan as well, and its bound holds.
    if let Outcome::Plan(plan) = plan(&case.problem(), AT_ONCE) {
        prop_assert_eq!(case.problem().check(&plan.years).ok(), Some(plan.value));
        prop_assert!(most.is_some_and(|most| plan.value <= most && most <= plan.bound));
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_best_selection_is_the_best_of_all(case in any_case(14, 1)) {
        compare(&case)?;
    }

    #[test]
    fn the_best_plan_of_several_years_is_the_best_of_all(case in any_case(6, 3)) {
        compare(&case)?;
    }

    #[test]
    fn large_plans_are_plans_and_within_their_bound(case in any_case(80, 4)) {
        let at_once = plan(&case.problem(), AT_ONCE);
        if let Outcome::Plan(plan) = &at_once {
            prop_assert_eq!(case.problem().check(&plan.years).ok(), Some(plan.value));
            prop_assert!(plan.value <= plan.bound);
        }
    }
}
