// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Points as somebody types them, one field for each criterion, and what helps to find them.

use crate::{
    assessment::Criterion,
    kit::{form::Pairs, i18n::Message},
    ranking::{self, Weights, WeightsError},
};

/// What a field holds and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// As it was typed, or the points in force.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<Message>,
}

/// A number for each criterion, as typed and as read.
#[derive(Clone, Debug)]
pub struct TypedNumbers {
    /// The fields in the order of the criteria.
    pub fields: Vec<Typed>,
    /// What they hold if all of them hold a number.
    pub numbers: Option<Vec<u32>>,
}

impl TypedNumbers {
    /// Reads the fields `beginning` + key of the criterion. `most` is the greatest number that is allowed.
    fn read(given: &Pairs, beginning: &str, criteria: &[Criterion], most: u32) -> Self {
        let names = criteria.iter().map(|criterion| format!("{beginning}{}", criterion.key));
        let read = names.map(|name| (given.raw(&name).to_owned(), whole_number(given.raw(&name), most)));
        let (fields, numbers): (Vec<Typed>, Vec<Option<u32>>) = read
            .map(|(value, number)| match number {
                Ok(number) => (Typed { value, error: None }, Some(number)),
                Err(error) => (Typed { value, error: Some(error) }, None),
            })
            .unzip();
        Self { fields, numbers: numbers.into_iter().collect() }
    }

    /// Whether one of the fields was sent at all.
    fn are_in(given: &Pairs, beginning: &str, criteria: &[Criterion]) -> bool {
        criteria.iter().any(|criterion| {
            given.iter().any(|(name, _)| name.strip_prefix(beginning) == Some(criterion.key.as_str()))
        })
    }

    /// Refuses them all, beside the first field.
    fn refuse(&mut self, error: Message) {
        self.numbers = None;
        if let Some(first) = self.fields.first_mut() {
            first.error = Some(error);
        }
    }
}

/// Points for each criterion: those in the fields if they are a weighting.
#[derive(Clone, Debug)]
pub struct TypedWeights {
    /// The fields in the order of the criteria.
    pub fields: Vec<Typed>,
    /// What they hold if it is a weighting.
    pub weights: Option<Weights>,
}

impl TypedWeights {
    /// Reads the points that were typed; `in_force` if none of their fields was sent.
    pub fn read(given: &Pairs, criteria: &[Criterion], in_force: &Weights) -> Self {
        if !TypedNumbers::are_in(given, POINTS, criteria) {
            return Self::of(in_force);
        }
        let mut typed = TypedNumbers::read(given, POINTS, criteria, Weights::MOST_POINTS);
        let weights = typed.numbers.take().map(Weights::new).transpose().unwrap_or_else(|error| {
            typed.refuse(match error {
                WeightsError::AllZero => Message::new("weigh-all-zero"),
                // Out of reach: the fields are those of the criteria, and none holds too much.
                _ => Message::new("weigh-not-whole"),
            });
            None
        });
        Self { fields: typed.fields, weights }
    }

    /// Fields that hold these weights.
    pub fn of(weights: &Weights) -> Self {
        let typed = |points: &u32| Typed { value: points.to_string(), error: None };
        Self { fields: weights.points().iter().map(typed).collect(), weights: Some(weights.clone()) }
    }
}

/// Beginning of the names of the fields for points; the key of the criterion follows.
pub const POINTS: &str = "points-";
/// The same where criteria are put in order.
pub const ORDER: &str = "order-";
/// The same where swings are compared.
pub const SWING: &str = "swing-";

/// What the criterion that counts most gets when swings are compared.
pub const MOST_SWING: u32 = 100;
/// What the points add up to that come from an order.
pub const ORDER_TOTAL: u32 = 1_000;

/// Points from an order of the criteria, 1 for the one that counts most.
pub fn read_order(given: &Pairs, criteria: &[Criterion]) -> (TypedNumbers, Option<Weights>) {
    let most = u32::try_from(criteria.len()).unwrap_or(u32::MAX);
    let mut typed = TypedNumbers::read(given, ORDER, criteria, most);
    if typed.numbers.as_ref().is_some_and(|ranks| ranks.contains(&0)) {
        typed.refuse(Message::new("order-from-one"));
    }
    let shares = typed.numbers.as_ref().and_then(|ranks| ranking::rank_order_centroid(ranks));
    let points = shares.map(|shares| ranking::whole_points(&shares, ORDER_TOTAL));
    (typed, points.and_then(|points| Weights::new(points).ok()))
}

/// Points from comparing swings: the criterion that counts most has [`MOST_SWING`].
pub fn read_swings(given: &Pairs, criteria: &[Criterion]) -> (TypedNumbers, Option<Weights>) {
    let mut typed = TypedNumbers::read(given, SWING, criteria, MOST_SWING);
    if typed.numbers.as_ref().is_some_and(|swings| !swings.contains(&MOST_SWING)) {
        typed.refuse(Message::new("swing-none-is-first"));
    }
    let weights = typed.numbers.clone().and_then(|points| Weights::new(points).ok());
    (typed, weights)
}

fn whole_number(typed: &str, most: u32) -> Result<u32, Message> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Message::new("weigh-forgotten"));
    }
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if typed.strip_prefix(['-', '−']).is_some_and(is_whole) {
        return Err(Message::new("weigh-negative"));
    }
    if !is_whole(typed) {
        return Err(Message::new("weigh-not-whole"));
    }
    // What does not fit is too much as well.
    let number = typed.parse().unwrap_or(u32::MAX);
    if number > most { Err(Message::new("weigh-too-much").with("most", most)) } else { Ok(number) }
}
