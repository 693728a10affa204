// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A drawing can be read whatever the graph.

use proptest::prelude::*;
use vorrang::{
    portfolio::{Drawing, draw_layers},
    ranking::graph::{Graph, Requirement},
};

/// Any graph without a cycle: each project may require only earlier ones.
fn graphs() -> impl Strategy<Value = Graph> {
    (1..30_usize).prop_flat_map(|projects| {
        let edges = prop::collection::vec((0..projects, 0..projects), 0..projects * 2);
        edges.prop_map(move |edges| {
            let edges = edges.into_iter().filter(|(one, other)| one != other);
            let edges =
                edges.map(|(one, other)| Requirement { project: one.max(other), required: one.min(other) });
            Graph::new(projects, &edges.collect::<Vec<_>>()).unwrap()
        })
    })
}

fn lines(drawing: &Drawing) -> Vec<Requirement> {
    drawing.lines.iter().map(|line| Requirement { project: line.project, required: line.required }).collect()
}

const WIDTH: i64 = 200;
const HEIGHT: i64 = 54;

proptest! {
    #[test]
    fn boxes_stand_apart_and_lines_lead_to_the_right(graph in graphs()) {
        let drawing = draw_layers(&graph);
        prop_assert_eq!(drawing.boxes.len(), graph.projects());
        for (index, (x, y)) in drawing.boxes.iter().enumerate() {
            prop_assert!(*x >= 0 && *y >= 0 && x + WIDTH <= drawing.width && y + HEIGHT <= drawing.height);
            for (other_x, other_y) in &drawing.boxes[index + 1..] {
                prop_assert!(x != other_x || (y - other_y).abs() >= HEIGHT);
            }
        }
        for line in &drawing.lines {
            let (from, to) = (drawing.boxes[line.required], drawing.boxes[line.project]);
            prop_assert_eq!(line.points.first(), Some(&(from.0 + WIDTH, from.1 + HEIGHT / 2)));
            prop_assert_eq!(line.points.last(), Some(&(to.0, to.1 + HEIGHT / 2)));
            prop_assert!(line.points.windows(2).all(|pair| pair[0].0 < pair[1].0));
            // It passes no box: where it crosses a column, it is between the boxes.
            for pair in line.points[1..line.points.len() - 1].chunks(2) {
                let (x, y) = pair[0];
                prop_assert_eq!(pair[1], (x + WIDTH, y));
                let touched = drawing.boxes.iter().any(|each| each.0 == x && (each.1..=each.1 + HEIGHT).contains(&y));
                prop_assert!(!touched);
            }
        }
        prop_assert_eq!(draw_layers(&graph), drawing, "the same graph is drawn in the same way");
    }

    #[test]
    fn what_is_left_out_follows_from_what_is_drawn(graph in graphs()) {
        let drawn = lines(&draw_layers(&graph));
        let again = Graph::new(graph.projects(), &drawn).unwrap();
        for project in 0..graph.projects() {
            prop_assert_eq!(again.all_prerequisites(project), graph.all_prerequisites(project));
        }
        for left_out in 0..drawn.len() {
            let fewer: Vec<Requirement> =
                drawn.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, edge)| *edge).collect();
            let fewer = Graph::new(graph.projects(), &fewer).unwrap();
            let Requirement { project, required } = drawn[left_out];
            prop_assert!(!fewer.all_prerequisites(project).contains(&required), "each line is needed");
        }
    }
}

#[test]
fn lines_that_need_not_cross_do_not() {
    // Two stars whose points come in turn: in the given order nearly every line crosses another.
    let edges: Vec<Requirement> =
        (2..12).map(|project| Requirement { project, required: project % 2 }).collect();
    let drawing = draw_layers(&Graph::new(12, &edges).unwrap());
    let mut ends: Vec<(i64, i64)> =
        edges.iter().map(|edge| (drawing.boxes[edge.required].1, drawing.boxes[edge.project].1)).collect();
    ends.sort_unstable();
    assert!(ends.windows(2).all(|pair| pair[0].1 < pair[1].1), "{ends:?}");
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let drawing = draw_layers(&Graph::new(0, &[]).unwrap());
    assert!(drawing.boxes.is_empty() && drawing.lines.is_empty());
}
