// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How sure the places are, in words: on the board, on the page of a project and where the method is explained.

use crate::{
    board::{
        actions::Sureties,
        model::{BOARD_SIZE, Belief, Certainty, PlaceShares, Run, Sureness, ValueModel},
    },
    kit::i18n::Locale,
    ranking::robustness::{Sampling, Share},
};

/// A share of weightings: a word, and the figures that it stands for.
pub struct ShareWords {
    /// For class names.
    pub code: &'static str,
    /// The word.
    pub word: String,
    /// `92 % ± 1`.
    pub figures: String,
}

impl ShareWords {
    pub(super) fn of(share: Option<Share>, words: Locale) -> Option<Self> {
        let share = share?;
        let (code, key) = match Certainty::of(share) {
            Certainty::Sure => ("sure", "sureness-sure"),
            Certainty::Shaky => ("shaky", "sureness-shaky"),
            Certainty::Hopeless => ("hopeless", "sureness-hopeless"),
        };
        Some(Self { code, word: words.text(key), figures: figures(share, words) })
    }
}

fn figures(share: Share, words: Locale) -> String {
    let error = words.integer(share.error_percent());
    format!("{} ± {error}", words.percent(&words.integer(share.percent())))
}

/// What the board says about its words, and whether they are older than its places.
pub(super) fn board_note(sureness: &Sureness, revision: i64, words: Locale) -> String {
    match sureness.run {
        None => words.text("sureness-coming"),
        Some(run) if !sureness.is_of(revision) => stale(run, words),
        Some(_) => words.text("sureness-note"),
    }
}

fn stale(run: Run, words: Locale) -> String {
    words.text_about("sureness-stale", &words.date_and_time(run.computed_at))
}

/// What the words mean, with the thresholds that they are chosen by.
pub(super) struct SurenessRules {
    pub(super) explanation: String,
    pub(super) sure: String,
    pub(super) shaky: String,
    pub(super) hopeless: String,
}

impl SurenessRules {
    pub(super) fn of(words: Locale) -> Self {
        let percent = |percent: u32| words.percent(&words.integer(percent)).into();
        let thresholds =
            [("upper", percent(Certainty::SURE_FROM)), ("lower", percent(Certainty::HOPELESS_BELOW))];
        let samples = words.integer(Sampling::USUAL.samples);
        Self {
            explanation: words.text_about("sureness-explanation", &samples),
            sure: words.text_with("sureness-rule-sure", &thresholds),
            shaky: words.text_with("sureness-rule-shaky", &thresholds),
            hopeless: words.text_with("sureness-rule-hopeless", &thresholds),
        }
    }
}

/// How sure the place of a project is, as its page shows it.
pub(super) struct SuretyPart {
    /// That there is nothing yet, or that it is older than the place.
    pub(super) note: Option<String>,
    pub(super) beliefs: Vec<BeliefLine>,
    pub(super) places: Vec<PlacesLine>,
    /// Who would put it first.
    pub(super) first: Option<String>,
    /// Criterion, weight of those who do, official weight; both in percent.
    pub(super) central: Vec<(String, String, String)>,
    /// What all that was worked out from.
    pub(super) sources: Option<String>,
}

/// The share under one belief.
pub(super) struct BeliefLine {
    pub(super) belief: String,
    /// Nothing if it was ruled out.
    pub(super) share: Option<ShareWords>,
}

/// The share of some places.
pub(super) struct PlacesLine {
    pub(super) places: String,
    pub(super) percent: String,
    /// Length of the bar in thousandths.
    pub(super) length: u32,
}

impl SuretyPart {
    pub(super) fn of(sureties: &Sureties, model: &ValueModel, revision: i64, words: Locale) -> Self {
        let mut part = Self {
            note: None,
            beliefs: Vec::new(),
            places: Vec::new(),
            first: None,
            central: Vec::new(),
            sources: None,
        };
        let ten = sureties.runs.iter().find(|run| run.belief == Belief::WithinTen).copied();
        let Some(run) = ten else {
            part.note = Some(words.text("sureness-coming"));
            return part;
        };
        let is_old = run.revision != revision;
        part.note = is_old.then(|| stale(run, words));
        // What is not there under an older state may have had no place then.
        part.beliefs = sureties
            .runs
            .iter()
            .filter(|run| !is_old || sureties.shares.contains_key(&run.belief))
            .map(|run| belief_line(run, sureties.shares.get(&run.belief), words))
            .collect();
        if is_old {
            return part;
        }
        part.places = sureties
            .shares
            .get(&Belief::WithinTen)
            .map(|shares| places(shares, run.sampling.samples, words))
            .unwrap_or_default();
        part.first = Some(first(sureties, words));
        part.central = central(sureties, model, words);
        part.sources = Some(words.text_with(
            "sureties-sources",
            &[
                ("samples", words.integer(run.sampling.samples).into()),
                ("seed", run.sampling.seed.to_string().into()),
                ("date", words.date_and_time(run.computed_at).into()),
                ("projects", words.integer(run.projects).into()),
                ("remaining", words.integer(run.remaining).into()),
            ],
        ));
        part
    }
}

fn belief_line(run: &Run, shares: Option<&PlaceShares>, words: Locale) -> BeliefLine {
    let key = match run.belief {
        Belief::WithinFive => "belief-within-five",
        Belief::WithinTen => "belief-within-ten",
        Belief::Anything => "belief-anything",
    };
    let share = shares.map(|shares| Share { hits: shares.hits(), samples: run.sampling.samples });
    BeliefLine { belief: words.text(key), share: ShareWords::of(share, words) }
}

/// Single places where they matter most, then groups.
const GROUPS: [(usize, usize); 7] = [(1, 1), (2, 3), (4, 5), (6, 10), (11, 15), (16, 20), (21, 25)];

fn places(shares: &PlaceShares, samples: u32, words: Locale) -> Vec<PlacesLine> {
    let line = |places: String, hits: u32| {
        let share = Share { hits, samples };
        let length = u64::from(hits) * 1_000 / u64::from(samples.max(1));
        PlacesLine {
            places,
            percent: words.integer(share.percent()),
            length: u32::try_from(length).unwrap_or(1_000),
        }
    };
    let groups = GROUPS.iter().map(|(from, to)| {
        let places = if from == to { from.to_string() } else { format!("{from}–{to}") };
        line(places, shares.between(*from, *to))
    });
    let behind = line(
        words.text_about("sureties-behind", &words.integer(BOARD_SIZE)),
        samples.saturating_sub(shares.hits()),
    );
    groups.chain([behind]).collect()
}

/// Whether any weighting puts it first.
fn first(sureties: &Sureties, words: Locale) -> String {
    let run = sureties.runs.iter().find(|run| run.belief == Belief::Anything);
    let shares = sureties.shares.get(&Belief::Anything).zip(run);
    let share =
        shares.map(|(shares, run)| Share { hits: shares.between(1, 1), samples: run.sampling.samples });
    match share.filter(|share| share.hits > 0) {
        Some(share) => words.text_about("sureties-first", &figures(share, words)),
        None => words.text("sureties-never-first"),
    }
}

fn central(sureties: &Sureties, model: &ValueModel, words: Locale) -> Vec<(String, String, String)> {
    let central = sureties.shares.get(&Belief::Anything).and_then(|shares| shares.central.as_ref());
    let rows = model.criteria.iter().zip(model.shares()).zip(central.into_iter().flatten());
    rows.map(|((criterion, official), central)| {
        let name = criterion.name.get(words).to_owned();
        (name, words.short_tenths(i64::from(*central)), words.short_tenths(official))
    })
    .collect()
}
