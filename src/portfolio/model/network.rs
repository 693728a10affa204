// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The projects of the city and what they require of each other.

use std::collections::{HashMap, HashSet};

use crate::{
    people::Department,
    projects::{Kind, PersonDays, ProjectId, ProjectNumber, State},
    ranking::{
        Benefit,
        credit::unlocked,
        graph::{Graph, GraphError, Requirement},
    },
};

/// A project of a [`Network`], in which it is known as a number: its place among all of them.
#[derive(Clone, Debug)]
pub struct Member {
    /// Key.
    pub id: ProjectId,
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Who asks for it.
    pub department: Department,
    /// Place of the department in the order of the dictionary.
    pub department_rank: i64,
    /// Visible or background.
    pub kind: Kind,
    /// Its state.
    pub state: State,
    /// Whether it has to be in use by some day.
    pub has_deadline: bool,
    /// Own staff's time; `None` until estimated.
    pub effort: Option<PersonDays>,
    /// Its place on the board and the order on the page, if it has one.
    pub place: Option<(u32, u32)>,
    /// Its points in tenths, if it has a place.
    pub points: Option<u32>,
}

/// How much rests on a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Enabling {
    /// So many projects in the procedure wait for it, directly or not.
    pub projects: usize,
    /// So many of those have a deadline.
    pub with_deadline: usize,
}

/// The projects that are not drafts and go on by themselves, and what they require.
#[derive(Debug)]
pub struct Network {
    /// Number of the state of the data.
    pub revision: i64,
    /// Number of the weighting that the points come from.
    pub weighting_version: i32,
    members: Vec<Member>,
    by_number: HashMap<ProjectNumber, usize>,
    /// Everything that is required.
    graph: Graph,
    /// What is still waited for: nothing that is completed waits or is waited for.
    open: Graph,
}

impl Network {
    /// From the projects and pairs of keys "this one requires that one".
    pub fn of(
        (revision, weighting_version): (i64, i32),
        members: Vec<Member>,
        edges: &[(ProjectId, ProjectId)],
    ) -> Result<Self, GraphError> {
        let places: HashMap<ProjectId, usize> =
            members.iter().enumerate().map(|(place, member)| (member.id, place)).collect();
        let ends = edges.iter().filter_map(|(one, other)| Some((*places.get(one)?, *places.get(other)?)));
        let edges: Vec<Requirement> =
            ends.map(|(project, required)| Requirement { project, required }).collect();
        let graph = Graph::new(members.len(), &edges)?;
        let is_open =
            |place: usize| members.get(place).is_some_and(|member| member.state != State::Completed);
        let waiting = edges.iter().filter(|edge| is_open(edge.project) && is_open(edge.required));
        let open = Graph::new(members.len(), &waiting.copied().collect::<Vec<_>>())?;
        let by_number =
            members.iter().enumerate().map(|(place, member)| (member.number.clone(), place)).collect();
        Ok(Self { revision, weighting_version, members, by_number, graph, open })
    }

    /// The project at that place.
    pub fn member(&self, place: usize) -> Option<&Member> {
        self.members.get(place)
    }

    /// All projects.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Where the project of that number is.
    pub fn find(&self, number: &ProjectNumber) -> Option<usize> {
        self.by_number.get(number).copied()
    }

    /// Everything that is required.
    pub const fn graph(&self) -> &Graph {
        &self.graph
    }

    /// What is still waited for.
    pub const fn open(&self) -> &Graph {
        &self.open
    }

    /// What each project is worth on the board, in tenths of points; what has no place yet counts nothing.
    pub fn benefits(&self) -> Vec<Benefit> {
        self.members.iter().map(|member| Benefit(member.points.unwrap_or_default())).collect()
    }

    /// How much rests on a project.
    pub fn enabling(&self, place: usize) -> Enabling {
        let waiting = self.open.all_dependants(place).into_iter().filter_map(|place| self.members.get(place));
        waiting.filter(|member| member.state.is_in_procedure()).fold(
            Enabling::default(),
            |Enabling { projects, with_deadline }, member| Enabling {
                projects: projects + 1,
                with_deadline: with_deadline + usize::from(member.has_deadline),
            },
        )
    }

    /// The points, in tenths, of everything that requires a project.
    pub fn unlocked(&self, place: usize) -> u64 {
        unlocked(&self.graph, &self.benefits(), place)
    }

    /// Everything that a project requires and everything that requires it, itself included, the nearest first and at
    /// most so many; and how many there are.
    pub fn around(&self, place: usize, most: usize) -> (Vec<usize>, usize) {
        let mut found = vec![place];
        let mut seen = HashSet::from([place]);
        for next in [Graph::prerequisites, Graph::dependants] {
            let mut ring = vec![place];
            while !ring.is_empty() {
                let beyond = ring.iter().flat_map(|place| next(&self.graph, *place));
                let mut beyond: Vec<usize> = beyond.copied().filter(|place| !seen.contains(place)).collect();
                beyond.sort_unstable();
                beyond.dedup();
                seen.extend(&beyond);
                found.extend(&beyond);
                ring = beyond;
            }
        }
        let all = found.len();
        if all > most {
            // Half of the room for each side, so that what is required is not crowded out.
            let needed = self.graph.all_prerequisites(place).len();
            let above = needed.min((most / 2).max(most.saturating_sub(all - needed)));
            let below = found.split_off(needed + 1);
            found.truncate(above + 1);
            found.extend(below.into_iter().take(most.saturating_sub(found.len())));
        }
        (found, all)
    }

    /// The projects of the city that wait for others or are waited for: what is drawn of the whole. What rests on
    /// nothing any more and what was given up is left out.
    pub fn connected(&self) -> Vec<usize> {
        let is_given_up = |member: &Member| matches!(member.state, State::Declined | State::Withdrawn);
        let waits = |place: &usize| {
            self.members.get(*place).is_some_and(|member| !is_given_up(member))
                && !self.open.prerequisites(*place).is_empty()
        };
        let is_waited_for = |place: &usize| self.open.dependants(*place).iter().any(waits);
        (0..self.members.len()).filter(|place| waits(place) || is_waited_for(place)).collect()
    }

    /// Of these projects those that are best placed with everything that they wait for, at most so many.
    pub fn best_with_needs(&self, among: &[usize], most: usize) -> Vec<usize> {
        let mut wish: Vec<usize> =
            among.iter().copied().filter(|place| self.order_of(*place).is_some()).collect();
        wish.sort_by_key(|place| self.order_of(*place));
        wish.truncate(most);
        let mut found = self.open.feasible(&wish);
        found.truncate(most);
        found
    }

    fn order_of(&self, place: usize) -> Option<u32> {
        self.members.get(place)?.place.map(|(_, order)| order)
    }
}
