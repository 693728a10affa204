// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whose work a benefit is due to.

use num_rational::BigRational;
use proptest::prelude::*;
use vorrang::ranking::{
    Benefit, PersonDays,
    credit::{Credit, Sharing, credits, tenths, unlocked},
    graph::Graph,
};

use super::{any_graph, cases, exact, graph_of, numbers};

fn values(credits: &[Credit]) -> Vec<BigRational> {
    credits.iter().map(|credit| credit.value().clone()).collect()
}

#[test]
fn credits_are_those_worked_out_by_somebody_else() {
    for (input, expected) in cases("14_enabler_credit") {
        let benefits: Vec<Benefit> = numbers::<u32>(&input["benefit"]).into_iter().map(Benefit).collect();
        let efforts: Vec<PersonDays> = numbers::<u32>(&input["effort"]).into_iter().map(PersonDays).collect();
        let graph = graph_of(&input, benefits.len()).unwrap();
        let wanted = |name: &str| -> Vec<BigRational> {
            expected[name].as_array().unwrap().iter().map(exact::<BigRational>).collect()
        };
        let equal = credits(&graph, &benefits, Sharing::Equally);
        assert_eq!(values(&equal), wanted("credit_equal_shares"), "{}", input["id"]);
        let by_effort = credits(&graph, &benefits, Sharing::ByEffort(&efforts));
        assert_eq!(values(&by_effort), wanted("credit_effort_shares"), "{}", input["id"]);
        for credits in [equal, by_effort] {
            assert_eq!(credits.iter().sum::<Credit>().value(), &exact::<BigRational>(&expected["sum"]));
        }
        for project in 0..graph.projects() {
            let of = |name: &str| numbers::<usize>(&expected[name][project]);
            assert_eq!(graph.all_prerequisites(project), of("all_prerequisites"));
            assert_eq!(graph.all_dependants(project), of("everything_that_depends_on_it"));
            let unlocked = BigRational::from_integer(unlocked(&graph, &benefits, project).into());
            assert_eq!(unlocked, wanted("benefit_of_dependants")[project]);
        }
    }
}

#[test]
fn a_benefit_without_any_effort_stays_where_it_is() {
    let graph = Graph::new(1, &[]).unwrap();
    let credits = credits(&graph, &[Benefit(5)], Sharing::ByEffort(&[PersonDays(0)]));
    assert_eq!(tenths(&credits), [50]);
}

#[test]
fn shown_credits_add_up() {
    let graph = graph_of(&serde_json::json!({ "requires_before_after": [[0, 2], [1, 2]] }), 3).unwrap();
    let thirds = credits(&graph, &[Benefit(0), Benefit(0), Benefit(1)], Sharing::Equally);
    assert_eq!(tenths(&thirds), [4, 3, 3]);
}

proptest! {
    #[test]
    fn credits_add_up_to_the_benefit(
        (projects, requirements) in any_graph(60),
        numbers in prop::collection::vec((0_u32..1_000, 1_u32..400), 60),
    ) {
        let graph = Graph::new(projects, &requirements).unwrap();
        let benefits: Vec<Benefit> = numbers.iter().take(projects).map(|each| Benefit(each.0)).collect();
        let efforts: Vec<PersonDays> = numbers.iter().take(projects).map(|each| PersonDays(each.1)).collect();
        let total: u64 = benefits.iter().map(|benefit| u64::from(benefit.0)).sum();
        for sharing in [Sharing::Equally, Sharing::ByEffort(&efforts)] {
            let credits = credits(&graph, &benefits, sharing);
            let sum = credits.iter().sum::<Credit>();
            prop_assert_eq!(sum.value(), &BigRational::from_integer(total.into()));
            prop_assert_eq!(tenths(&credits).iter().sum::<u64>(), 10 * total);
        }
    }
}
