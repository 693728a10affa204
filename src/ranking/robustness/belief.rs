// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which weightings are plausible, and how they are drawn.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use rand_distr::{Distribution as _, Exp1, Gamma};

use crate::ranking::Weights;

/// The parts that a whole weighting is divided into: the greatest that 16 bits with a sign hold.
pub(super) const WHOLE: u16 = i16::MAX.unsigned_abs();

/// Which weightings are plausible.
#[derive(Clone, Debug, PartialEq)]
pub enum Belief {
    /// Nothing is known of the weights of so many criteria: every weighting is as plausible as any other
    /// (uniform on the simplex).
    Anything(usize),
    /// Those around the given weights: Dirichlet(κ·w). The mean is w, the standard deviation of a weight
    /// √(w(1−w)/(κ+1)); a criterion without points keeps none.
    Around(Weights, f64),
}

impl Belief {
    /// Around `weights`, so that a weight of average size (1/m) has that standard deviation, 0.05 for "± 5
    /// percentage points": κ = w(1−w)/sd² − 1. `None` if the deviation is not between 0 and √(w(1−w)).
    pub fn around(weights: Weights, deviation: f64) -> Option<Self> {
        let average = 1.0 / f64::from(u32::try_from(weights.points().len()).ok()?);
        let concentration = concentration(average, deviation);
        (deviation > 0.0 && concentration > 0.0).then_some(Self::Around(weights, concentration))
    }

    /// The number of criteria.
    pub fn criteria(&self) -> usize {
        match self {
            Self::Anything(criteria) => *criteria,
            Self::Around(weights, _) => weights.points().len(),
        }
    }
}

/// κ = w(1−w)/sd² − 1: the concentration at which a weight of `weight` has that standard deviation.
pub fn concentration(weight: f64, deviation: f64) -> f64 {
    weight * (1.0 - weight) / deviation.powi(2) - 1.0
}

/// Draws weightings one after the other.
pub(super) struct Sampler {
    generator: ChaCha8Rng,
    shapes: Vec<Shape>,
    drawn: Vec<f64>,
    weights: Vec<i16>,
}

/// How the weight of one criterion is drawn before all are divided by their sum.
enum Shape {
    /// Exponential: together uniform on the simplex. (Uniform numbers would not be.)
    Uniform,
    Gamma(Gamma<f64>),
    None,
}

/// So many samples share a stretch of the generator: beginning a new one costs as much as some samples.
const STRETCH: u32 = 100;

impl Sampler {
    pub fn new(belief: &Belief, seed: u64) -> Self {
        let shapes: Vec<Shape> = match belief {
            Belief::Anything(criteria) => (0..*criteria).map(|_| Shape::Uniform).collect(),
            Belief::Around(weights, concentration) => {
                let total = f64::from(weights.total());
                let shape = |points: &u32| concentration * f64::from(*points) / total;
                let gamma = |points| Gamma::new(shape(points), 1.0).map_or(Shape::None, Shape::Gamma);
                weights.points().iter().map(gamma).collect()
            }
        };
        let width = shapes.len();
        Self {
            generator: ChaCha8Rng::seed_from_u64(seed),
            shapes,
            drawn: vec![0.0; width],
            weights: vec![0; width],
        }
    }

    /// The weighting of that sample; samples are to be drawn in order from the beginning of a stretch.
    pub fn draw(&mut self, sample: u32) -> &[i16] {
        if sample.is_multiple_of(STRETCH) {
            self.generator.set_stream(u64::from(sample / STRETCH));
            self.generator.set_word_pos(0);
        }
        for (drawn, shape) in self.drawn.iter_mut().zip(&self.shapes) {
            *drawn = shape.sample(&mut self.generator);
        }
        let total: f64 = self.drawn.iter().sum();
        for (weight, drawn) in self.weights.iter_mut().zip(&self.drawn) {
            *weight = parts(drawn / total);
        }
        &self.weights
    }
}

impl Shape {
    fn sample(&self, generator: &mut impl Rng) -> f64 {
        match self {
            Self::Uniform => Exp1.sample(generator),
            Self::Gamma(gamma) => gamma.sample(generator),
            Self::None => 0.0,
        }
    }
}

/// A share of the whole in whole parts.
#[expect(clippy::cast_possible_truncation, reason = "rounded, and between 0 and the greatest i16")]
fn parts(share: f64) -> i16 {
    (share * f64::from(WHOLE)).round() as i16
}
