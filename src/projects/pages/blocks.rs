// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the steps of the form consist of.

use super::labels;
use crate::{
    error::Error,
    kit::{
        field::{Choice, Control, Field},
        form::{FieldError, Pairs},
        i18n::Locale,
        page::Chrome,
    },
    projects::{
        model::{
            Beneficiaries, Effect, Kind, OtherProject, ProjectNumber, Proposal, Service, Step, field, stems,
            typed,
        },
        store,
    },
    state::AppState,
};

/// Name of the field that looks for prerequisites; it is no part of the draft.
pub(super) const SEARCH: &str = "search";

/// Name of the field that looks through the catalogue of services; no part of the draft either.
pub(super) const SERVICE_SEARCH: &str = "service_search";

/// A part of a step.
pub(super) enum Block {
    /// Parts the fields that follow from those before.
    Heading(String),
    /// A field.
    Field(Field),
    /// A field with a button that looks for what is typed in it.
    Search(Field),
    /// The levels of a criterion, to be unfolded.
    Levels { name: String, levels: Vec<String> },
    /// Projects with a title like the one that is typed.
    Similar(Vec<Similar>),
    /// The level that follows from the facts, with its words.
    Level { of: Beneficiaries, level: Option<(String, String)> },
    /// Prerequisites to choose from.
    Requires(Field),
    /// What the catalogue says of the key that is typed, and who else means the same service.
    Service { service: Option<Service>, same: Vec<Similar> },
    /// A field with a button that looks through the catalogue.
    ServiceSearch(Field),
    /// What a search through the catalogue has found; `None` before it.
    Services(Option<Vec<Service>>),
}

/// A project with a similar title.
pub(super) struct Similar {
    pub href: String,
    pub number: String,
    pub title: String,
    pub state: String,
    pub state_code: &'static str,
}

impl Block {
    /// Where it stands in the page, if it follows from what is typed elsewhere and is drawn anew while somebody
    /// types.
    pub(super) const fn place(&self) -> Option<&'static str> {
        match self {
            Self::Similar(_) => Some("similar"),
            Self::Level { of: Beneficiaries::Citizens, .. } => Some("citizen-level"),
            Self::Level { of: Beneficiaries::Businesses, .. } => Some("business-level"),
            Self::Requires(_) => Some("prerequisites"),
            Self::Service { .. } => Some("service"),
            Self::Services(_) => Some("services"),
            Self::Heading(_)
            | Self::Field(_)
            | Self::Search(_)
            | Self::ServiceSearch(_)
            | Self::Levels { .. } => None,
        }
    }

    /// The field in it, if there is one that is part of the draft.
    pub(super) const fn field(&self) -> Option<&Field> {
        match self {
            Self::Field(field) | Self::Requires(field) => Some(field),
            _ => None,
        }
    }
}

/// What the blocks of a step are drawn from.
pub(super) struct Sheet<'a> {
    pub chrome: &'a Chrome,
    pub state: &'a AppState,
    pub typed: &'a Pairs,
    pub errors: &'a [FieldError],
    /// What prerequisites or services are looked for.
    pub search: &'a str,
}

