// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! An order in each column in which few lines cross: again and again each spot moves to the mean place of what it
//! is joined with in the column before, then in the column behind; the best arrangement met is kept.

use super::{Sketch, Spot};

/// After so many rounds hardly anything changes any more.
const ROUNDS: usize = 12;

/// Places are compared in such parts, so that means are whole numbers.
const PARTS: usize = 1 << 16;

pub(super) fn untangle(sketch: &mut Sketch) {
    let mut best = (crossings(sketch), sketch.columns.clone());
    for _ in 0..ROUNDS {
        let count = sketch.columns.len();
        for column in 1..count {
            sort(sketch, column, |spot| &spot.left);
        }
        keep_better(sketch, &mut best);
        for column in (0..count.saturating_sub(1)).rev() {
            sort(sketch, column, |spot| &spot.right);
        }
        keep_better(sketch, &mut best);
    }
    sketch.arrange(&best.1);
}

fn keep_better(sketch: &Sketch, best: &mut (usize, Vec<Vec<usize>>)) {
    let crossings = crossings(sketch);
    if crossings < best.0 {
        *best = (crossings, sketch.columns.clone());
    }
}

fn sort(sketch: &mut Sketch, column: usize, joined: fn(&Spot) -> &Vec<usize>) {
    let place_of = |spot: &usize| sketch.spot(*spot).map_or(0, |spot| spot.place);
    let mean = |spot: &usize| {
        let joined = sketch.spot(*spot).map(joined).filter(|joined| !joined.is_empty());
        match joined {
            Some(joined) => joined.iter().map(place_of).sum::<usize>() * PARTS / joined.len(),
            None => place_of(spot) * PARTS,
        }
    };
    let mut sorted = sketch.columns.get(column).cloned().unwrap_or_default();
    sorted.sort_by_cached_key(mean);
    for (place, spot) in sorted.iter().enumerate() {
        if let Some(spot) = sketch.spots.get_mut(*spot) {
            spot.place = place;
        }
    }
    if let Some(column) = sketch.columns.get_mut(column) {
        *column = sorted;
    }
}

/// How many pairs of lines cross.
fn crossings(sketch: &Sketch) -> usize {
    let of_column = |column: &Vec<usize>| {
        let mut lines: Vec<(usize, usize)> = Vec::new();
        for spot in column.iter().filter_map(|spot| sketch.spot(*spot)) {
            let ends = spot.right.iter().filter_map(|spot| sketch.spot(*spot));
            lines.extend(ends.map(|end| (spot.place, end.place)));
        }
        lines.sort_unstable();
        let below = |(index, (start, end)): (usize, &(usize, usize))| {
            let others = lines.iter().skip(index + 1);
            others.filter(|(other_start, other_end)| other_start > start && other_end < end).count()
        };
        lines.iter().enumerate().map(below).sum::<usize>()
    };
    sketch.columns.iter().map(of_column).sum()
}
