// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A graph as a drawing in columns: what comes first stands left, every line leads from left to right.
//!
//! The steps are those of Sugiyama, Tagawa & Toda (1981): a column for each project, a spot in every column that a
//! line passes, an order in each column in which few lines cross, and heights at which lines are nearly straight.
//! What follows from other lines is not drawn.

mod heights;
mod order;

use crate::ranking::graph::{Graph, Requirement};

/// Width and height of a box, in units of the drawing.
pub const BOX: (i64, i64) = (200, 54);
/// From column to column, between the boxes.
const AISLE: i64 = 66;
/// From box to box within a column.
const GAP: i64 = 10;
/// Around everything.
const MARGIN: i64 = 6;

/// A drawing, in units from the left and from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// The upper left corner of the box of each project.
    pub boxes: Vec<(i64, i64)>,
    /// The lines between them.
    pub lines: Vec<Line>,
}

/// A line from what is required to what requires it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is required.
    pub required: usize,
    /// What requires it.
    pub project: usize,
    /// Its beginning, where it enters and leaves the columns that it passes, and its end.
    pub points: Vec<(i64, i64)>,
}

/// A project, or where a line passes a column.
#[derive(Clone, Debug, Default)]
struct Spot {
    column: usize,
    /// Whether a box stands there.
    is_box: bool,
    /// The spots of the column before to which a line leads.
    left: Vec<usize>,
    /// The same of the column behind.
    right: Vec<usize>,
    /// Where it stands in its column.
    place: usize,
    /// The middle.
    height: i64,
}

impl Spot {
    const fn room(&self) -> i64 {
        if self.is_box { BOX.1 } else { 0 }
    }
}

/// The spots, those of the projects first, and each column from top to bottom.
struct Sketch {
    spots: Vec<Spot>,
    columns: Vec<Vec<usize>>,
}

impl Sketch {
    fn spot(&self, spot: usize) -> Option<&Spot> {
        self.spots.get(spot)
    }

    /// Adds a line between two spots of neighbouring columns.
    fn join(&mut self, left: usize, right: usize) {
        if let Some(spot) = self.spots.get_mut(left) {
            spot.right.push(right);
        }
        if let Some(spot) = self.spots.get_mut(right) {
            spot.left.push(left);
        }
    }

    fn add(&mut self, column: usize, is_box: bool) -> usize {
        let spot = self.spots.len();
        if self.columns.len() <= column {
            self.columns.resize(column + 1, Vec::new());
        }
        let place = self.columns.get(column).map_or(0, Vec::len);
        if let Some(column) = self.columns.get_mut(column) {
            column.push(spot);
        }
        self.spots.push(Spot { column, is_box, place, ..Spot::default() });
        spot
    }

    /// Gives each column the order of its spots.
    fn arrange(&mut self, columns: &[Vec<usize>]) {
        for column in columns {
            for (place, spot) in column.iter().enumerate() {
                if let Some(spot) = self.spots.get_mut(*spot) {
                    spot.place = place;
                }
            }
        }
        columns.clone_into(&mut self.columns);
    }
}

/// What is not required by way of something else that is required.
fn reduced(graph: &Graph) -> Vec<Requirement> {
    let mut kept = Vec::new();
    for project in 0..graph.projects() {
        let own = graph.prerequisites(project);
        let beneath: Vec<usize> =
            own.iter().flat_map(|required| graph.all_prerequisites(*required)).collect();
        let direct = own.iter().filter(|required| !beneath.contains(required));
        kept.extend(direct.map(|required| Requirement { project, required: *required }));
    }
    kept
}

/// The drawing of a graph.
pub fn draw_layers(graph: &Graph) -> Drawing {
    let edges = reduced(graph);
    let mut sketch = Sketch { spots: Vec::new(), columns: Vec::new() };
    for column in columns(graph) {
        sketch.add(column, true);
    }
    // For each line the spots that it passes.
    let routes: Vec<Vec<usize>> = edges.iter().map(|edge| route(&mut sketch, edge)).collect();
    order::untangle(&mut sketch);
    heights::straighten(&mut sketch);
    finish(graph.projects(), &sketch, &edges, &routes)
}

/// The column of each project: behind everything that it requires. What requires nothing moves up to what requires
/// it, so that its lines are short.
fn columns(graph: &Graph) -> Vec<usize> {
    let mut columns = vec![0; graph.projects()];
    let column_of = |columns: &[usize], project: usize| columns.get(project).copied().unwrap_or_default();
    for project in graph.order() {
        let before = graph.prerequisites(*project).iter().map(|required| column_of(&columns, *required) + 1);
        let column = before.max().unwrap_or_default();
        if let Some(place) = columns.get_mut(*project) {
            *place = column;
        }
    }
    for project in 0..graph.projects() {
        if graph.prerequisites(project).is_empty() {
            let behind = graph.dependants(project).iter().map(|dependant| column_of(&columns, *dependant));
            let column = behind.min().unwrap_or_default().saturating_sub(1);
            if let Some(place) = columns.get_mut(project) {
                *place = column;
            }
        }
    }
    columns
}

/// Leads a line through every column between its ends; the spots there.
fn route(sketch: &mut Sketch, edge: &Requirement) -> Vec<usize> {
    let column = |sketch: &Sketch, spot| sketch.spot(spot).map_or(0, |spot| spot.column);
    let (first, last) = (column(sketch, edge.required), column(sketch, edge.project));
    let mut before = edge.required;
    let mut passed = Vec::new();
    for between in first + 1..last {
        let spot = sketch.add(between, false);
        sketch.join(before, spot);
        passed.push(spot);
        before = spot;
    }
    sketch.join(before, edge.project);
    passed
}

fn finish(projects: usize, sketch: &Sketch, edges: &[Requirement], routes: &[Vec<usize>]) -> Drawing {
    let across = |spot: &Spot| MARGIN + (BOX.0 + AISLE) * i64::try_from(spot.column).unwrap_or_default();
    let tops = sketch.spots.iter().map(|spot| spot.height - spot.room() / 2);
    let shift = MARGIN - tops.min().unwrap_or_default();
    let bottom = sketch.spots.iter().map(|spot| spot.height + spot.room() / 2).max().unwrap_or_default();
    let right = sketch.spots.iter().map(across).max().unwrap_or_default();
    let ends = |spot: usize| {
        let spot = sketch.spot(spot);
        spot.map(|spot| [(across(spot), spot.height + shift), (across(spot) + BOX.0, spot.height + shift)])
    };
    let line = |(edge, passed): (&Requirement, &Vec<usize>)| {
        let [_, start] = ends(edge.required)?;
        let [end, _] = ends(edge.project)?;
        let between = passed.iter().filter_map(|spot| ends(*spot)).flatten();
        let points = [start].into_iter().chain(between).chain([end]).collect();
        Some(Line { required: edge.required, project: edge.project, points })
    };
    let boxes = sketch.spots.iter().take(projects);
    Drawing {
        width: right + BOX.0 + MARGIN,
        height: bottom + shift + MARGIN,
        boxes: boxes.map(|spot| (across(spot), spot.height + shift - BOX.1 / 2)).collect(),
        lines: edges.iter().zip(routes).filter_map(line).collect(),
    }
}
