// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Heights at which lines are nearly straight: each spot is drawn to the mean of what it is joined with, as far as
//! the others of its column leave room.

use super::{GAP, Sketch, Spot};

const ROUNDS: usize = 8;

pub(super) fn straighten(sketch: &mut Sketch) {
    let columns = sketch.columns.clone();
    for column in &columns {
        let stacked = vec![0; column.len()];
        place(sketch, column, &stacked);
    }
    for _ in 0..ROUNDS {
        for column in columns.iter().skip(1) {
            draw_to(sketch, column, |spot| spot.left.clone());
        }
        for column in columns.iter().rev().skip(1) {
            draw_to(sketch, column, |spot| spot.right.clone());
        }
    }
    // At the end both sides count, so that nothing hangs on one of its lines alone.
    for column in &columns {
        draw_to(sketch, column, |spot| [spot.left.as_slice(), &spot.right].concat());
    }
}

fn draw_to(sketch: &mut Sketch, column: &[usize], joined: fn(&Spot) -> Vec<usize>) {
    let wanted = column.iter().filter_map(|spot| sketch.spot(*spot)).map(|spot| {
        let heights =
            joined(spot).into_iter().filter_map(|other| sketch.spot(other)).map(|other| other.height);
        let (sum, count) = heights.fold((0, 0), |(sum, count), height| (sum + height, count + 1));
        if count == 0 { spot.height } else { sum / count }
    });
    let wanted: Vec<i64> = wanted.collect();
    place(sketch, column, &wanted);
}

/// Puts the spots of a column where they are wanted, or as near to it as their distance allows.
fn place(sketch: &mut Sketch, column: &[usize], wanted: &[i64]) {
    let rooms: Vec<i64> = column.iter().filter_map(|spot| sketch.spot(*spot)).map(Spot::room).collect();
    let pairs = rooms.iter().zip(rooms.iter().skip(1));
    let distances: Vec<i64> = pairs.map(|(one, other)| i64::midpoint(*one, *other) + GAP).collect();
    for (spot, height) in column.iter().zip(spread(wanted, &distances)) {
        if let Some(spot) = sketch.spots.get_mut(*spot) {
            spot.height = height;
        }
    }
}

/// The heights with the least sum of squared differences to those wanted that keep these distances: isotonic
/// regression by pooling neighbours (Barlow et al. 1972).
fn spread(wanted: &[i64], distances: &[i64]) -> Vec<i64> {
    let offsets = [0].iter().chain(distances).scan(0, |sum, distance| {
        *sum += distance;
        Some(*sum)
    });
    let offsets: Vec<i64> = offsets.collect();
    let mean = |(sum, count): (i64, i64)| sum.div_euclid(count);
    // Each run of spots that touch each other, with the sum of where they would begin.
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        let mut run = (wanted - offset, 1);
        while let Some(before) = runs.pop_if(|before| mean(*before) > mean(run)) {
            run = (before.0 + run.0, before.1 + run.1);
        }
        runs.push(run);
    }
    let starts = runs.into_iter().flat_map(|run| (0..run.1).map(move |_| mean(run)));
    starts.zip(offsets).map(|(start, offset)| start + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_room_stands_where_it_is_wanted() {
        assert_eq!(spread(&[5, 40, 90], &[10, 20]), [5, 40, 90]);
        assert_eq!(spread(&[], &[]), Vec::<i64>::new());
    }

    #[test]
    fn what_crowds_shares_the_distance() {
        assert_eq!(spread(&[50, 50], &[10]), [45, 55]);
        assert_eq!(spread(&[60, 0], &[10]), [25, 35], "the order is kept");
        assert_eq!(spread(&[0, 100, 100, 300], &[10, 20, 10]), [0, 90, 110, 300]);
    }
}
