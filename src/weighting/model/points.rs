// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Points as they are typed.

use crate::{
    assessment::{Criterion, CriterionId},
    kit::{form::Pairs, i18n::Message},
    ranking::{Weights, WeightsError},
};

/// Points by criterion.
pub type CriterionPoints = Vec<(CriterionId, u32)>;

/// So much of what was typed is repeated in a sentence about it.
const LONGEST_QUOTE: usize = 40;

/// What is wrong with the points of a criterion, to be said beside its field.
#[derive(Clone, Debug, PartialEq)]
pub struct PointsFault {
    /// Name of the field, see [`points_field`].
    pub field: String,
    /// What is wrong and what is expected.
    pub message: Message,
}

/// How the name of a field for points begins.
pub const POINTS: &str = "points-";

/// Name of the field in which the points of a criterion are typed, in every form and address.
pub fn points_field(criterion: &Criterion) -> String {
    format!("{POINTS}{}", criterion.key)
}

/// The points that were typed for each criterion, in the order of the criteria, or what is wrong with them:
/// something that is no whole number, is below zero or above [`Weights::MOST_POINTS`], a criterion that was
/// forgotten, or no points at all.
pub fn read_points(typed: &Pairs, criteria: &[Criterion]) -> Result<CriterionPoints, Vec<PointsFault>> {
    let mut points = CriterionPoints::new();
    let mut faults = Vec::new();
    for criterion in criteria {
        let field = points_field(criterion);
        match read_one(typed.get(&field)) {
            Ok(read) => points.push((criterion.id, read)),
            Err(message) => faults.push(PointsFault { field, message }),
        }
    }
    if faults.is_empty() {
        let all = points.iter().map(|(_, points)| *points).collect();
        let refused = Weights::new(all).err();
        faults.extend(refused.map(|error| PointsFault {
            field: criteria.first().map(points_field).unwrap_or_default(),
            message: said(error),
        }));
    }
    if faults.is_empty() { Ok(points) } else { Err(faults) }
}

fn said(error: WeightsError) -> Message {
    match error {
        WeightsError::AllZero | WeightsError::Empty => Message::new("points-all-zero"),
        WeightsError::TooManyPoints { .. } => too_many(),
        WeightsError::TooManyCriteria(count) => Message::new("points-too-many-criteria").with("count", count),
    }
}

fn too_many() -> Message {
    Message::new("points-too-many")
}

fn read_one(typed: Option<&str>) -> Result<u32, Message> {
    let typed = typed.ok_or_else(|| Message::new("points-missing"))?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if typed.strip_prefix(['-', '−']).is_some_and(is_number) {
        return Err(Message::new("points-negative"));
    }
    if !is_number(typed) {
        let quoted: String =
            typed.chars().filter(|letter| !letter.is_control()).take(LONGEST_QUOTE).collect();
        return Err(Message::new("points-not-whole").with("typed", quoted));
    }
    // More digits than fit are too many points as well.
    let read = typed.parse::<u32>().ok().filter(|points| *points <= Weights::MOST_POINTS);
    read.ok_or_else(too_many)
}

/// The points of a criterion, if it has any to its name.
pub(super) fn find(points: &[(CriterionId, u32)], criterion: CriterionId) -> Option<u32> {
    points.iter().find(|(id, _)| *id == criterion).map(|(_, points)| *points)
}

/// The points in the order of `criteria`; a criterion that is not named has none.
pub fn in_order(points: &[(CriterionId, u32)], criteria: &[Criterion]) -> Vec<u32> {
    criteria.iter().map(|criterion| find(points, criterion.id).unwrap_or_default()).collect()
}

/// Those of `criteria` that have not been given points, not even none: they came later.
pub fn forgotten<'a>(points: &[(CriterionId, u32)], criteria: &'a [Criterion]) -> Vec<&'a Criterion> {
    criteria.iter().filter(|criterion| find(points, criterion.id).is_none()).collect()
}

