// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What comes first and what fits: worked cases, and what must be true of any projects.

mod credit;
mod deadline;
mod graph;
mod rules;
mod selection;
mod sequence;

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use vorrang::ranking::{
    Benefit, PersonDays,
    graph::{Graph, GraphError, Requirement},
    sequence::Job,
};

/// The cases of `tests/data/mcda`, each with what is expected of it.
fn cases(name: &str) -> Vec<(Value, Value)> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mcda").join(name).with_extension("json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let cases = |part: &str| file[part]["cases"].as_array().unwrap().clone();
    let pairs: Vec<_> = cases("input").into_iter().zip(cases("expected")).collect();
    assert!(pairs.iter().all(|(input, expected)| input["id"] == expected["id"]) && !pairs.is_empty());
    pairs
}

/// Numbers in a list of a case.
fn numbers<Number: TryFrom<u64, Error: std::fmt::Debug>>(list: &Value) -> Vec<Number> {
    let numbers = list.as_array().unwrap().iter();
    numbers.map(|number| number.as_u64().unwrap().try_into().unwrap()).collect()
}

/// The exact fraction of an expected value, such as 43/2.
fn exact<Fraction: std::str::FromStr<Err: std::fmt::Debug>>(expected: &Value) -> Fraction {
    expected["exact"].as_str().unwrap().parse().unwrap()
}

fn requirements(input: &Value) -> Vec<Requirement> {
    let pairs = input["requires_before_after"].as_array().unwrap().iter();
    pairs.map(numbers::<usize>).map(|pair| Requirement { project: pair[1], required: pair[0] }).collect()
}

fn graph_of(input: &Value, projects: usize) -> Result<Graph, GraphError> {
    Graph::new(projects, &requirements(input))
}

fn jobs(benefit: &Value, effort: &Value) -> Vec<Job> {
    let pairs = numbers::<u32>(benefit).into_iter().zip(numbers::<u32>(effort));
    pairs.map(|(benefit, effort)| Job { benefit: Benefit(benefit), effort: PersonDays(effort) }).collect()
}

/// Requirements without a circle among up to `most` projects that stand in any order.
pub fn any_graph(most: usize) -> impl Strategy<Value = (usize, Vec<Requirement>)> {
    (1..=most).prop_flat_map(|projects| {
        let pairs = prop::collection::vec((0..projects, 0..projects), 0..=projects * 3 / 2);
        (Just((0..projects).collect::<Vec<usize>>()).prop_shuffle(), pairs).prop_map(move |(named, pairs)| {
            let requirement = |(one, other): (usize, usize)| {
                let (required, project) = (one.min(other), one.max(other));
                Requirement { project: named[project], required: named[required] }
            };
            let pairs = pairs.into_iter().filter(|(one, other)| one != other);
            (projects, pairs.map(requirement).collect())
        })
    })
}

/// All sets of projects, as bits, that hold everything their members require.
fn closed_sets(graph: &Graph) -> Vec<u32> {
    let required: Vec<u32> = (0..graph.projects())
        .map(|project| graph.prerequisites(project).iter().map(|required| 1 << required).sum())
        .collect();
    let holds = |set: u32| {
        required.iter().enumerate().all(|(project, required)| set >> project & 1 == 0 || required & !set == 0)
    };
    (0..1 << graph.projects()).filter(|set| holds(*set)).collect()
}

fn members(set: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |project| set >> project & 1 == 1)
}
