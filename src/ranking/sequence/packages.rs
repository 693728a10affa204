// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Projects in packages of falling density (Sidney 1975), by halving.
//!
//! Let λ be the density of a connected set. If none of its closed subsets has a greater one, it is a package.
//! Otherwise the closed set that is worth most beyond λ for its effort comes before the rest, and both are
//! looked at in the same way. What is equally dense and not connected are different packages.

use crate::ranking::{
    cells::Cells,
    graph::{Graph, Neighbours},
};

use super::{Density, flow::best_closure};

/// Projects that belong together, with what they are worth and cost.
pub(in crate::ranking) struct Part {
    /// In ascending order.
    pub(in crate::ranking) projects: Vec<usize>,
    pub(in crate::ranking) density: Density,
}

/// The parts of those projects for which `takes_part` holds, the densest first; what does not take part is not
/// waited for. Efforts are at least 1.
pub(in crate::ranking) fn parts(graph: &Graph, takes_part: &[bool], weights: &[Density]) -> Vec<Part> {
    // Which set a project is in at present: a new number for each set; 0 for none.
    let mut set = vec![0; graph.projects()];
    let all: Vec<usize> = (0..graph.projects()).filter(|project| takes_part.at(*project)).collect();
    for project in &all {
        set.put(*project, 1);
    }
    let mut found = Vec::new();
    let mut sets = 1;
    let mut open = vec![all];
    while let Some(projects) = open.pop() {
        for connected in components(graph, &projects, &mut set, &mut sets) {
            let (first, rest) = halves(graph, &connected, &set, weights);
            if rest.is_empty() {
                let density = connected.iter().map(|project| weights.at(*project)).sum();
                found.push(Part { projects: first, density });
            } else {
                for half in [first, rest] {
                    sets += 1;
                    for project in &half {
                        set.put(*project, sets);
                    }
                    open.push(half);
                }
            }
        }
    }
    found.sort_by(|one, other| {
        other.density.cmp(&one.density).then_with(|| one.projects.first().cmp(&other.projects.first()))
    });
    found
}

/// The connected parts of a set; each becomes a set of its own, with its projects in ascending order.
fn components(graph: &Graph, projects: &[usize], set: &mut [usize], sets: &mut usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let present = projects.first().map_or(0, |project| set.at(*project));
    for start in projects {
        if set.at(*start) != present {
            continue;
        }
        *sets += 1;
        set.put(*start, *sets);
        let mut connected = vec![*start];
        let mut seen = 0;
        while let Some(project) = connected.get(seen).copied() {
            for other in graph.prerequisites(project).iter().chain(graph.dependants(project)) {
                if set.at(*other) == present {
                    set.put(*other, *sets);
                    connected.push(*other);
                }
            }
            seen += 1;
        }
        connected.sort_unstable();
        found.push(connected);
    }
    found
}

/// What comes first and what comes after it; nothing comes after a set that is as dense as any closed part of it.
fn halves(
    graph: &Graph,
    connected: &[usize],
    set: &[usize],
    weights: &[Density],
) -> (Vec<usize>, Vec<usize>) {
    if connected.len() == 1 {
        return (connected.to_vec(), Vec::new());
    }
    let whole: Density = connected.iter().map(|project| weights.at(*project)).sum();
    let profits: Vec<i128> = connected.iter().map(|project| weights.at(*project).beyond(whole)).collect();
    let (required, _) = within(graph, connected, set);
    let is_first = best_closure(&profits, &required);
    let part = |first: bool| {
        let chosen = connected.iter().zip(&is_first).filter(|(_, is_first)| **is_first == first);
        chosen.map(|(project, _)| *project).collect()
    };
    (part(true), part(false))
}

/// What projects of a set, in ascending order, require of each other and who requires them, by their position.
pub(super) fn within(graph: &Graph, projects: &[usize], set: &[usize]) -> (Neighbours, Neighbours) {
    let own = projects.first().map_or(0, |project| set.at(*project));
    let pairs = projects.iter().enumerate().flat_map(|(position, project)| {
        let required = graph.prerequisites(*project).iter().filter(|required| set.at(**required) == own);
        required.filter_map(move |required| Some((position, projects.binary_search(required).ok()?)))
    });
    let pairs: Vec<(usize, usize)> = pairs.collect();
    let turned = pairs.iter().map(|(position, required)| (*required, *position)).collect();
    (Neighbours::new(projects.len(), pairs), Neighbours::new(projects.len(), turned))
}
