// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

/// A cycle in "requires", as the path that comes back to where it began (first and last are equal), or
/// `None` if the graph has none. Among several cycles it names the one met first in the order of
/// `edges`, so that the same input gives the same answer.
///
/// Depth-first search with three colours (Cormen et al., *Introduction to Algorithms*), without
/// recursion, so that a long chain cannot exhaust the stack.
pub fn find_cycle<Node: Copy + Eq + std::hash::Hash>(edges: &[(Node, Node)]) -> Option<Vec<Node>> {
    let mut required: HashMap<Node, Vec<Node>> = HashMap::new();
    for &(project, requires) in edges {
        required.entry(project).or_default().push(requires);
    }
    let mut finished: HashMap<Node, bool> = HashMap::new();
    for &(start, _) in edges {
        if finished.contains_key(&start) {
            continue;
        }
        finished.insert(start, false);
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(&following) = required.get(node).and_then(|all| all.get(*next)) else {
                finished.insert(*node, true);
                path.pop();
                continue;
            };
            *next += 1;
            match finished.get(&following) {
                None => {
                    finished.insert(following, false);
                    path.push((following, 0));
                }
                Some(false) => {
                    let nodes = path.iter().map(|&(node, _)| node);
                    return Some(nodes.skip_while(|&node| node != following).chain([following]).collect());
                }
                Some(true) => {}
            }
        }
    }
    None
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
}
