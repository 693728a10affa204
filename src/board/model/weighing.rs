// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Points as somebody types them, one field for each criterion, and what helps to find them.

use crate::{
    assessment::Criterion,
    kit::{form::Pairs, i18n::Message},
    ranking::{self, Weights, rules::Rules},
    weighting::{are_rules_in, points_field, read_points, read_rules, rules_as_typed},
};

/// What a field holds and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// As it was typed, or the points in force.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<Message>,
}

/// Points for each criterion: those in the fields if they are a weighting.
#[derive(Clone, Debug)]
pub struct TypedWeights {
    /// The fields in the order of the criteria.
    pub fields: Vec<Typed>,
    /// What they hold if it is a weighting.
    pub weights: Option<Weights>,
    /// The rules that are switched on.
    pub rules: Rules,
}

impl TypedWeights {
    /// Whether points were sent for one of the criteria at least.
    pub fn are_in(given: &Pairs, criteria: &[Criterion]) -> bool {
        let fields: Vec<String> = criteria.iter().map(points_field).collect();
        given.iter().any(|(name, _)| fields.iter().any(|field| field == name))
    }

    /// Reads the points that were typed, and the rules; these are `otherwise` if their switches were not there.
    pub fn read(given: &Pairs, criteria: &[Criterion], otherwise: Rules) -> Self {
        let (points, faults) = match read_points(given, criteria) {
            Ok(points) => (Some(points.into_iter().map(|(_, points)| points).collect()), Vec::new()),
            Err(faults) => (None, faults),
        };
        let field = |name: String| {
            let fault = faults.iter().find(|fault| fault.field == name);
            Typed {
                value: given.raw(&name).to_owned(),
                error: fault.map(|fault| fault.message.clone()),
                name,
            }
        };
        Self {
            fields: criteria.iter().map(points_field).map(field).collect(),
            weights: points.and_then(|points| Weights::new(points).ok()),
            rules: if are_rules_in(given) { read_rules(given) } else { otherwise },
        }
    }

    /// The same without what is wrong: nobody has typed anything yet.
    #[must_use]
    pub fn unjudged(self) -> Self {
        let fields = self.fields.into_iter().map(|field| Typed { error: None, ..field });
        Self { fields: fields.collect(), ..self }
    }
}

/// The fields that hold these weights, as they would be sent.
pub fn points_as_typed(weights: &Weights, criteria: &[Criterion]) -> Pairs {
    let fields = criteria.iter().map(points_field).zip(weights.points());
    fields.map(|(field, points)| (field, points.to_string())).collect()
}

/// The fields that hold these weights and rules, as they would be sent.
pub fn weighting_as_typed(weights: &Weights, rules: Rules, criteria: &[Criterion]) -> Pairs {
    let points = points_as_typed(weights, criteria);
    let points: Vec<_> = points.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    points.into_iter().chain(rules_as_typed(rules)).collect()
}

/// Beginning of the names of the fields where criteria are put in order; the key of the criterion follows.
pub const ORDER: &str = "order-";
/// The same where swings are compared.
pub const SWING: &str = "swing-";

/// What the criterion that counts most gets when swings are compared.
pub const MOST_SWING: u32 = 100;
/// What the points add up to that come from an order.
pub const ORDER_TOTAL: u32 = 1_000;

/// Points from an order of the criteria, 1 for the one that counts most.
pub fn read_order(given: &Pairs, criteria: &[Criterion]) -> (Vec<Typed>, Option<Weights>) {
    let most = u32::try_from(criteria.len()).unwrap_or(u32::MAX);
    let (fields, ranks) = read_numbers(given, (ORDER, criteria), (1, most));
    let shares = ranks.and_then(|ranks| ranking::rank_order_centroid(&ranks));
    let points = shares.map(|shares| ranking::whole_points(&shares, ORDER_TOTAL));
    (fields, points.and_then(|points| Weights::new(points).ok()))
}

/// Points from comparing swings: the criterion that counts most has [`MOST_SWING`].
pub fn read_swings(given: &Pairs, criteria: &[Criterion]) -> (Vec<Typed>, Option<Weights>) {
    let (mut fields, swings) = read_numbers(given, (SWING, criteria), (0, MOST_SWING));
    if swings.as_ref().is_some_and(|swings| !swings.contains(&MOST_SWING)) {
        if let Some(first) = fields.first_mut() {
            first.error = Some(Message::new("swing-none-is-first").with("most", MOST_SWING));
        }
        return (fields, None);
    }
    (fields, swings.and_then(|swings| Weights::new(swings).ok()))
}

/// Whole numbers from … to …, and all of them if none is wrong.
fn read_numbers(
    given: &Pairs,
    (beginning, criteria): (&str, &[Criterion]),
    (least, most): (u32, u32),
) -> (Vec<Typed>, Option<Vec<u32>>) {
    let read = criteria.iter().map(|criterion| {
        let name = format!("{beginning}{}", criterion.key);
        let value = given.raw(&name).to_owned();
        let is_plain = value.trim().bytes().all(|byte| byte.is_ascii_digit());
        let number = value.trim().parse().ok().filter(|number| is_plain && (least..=most).contains(number));
        let wrong = || Message::new("help-number").with("least", least).with("most", most);
        let error = if number.is_none() { Some(wrong()) } else { None };
        (Typed { name, value, error }, number)
    });
    let (fields, numbers): (Vec<Typed>, Vec<Option<u32>>) = read.unzip();
    (fields, numbers.into_iter().collect())
}
