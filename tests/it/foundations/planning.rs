// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What follows from a network: how much rests on what, packages, what cannot be ordered, and shares.

use proptest::prelude::*;
use vorrang::{
    people::{Department, DepartmentId},
    portfolio::{Apart, Enabling, Member, Obstacle, StartPlan, carried, department_credits},
    projects::{ProjectId, State},
    ranking::{
        Benefit,
        credit::{Sharing, credits, shares},
        graph::{Graph, Requirement},
    },
};

use super::{member, network};

#[test]
fn a_package_names_its_aim_and_what_it_needs() {
    // 0 enables 1 and 2, which are worth much; 3 stands alone and is worth little; 4 is better than all of them.
    let members = vec![
        member(0, Some(0), Some(100)),
        member(1, Some(600), Some(50)),
        member(2, Some(580), Some(50)),
        member(3, Some(100), Some(100)),
        member(4, Some(800), Some(20)),
    ];
    let plan = StartPlan::of(&network(members, &[(1, 0), (2, 0)])).unwrap();
    let told: Vec<_> = plan
        .packages
        .iter()
        .map(|package| {
            (
                package.aims.as_slice(),
                package.needs.as_slice(),
                package.points,
                package.days,
                package.days_before,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (&[4][..], &[][..], 800, 20, 0),
            (&[1, 2][..], &[0][..], 1180, 200, 20),
            (&[3][..], &[][..], 100, 100, 220),
        ]
    );
    assert_eq!(plan.packages[1].projects, [0, 1, 2]);
    assert_eq!((plan.points, plan.days), (2080, 320));
    assert!(plan.apart.is_empty());
    // 800·20 + 600·170 + 580·220 + 100·320.
    assert_eq!(plan.own.sum, 277_600);
    // By place: 0, 1, 2, 3, 4.
    assert_eq!(plan.board.sum, 600 * 150 + 580 * 200 + 100 * 300 + 800 * 320);
    assert_eq!(plan.own.mean_tenths, 1335, "277,600 / 2,080 = 133.46 days");
    assert!(plan.is_best() && plan.least.sum == plan.own.sum);
}

#[test]
fn what_cannot_be_ordered_says_why_and_so_does_what_waits_for_it() {
    let mut members = vec![
        member(0, Some(500), Some(10)),
        member(1, Some(500), None),
        member(2, None, Some(10)),
        member(3, None, None),
        member(4, Some(500), Some(10)),
        member(5, Some(500), Some(10)),
        member(6, Some(500), Some(10)),
        member(7, Some(500), Some(0)),
        member(8, None, Some(10)),
        member(9, None, Some(10)),
    ];
    members[8].state = State::Deferred;
    members[9].state = State::Completed;
    // 4 waits for 1, 5 for 4, 6 for what was put off; 0 for what is completed, and that for nothing any more.
    let plan = StartPlan::of(&network(members, &[(4, 1), (5, 4), (6, 8), (0, 9), (9, 2)])).unwrap();
    let ordered: Vec<usize> = plan.packages.iter().flat_map(|package| package.projects.clone()).collect();
    assert_eq!(ordered, [0]);
    let apart = |project, obstacles: &[Obstacle]| Apart { project, obstacles: obstacles.to_vec() };
    assert_eq!(
        plan.apart,
        [
            apart(1, &[Obstacle::NoEffort]),
            apart(4, &[Obstacle::Waits(1)]),
            apart(5, &[Obstacle::Waits(4)]),
            apart(6, &[Obstacle::Waits(8)]),
            apart(7, &[Obstacle::NoEffort]),
            apart(2, &[Obstacle::NotAssessed]),
            apart(3, &[Obstacle::NotAssessed, Obstacle::NoEffort]),
        ]
    );
}

#[test]
fn nothing_to_order_is_no_mistake() {
    let plan = StartPlan::of(&network(Vec::new(), &[])).unwrap();
    assert!(plan.packages.is_empty() && plan.apart.is_empty() && plan.is_best());
    let plan = StartPlan::of(&network(vec![member(0, Some(0), Some(5))], &[])).unwrap();
    assert_eq!((plan.packages.len(), plan.own.sum, plan.own.mean_tenths), (1, 0, 0));
}

#[test]
fn what_waits_is_counted_through_others_but_not_through_what_is_there() {
    let mut members: Vec<Member> = (0..7).map(|place| member(place, Some(100), Some(1))).collect();
    members[2].has_deadline = true;
    members[3].state = State::Completed;
    members[3].has_deadline = true;
    members[5].state = State::Deferred;
    members[6].has_deadline = true;
    // 1 and 3 require 0, 2 requires 1, 4 requires 3, 5 requires 0 and 6 requires 5.
    let network = network(members, &[(1, 0), (3, 0), (2, 1), (4, 3), (5, 0), (6, 5)]);
    assert_eq!(network.enabling(0), Enabling { projects: 3, with_deadline: 2 }, "1, 2 and 6");
    assert_eq!(network.enabling(1), Enabling { projects: 1, with_deadline: 1 });
    assert_eq!(network.enabling(3), Enabling::default(), "nobody waits for what is there");
    assert_eq!(network.connected(), [0, 1, 2, 5, 6]);
    let (mut around, all) = network.around(1, 10);
    around.sort_unstable();
    assert_eq!((around, all), (vec![0, 1, 2], 3));
}

#[test]
fn of_many_around_a_project_the_nearest_of_both_sides_are_kept() {
    // 5 requires 4, that 3, and so on; 6 to 15 require 5.
    let members: Vec<Member> = (0..16).map(|place| member(place, Some(100), Some(1))).collect();
    let chain = (0..5).map(|place| (place + 1, place));
    let edges: Vec<(i64, i64)> = chain.chain((6..16).map(|place| (place, 5))).collect();
    let network = network(members, &edges);
    assert_eq!(network.around(5, 7), (vec![5, 4, 3, 2, 6, 7, 8], 16));
    assert_eq!(network.around(5, 100).0.len(), 16);
    assert_eq!(network.best_with_needs(&network.connected(), 4), [0, 1, 2, 3]);
}

/// A department for each member by its number modulo three.
fn departments(mut members: Vec<Member>) -> Vec<Member> {
    for (index, member) in (0_i64..).zip(&mut members) {
        let rank = index % 3;
        member.department = Department { id: DepartmentId(10 - rank), name: format!("Amt {rank}") };
        member.department_rank = rank;
    }
    members
}

type City = (Vec<(Option<u32>, bool)>, Vec<(i64, i64)>);

fn cities() -> impl Strategy<Value = City> {
    (1..15_usize).prop_flat_map(|projects| {
        let each = prop::collection::vec((prop::option::of(0..1000_u32), any::<bool>()), projects);
        let last = i64::try_from(projects).unwrap();
        let edges = prop::collection::vec((0..last, 0..last), 0..projects * 2);
        let edges = edges.prop_map(|edges| {
            let edges = edges.into_iter().filter(|(one, other)| one != other);
            edges.map(|(one, other)| (one.max(other), one.min(other))).collect::<Vec<_>>()
        });
        (each, edges)
    })
}

proptest! {
    #[test]
    fn credits_of_departments_add_up_to_the_points((each, edges) in cities()) {
        let members = (0..).zip(&each).map(|(place, (points, _))| member(place, *points, Some(1)));
        let network = network(departments(members.collect()), &edges);
        let total: u64 = each.iter().map(|(points, _)| u64::from(points.unwrap_or(0)) * 10).sum();
        let lines = department_credits(&network);
        prop_assert_eq!(lines.iter().map(|line| line.own).sum::<u64>(), total);
        prop_assert_eq!(lines.iter().map(|line| line.credit).sum::<u64>(), total);
        prop_assert!(lines.is_sorted_by_key(|line| &line.department));
        for place in 0..each.len() {
            let found = carried(&network, place);
            let parts: u64 = found.services.iter().map(|share| share.credit).sum();
            prop_assert_eq!(found.own + parts, found.credit);
            let points: u64 = found.services.iter().map(|share| u64::from(share.points)).sum();
            prop_assert_eq!(points, found.unlocked);
        }
    }

    #[test]
    fn shares_of_a_project_are_its_credit((each, edges) in cities()) {
        let benefits: Vec<Benefit> = each.iter().map(|(points, _)| Benefit(points.unwrap_or(0))).collect();
        let edges: Vec<Requirement> = edges
            .iter()
            .map(|(project, required)| Requirement {
                project: usize::try_from(*project).unwrap(),
                required: usize::try_from(*required).unwrap(),
            })
            .collect();
        let graph = Graph::new(each.len(), &edges).unwrap();
        for (place, credit) in credits(&graph, &benefits, Sharing::Equally).iter().enumerate() {
            let parts = shares(&graph, &benefits, place);
            prop_assert_eq!(&parts.iter().map(|(_, part)| part).sum::<vorrang::ranking::credit::Credit>(), credit);
        }
    }

    #[test]
    fn everything_in_the_procedure_is_in_the_order_or_apart((each, edges) in cities()) {
        let members = (0..).zip(&each).map(|(place, (points, has_effort))| {
            member(place, *points, has_effort.then_some(7))
        });
        let network = network(members.collect(), &edges);
        let plan = StartPlan::of(&network).unwrap();
        let order: Vec<usize> = plan.packages.iter().flat_map(|package| package.projects.clone()).collect();
        let mut all: Vec<usize> = order.iter().copied().chain(plan.apart.iter().map(|apart| apart.project)).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..each.len()).collect::<Vec<_>>());
        for (index, project) in order.iter().enumerate() {
            let before = &order[..index];
            prop_assert!(network.graph().prerequisites(*project).iter().all(|required| before.contains(required)));
        }
        prop_assert!(plan.least.sum <= plan.own.sum && plan.least.sum <= plan.board.sum);
        for package in &plan.packages {
            prop_assert_eq!(package.aims.len() + package.needs.len(), package.projects.len());
            prop_assert!(!package.aims.is_empty());
        }
    }
}

#[test]
fn a_circle_is_no_network() {
    let members: Vec<Member> = (0..2).map(|place| member(place, None, None)).collect();
    let edges = [(ProjectId(0), ProjectId(1)), (ProjectId(1), ProjectId(0))];
    assert!(vorrang::portfolio::Network::of((1, 1), members, &edges).is_err());
}
