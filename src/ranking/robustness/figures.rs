// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far a share that was counted in samples can be off.

/// The 97.5 % quantile of the standard normal distribution: 95 % lie within so many standard errors.
const Z: f64 = 1.959_963_984_540_054;

/// So many of so many samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Samples that count.
    pub hits: u32,
    /// All samples, at least 1.
    pub samples: u32,
}

impl Share {
    /// The share, 0..=1.
    pub fn value(self) -> f64 {
        f64::from(self.hits) / f64::from(self.samples)
    }

    /// How far the percent can be off, in whole points rounded up: to the farther end of the 95 % interval.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    pub fn error_percent(self) -> u32 {
        let (low, high) = wilson_interval(self);
        ((self.value() - low).max(high - self.value()) * 100.0).ceil() as u32
    }

    /// Whole percent, rounded half up; 0 and 100 only for none and all of the samples.
    pub fn percent(self) -> u32 {
        let rounded = (u64::from(self.hits) * 200 + u64::from(self.samples)) / (2 * u64::from(self.samples));
        let rounded = u32::try_from(rounded).unwrap_or(100);
        match self.hits {
            0 => 0,
            hits if hits == self.samples => 100,
            _ => rounded.clamp(1, 99),
        }
    }
}

/// Half the width of the 95 % confidence interval of a share `p` from so many samples: 1.96·√(p(1−p)/N).
pub fn half_width(p: f64, samples: u32) -> f64 {
    Z * (p * (1.0 - p) / f64::from(samples)).sqrt()
}

/// The 95 % confidence interval of a share, good also near 0 and 1 (Wilson 1927).
pub fn wilson_interval(share: Share) -> (f64, f64) {
    let (p, n) = (share.value(), f64::from(share.samples));
    let z2 = Z.powi(2);
    let centre = p + z2 / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + z2 / (4.0 * n.powi(2))).sqrt();
    let scale = 1.0 + z2 / n;
    (((centre - spread) / scale).max(0.0), ((centre + spread) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn the_error_of_ten_thousand_samples_is_a_point() {
        let error = |hits, samples| Share { hits, samples }.error_percent();
        assert_eq!([error(0, 10_000), error(5_000, 10_000), error(10_000, 10_000)], [1, 1, 1]);
        assert_eq!(error(50, 100), 10);
    }

    #[test]
    fn only_none_and_all_are_shown_as_such() {
        let percent = |hits, samples| Share { hits, samples }.percent();
        assert_eq!([percent(0, 10_000), percent(3, 10_000), percent(149, 10_000)], [0, 1, 1]);
        assert_eq!([percent(150, 10_000), percent(9_999, 10_000), percent(10_000, 10_000)], [2, 99, 100]);
    }
}