impl Sheet<'_> {
    /// The blocks of a step.
    pub(super) async fn blocks(&self, step: Step) -> Result<Vec<Block>, Error> {
        match step {
            Step::Subject => self.subject().await,
            Step::Law => self.law().await,
            Step::Benefit => self.benefit().await,
            Step::Effort => self.effort().await,
        }
    }

    const fn words(&self) -> Locale {
        self.chrome.words
    }

    fn field(&self, name: &'static str, control: Control, hint: Option<&str>) -> Field {
        let words = self.words();
        let field = Field::of(words, (name, labels::label(name)), control, self.typed);
        let field = field.with_errors(words, self.errors);
        match hint {
            Some(key) => field.with_hint(words.text(key)),
            None => field,
        }
    }

    fn line(&self, name: &'static str, hint: &str) -> Field {
        self.field(name, Control::Line("text"), Some(hint))
    }

    fn text(&self, name: &'static str, rows: u8, hint: &str) -> Field {
        self.field(name, Control::Text(rows), Some(hint))
    }

    fn radio(
        &self,
        name: &'static str,
        answers: impl Iterator<Item = (&'static str, &'static str)>,
    ) -> Field {
        let choice = |(value, key): (&str, &str)| Choice {
            value: value.to_owned(),
            label: self.words().text(key),
            is_chosen: false,
        };
        self.field(name, Control::Radio(answers.map(choice).collect()), None)
    }

    async fn subject(&self) -> Result<Vec<Block>, Error> {
        let kinds = Kind::ALL.into_iter().map(|kind| (kind.code(), labels::kind(kind)));
        Ok(vec![
            Block::Field(self.line(field::TITLE, "proposal-title-hint")),
            Block::Similar(self.similar().await?),
            Block::Field(self.text(field::SUMMARY, 4, "proposal-summary-hint")),
            Block::Field(self.text(field::PROBLEM, 5, "proposal-problem-hint")),
            Block::Field(self.radio(field::KIND, kinds)),
            Block::Field(self.line(field::CONTACT, "proposal-contact-hint")),
        ])
    }

    async fn similar(&self) -> Result<Vec<Similar>, Error> {
        let title = self.typed.get(field::TITLE).unwrap_or_default();
        let stems = stems(title);
        if stems.is_empty() {
            return Ok(Vec::new());
        }
        let found = store::similar_projects(&self.state.pool, title, &stems).await?;
        Ok(self.linked(found))
    }

    fn linked(&self, projects: Vec<OtherProject>) -> Vec<Similar> {
        let linked = projects.into_iter().map(|project| Similar {
            href: self.chrome.href(&format!("/projects/{}", project.number)),
            number: project.number.to_string(),
            title: project.title,
            state: self.words().text(&format!("state-{}", project.state.code())),
            state_code: project.state.code(),
        });
        linked.collect()
    }

    async fn law(&self) -> Result<Vec<Block>, Error> {
        let optional = [
            Some(Block::Field(self.line(field::LEGAL_BASIS, "proposal-legal-basis-hint").optional())),
            Some(Block::Field(
                self.text(field::LEGAL_EVIDENCE, 2, "proposal-legal-evidence-hint").optional(),
            )),
            self.levels("gesetz").await?,
            Some(Block::Field(self.line(field::DEADLINE, "proposal-deadline-hint").optional())),
            Some(Block::Field(
                self.text(field::DEADLINE_REASON, 2, "proposal-deadline-reason-hint").optional(),
            )),
            Some(Block::Field(
                self.line(field::COUNCIL_DOCUMENT, "proposal-council-document-hint").optional(),
            )),
            self.levels("politik").await?,
            Some(Block::Field(self.line(field::SERVICE_KEY, "proposal-service-key-hint").optional())),
        ];
        Ok(optional.into_iter().flatten().chain(self.services().await?).collect())
    }

    /// What the key means, and the catalogue to choose one from if there is one.
    async fn services(&self) -> Result<Vec<Block>, Error> {
        let pool = &self.state.pool;
        let mut blocks = vec![match typed::service_key(self.typed.raw(field::SERVICE_KEY)) {
            Ok(key) => Block::Service {
                service: store::service(pool, &key).await?,
                same: self.linked(store::projects_of_service(pool, &key, None).await?),
            },
            Err(_) => Block::Service { service: None, same: Vec::new() },
        }];
        if store::has_catalogue(pool).await? {
            let words = self.words();
            let typed = Pairs::of([(SERVICE_SEARCH, self.search.to_owned())]);
            let search = (SERVICE_SEARCH, "service-search");
            let search = Field::of(words, search, Control::Line("search"), &typed);
            let sought = Some(self.search.trim()).filter(|sought| !sought.is_empty());
            blocks.push(Block::ServiceSearch(search.with_hint(words.text("service-search-hint")).optional()));
            blocks.push(Block::Services(match sought {
                Some(sought) => Some(store::find_services(pool, sought).await?),
                None => None,
            }));
        }
        Ok(blocks)
    }

    async fn levels(&self, criterion: &str) -> Result<Option<Block>, Error> {
        let words = self.words();
        let found = store::criterion_words(&self.state.pool, criterion).await?;
        Ok(found.map(|criterion| Block::Levels {
            name: criterion.name.get(words).to_owned(),
            levels: criterion.levels.iter().map(|level| level.get(words).to_owned()).collect(),
        }))
    }

    async fn benefit(&self) -> Result<Vec<Block>, Error> {
        let mut blocks = Vec::new();
        for of in Beneficiaries::ALL {
            let (heading, effect, cases) = match of {
                Beneficiaries::Citizens => {
                    ("proposal-citizens-heading", field::CITIZEN_EFFECT, field::CITIZEN_CASES)
                }
                Beneficiaries::Businesses => {
                    ("proposal-businesses-heading", field::BUSINESS_EFFECT, field::BUSINESS_CASES)
                }
            };
            let effects = Effect::ALL.into_iter().map(|effect| (effect.code(), labels::effect(effect)));
            blocks.push(Block::Heading(self.words().text(heading)));
            blocks.push(Block::Field(self.radio(effect, effects)));
            blocks.push(Block::Field(self.line(cases, "proposal-cases-hint")));
            let criterion = store::criterion_words(&self.state.pool, of.criterion()).await?;
            let facts = Proposal::benefit(self.typed, of);
            let level = facts.suggested_level(of).map(|level| {
                let levels = criterion.iter().flat_map(|criterion| &criterion.levels);
                let anchor = levels.skip(usize::from(level)).map(|level| level.get(self.words()).to_owned());
                (self.words().integer(level), anchor.into_iter().next().unwrap_or_default())
            });
            blocks.push(Block::Level { of, level });
            blocks.extend(self.levels(of.criterion()).await?);
        }
        Ok(blocks)
    }

    async fn effort(&self) -> Result<Vec<Block>, Error> {
        let words = self.words();
        let typed = [(SEARCH.to_owned(), self.search.to_owned())].into_iter().collect();
        let search = Field::of(words, (SEARCH, "proposal-search"), Control::Line("search"), &typed);
        Ok(vec![
            Block::Field(self.line(field::EFFORT, "proposal-effort-hint").optional()),
            Block::Field(self.line(field::COST, "proposal-cost-hint").optional()),
            Block::Search(search.with_hint(words.text("proposal-search-hint"))),
            Block::Requires(self.prerequisites().await?),
        ])
    }

    /// What has been chosen always stands in the list, so that sending the form keeps it.
    async fn prerequisites(&self) -> Result<Field, Error> {
        let words = self.words();
        let given: Vec<&str> = self.typed.all(field::REQUIRES).filter(|number| !number.is_empty()).collect();
        let numbers: Vec<ProjectNumber> = given.iter().filter_map(|number| number.parse().ok()).collect();
        let chosen = store::projects_by_number(&self.state.pool, &numbers).await?;
        let found = store::possible_prerequisites(&self.state.pool, self.search.trim()).await?;
        let nothing_found = found.is_empty();
        let is_chosen = |number: &str| chosen.iter().any(|project| project.number.to_string() == number);
        let unknown = given.iter().filter(|number| !is_chosen(number));
        let unknown = unknown.map(|number| ((*number).to_owned(), (*number).to_owned()));
        let others = found.iter().filter(|project| !is_chosen(&project.number.to_string()));
        let listed = |project: &OtherProject| (project.number.to_string(), labels::choice(words, project));
        let choices = unknown.chain(chosen.iter().map(listed)).chain(others.map(listed));
        let choices = choices.map(|(value, label)| Choice { value, label, is_chosen: false }).collect();
        let hint = if nothing_found { "proposal-requires-nothing-found" } else { "proposal-requires-hint" };
        Ok(self.field(field::REQUIRES, Control::Checkboxes(choices), Some(hint)).optional())
    }

    /// What to say of what a search has found: the key of the text, and how many.
    pub(super) fn found(blocks: &[Block], search: &str) -> Option<(&'static str, usize)> {
        if search.trim().is_empty() {
            return None;
        }
        blocks.iter().find_map(|block| match block {
            Block::Services(found) => Some(("service-saved-and-found", found.as_ref()?.len())),
            Block::Requires(Field { control: Control::Checkboxes(choices), .. }) => {
                let found = choices.iter().filter(|choice| !choice.is_chosen).count();
                Some(("proposal-saved-and-found", found))
            }
            _ => None,
        })
    }
}
