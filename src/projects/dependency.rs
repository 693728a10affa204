// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Projects that would require each other in a circle, by whatever tells them apart.

use std::{collections::HashMap, hash::Hash};

use crate::ranking::graph::{Graph, GraphError, Requirement};

/// Projects, by whatever tells them apart, with the numbers that a [`Graph`] gives them.
struct Numbering<Key> {
    numbers: HashMap<Key, usize>,
    projects: Vec<Key>,
}

impl<Key: Copy + Eq + Hash> Numbering<Key> {
    fn new() -> Self {
        Self { numbers: HashMap::new(), projects: Vec::new() }
    }

    fn number(&mut self, project: Key) -> usize {
        *self.numbers.entry(project).or_insert_with(|| {
            self.projects.push(project);
            self.projects.len() - 1
        })
    }

    fn graph(&mut self, edges: &[(Key, Key)]) -> Result<Graph, GraphError> {
        let edge = |(project, required): &(Key, Key)| {
            let project = self.number(*project);
            Requirement { project, required: self.number(*required) }
        };
        let requirements: Vec<Requirement> = edges.iter().map(edge).collect();
        Graph::new(self.projects.len(), &requirements)
    }

    fn projects(&self, numbers: impl IntoIterator<Item = usize>) -> Vec<Key> {
        numbers.into_iter().filter_map(|number| self.projects.get(number).copied()).collect()
    }
}

/// A cycle in "requires", as the path that comes back to where it began (first and last are equal), or `None` if
/// there is none. The same edges give the same answer.
pub fn find_cycle<Key: Copy + Eq + Hash>(edges: &[(Key, Key)]) -> Option<Vec<Key>> {
    let mut numbering = Numbering::new();
    let Err(GraphError::Cycle(mut cycle)) = numbering.graph(edges) else { return None };
    // There each is required by the next one; here each requires the next one.
    cycle.reverse();
    cycle.rotate_right(1);
    cycle.extend(cycle.first().copied());
    Some(numbering.projects(cycle))
}

/// The shortest circle that would be closed if `project` required `required`, beginning with `project`. Fails if the
/// edges have one already.
pub fn closed_circle<Key: Copy + Eq + Hash>(
    edges: &[(Key, Key)],
    (project, required): (Key, Key),
) -> Result<Option<Vec<Key>>, GraphError> {
    let mut numbering = Numbering::new();
    let (from, to) = (numbering.number(required), numbering.number(project));
    let chain = numbering.graph(edges)?.chain(from, to);
    Ok(chain.map(|mut chain| {
        // It ends with the project itself, where the circle begins.
        chain.rotate_right(1);
        numbering.projects(chain)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_is_named_as_a_path_that_closes() {
        assert_eq!(find_cycle(&[(1, 2), (2, 3), (3, 1)]), Some(vec![1, 2, 3, 1]));
        assert_eq!(find_cycle(&[(9, 1), (1, 2), (2, 1)]), Some(vec![1, 2, 1]));
        assert_eq!(find_cycle(&[(4, 4)]), Some(vec![4, 4]));
    }

    #[test]
    fn a_diamond_is_not_a_cycle() {
        assert_eq!(find_cycle(&[(1, 2), (1, 3), (2, 4), (3, 4)]), None);
        assert_eq!(find_cycle::<u8>(&[]), None);
    }

    #[test]
    fn a_chain_of_a_million_does_not_exhaust_the_stack() {
        let chain: Vec<(u32, u32)> = (0..1_000_000).map(|n| (n, n + 1)).collect();
        assert_eq!(find_cycle(&chain), None);
    }

    #[test]
    fn the_shortest_circle_is_named_from_where_it_would_be_closed() {
        let edges = [(3, 4), (4, 5), (5, 1), (3, 5), (1, 9)];
        let named = |project, required| closed_circle(&edges, (project, required)).unwrap();
        assert_eq!(named(1, 3), Some(vec![1, 3, 5]));
        assert_eq!(named(1, 5), Some(vec![1, 5]));
        assert_eq!(named(3, 1), None, "already so, but no circle");
        assert_eq!(named(7, 8), None, "both are new to the graph");
    }
}