/// Share of each in the whole, in percent tenths that need not add up to 1000.
pub fn shares(points: &[u32]) -> Vec<u32> {
    let total = points.iter().map(|points| u64::from(*points)).sum::<u64>().max(1);
    // Half up: (1000 w / W) + 1/2.
    let share = |points: &u32| (2_000 * u64::from(*points) + total) / (2 * total);
    points.iter().map(|points| u32::try_from(share(points)).unwrap_or(u32::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kit::i18n::Bilingual;

    fn criteria() -> Vec<Criterion> {
        let text = || Bilingual { de: "x".to_owned(), en: "x".to_owned() };
        let criterion = |(id, key): (i64, &str)| Criterion {
            id: CriterionId(id),
            key: key.to_owned(),
            name: text(),
            short_name: text(),
            question: text(),
            evidence: text(),
            levels: Vec::new(),
        };
        [(7, "law"), (3, "citizens")].map(criterion).into()
    }

    fn read(law: &str, citizens: &str) -> Result<CriterionPoints, Vec<(String, &'static str)>> {
        let typed = Pairs::of([("points-law", law.to_owned()), ("points-citizens", citizens.to_owned())]);
        let faults = |faults: Vec<PointsFault>| {
            faults.into_iter().map(|fault| (fault.field, fault.message.key)).collect()
        };
        read_points(&typed, &criteria()).map_err(faults)
    }

    #[test]
    fn whole_numbers_are_read_in_the_order_of_the_criteria() {
        assert_eq!(read(" 40 ", "0"), Ok(vec![(CriterionId(7), 40), (CriterionId(3), 0)]));
        assert_eq!(read("1000000", "0007"), Ok(vec![(CriterionId(7), 1_000_000), (CriterionId(3), 7)]));
    }

    #[test]
    fn each_mistake_is_named_beside_its_field() {
        for (typed, key) in [
            ("", "points-missing"),
            ("  ", "points-missing"),
            ("-1", "points-negative"),
            ("−40", "points-negative"),
            ("4,5", "points-not-whole"),
            ("1.000", "points-not-whole"),
            ("+5", "points-not-whole"),
            ("1e3", "points-not-whole"),
            ("٤", "points-not-whole"),
            ("viel", "points-not-whole"),
            ("-", "points-not-whole"),
            ("1000001", "points-too-many"),
            ("99999999999999999999999", "points-too-many"),
        ] {
            assert_eq!(read("1", typed), Err(vec![("points-citizens".to_owned(), key)]), "{typed}");
        }
        assert_eq!(read("0", "0"), Err(vec![("points-law".to_owned(), "points-all-zero")]));
        assert_eq!(read("-1", "x").unwrap_err().len(), 2);
    }

    #[test]
    fn a_criterion_that_came_later_is_forgotten_and_not_zero() {
        let points = [(CriterionId(3), 0)];
        assert_eq!(in_order(&points, &criteria()), [0, 0]);
        let forgotten: Vec<String> =
            forgotten(&points, &criteria()).into_iter().map(|criterion| criterion.key.clone()).collect();
        assert_eq!(forgotten, ["law"]);
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(shares(&[40, 20, 25, 15]), [400, 200, 250, 150]);
        assert_eq!(shares(&[1, 2, 0]), [333, 667, 0]);
        assert_eq!(shares(&[1, 1999]), [1, 1000]);
        assert_eq!(shares(&[0, 0]), [0, 0]);
        assert_eq!(shares(&[u32::MAX; 64])[0], 16);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_points_or_a_sentence(law in "\\PC{0,12}", citizens in "[-0-9., ]{0,9}") {
            match read(&law, &citizens) {
                Ok(points) => prop_assert!(points.iter().all(|(_, points)| *points <= 1_000_000)),
                Err(faults) => prop_assert!(!faults.is_empty()),
            }
        }
    }
}
