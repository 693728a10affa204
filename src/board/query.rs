// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which projects a list shows and in which order: read from the address, written back into it.

use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::Message,
    },
    people::{DepartmentChoice, DepartmentId},
    projects::{Kind, State},
};

/// The longest text that a list is searched for, in characters.
pub const LONGEST_TEXT: usize = 100;

/// Later pages are refused: nobody reads that far, and the database would have to.
const LAST_PAGE: u32 = 100_000;

/// The field in which the name of a department is typed, where there are too many to choose from.
pub const DEPARTMENT_NAME: &str = "department_name";

/// What a list is narrowed to. Empty fields do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must occur in number, title, summary, legal basis or department, see [`super::model::Wanted`];
    /// at most 100 characters.
    pub text: Option<String>,
    /// Only this department's.
    pub department: Option<DepartmentId>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this state.
    pub state: Option<State>,
}

/// What a list can be sorted by. The place column keeps the official place whatever the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortKey {
    /// The official order.
    #[default]
    Place,
    /// Title, as in a German dictionary.
    Title,
    /// Number.
    Number,
    /// Department, as in a German dictionary.
    Department,
    /// Visible or background.
    Kind,
    /// The level on the criterion at that place in the order of the criteria, from 0.
    Criterion(usize),
    /// Points; what is missing counts at its lowest.
    Points,
    /// Deadline.
    Deadline,
    /// Effort.
    Effort,
    /// Cost.
    Cost,
    /// Place in the life cycle.
    State,
}

impl SortKey {
    const NAMED: [(&'static str, Self); 10] = [
        ("place", Self::Place),
        ("title", Self::Title),
        ("number", Self::Number),
        ("department", Self::Department),
        ("kind", Self::Kind),
        ("points", Self::Points),
        ("deadline", Self::Deadline),
        ("effort", Self::Effort),
        ("cost", Self::Cost),
        ("state", Self::State),
    ];

    /// The direction that one expects at the first click: the best, the earliest, the first letter.
    pub const fn descends_at_first(self) -> bool {
        matches!(self, Self::Points | Self::Criterion(_))
    }

    /// The word in addresses. A criterion is named by its own key.
    pub fn code<'a>(self, criteria: &[&'a str]) -> &'a str {
        match self {
            Self::Criterion(index) => criteria.get(index).copied().unwrap_or_default(),
            named => Self::NAMED.iter().find(|(_, key)| *key == named).map_or("", |(code, _)| code),
        }
    }

    fn from_code(code: &str, criteria: &[&str]) -> Option<Self> {
        let named = Self::NAMED.iter().find(|(name, _)| *name == code).map(|(_, key)| *key);
        named.or_else(|| criteria.iter().position(|key| *key == code).map(Self::Criterion))
    }
}

/// An order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub key: SortKey,
    /// From the greatest to the least.
    pub descending: bool,
}

/// Filter, order and page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// What is shown.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Page, from 1.
    pub page: u32,
}

impl ListQuery {
    /// Reads an address's query. `criteria` are the keys of the criteria in order, `departments` those that the
    /// one asked for is chosen from. Unknown names are ignored; an unknown value of a known name is refused with its field.
    pub fn read(
        given: &Pairs,
        criteria: &[&str],
        departments: &DepartmentChoice,
    ) -> Result<Self, Vec<FieldError>> {
        let mut reader = Reader { given, errors: Vec::new() };
        let filter = Filter {
            text: reader.read("q", "filter-text-too-long", |text| {
                (text.chars().count() <= LONGEST_TEXT && !text.contains('\0')).then(|| text.to_owned())
            }),
            department: reader.department(departments),
            kind: reader.read("kind", "filter-unknown-kind", |value| {
                Kind::ALL.into_iter().find(|kind| kind.code() == value)
            }),
            state: reader.read("state", "filter-unknown-state", |value| {
                State::ALL.into_iter().find(|state| state.code() == value)
            }),
        };
        let key = reader.read("sort", "filter-unknown-sort", |value| SortKey::from_code(value, criteria));
        let key = key.unwrap_or_default();
        let descending = reader.read("dir", "filter-unknown-direction", |value| match value {
            "asc" => Some(false),
            "desc" => Some(true),
            _ => None,
        });
        let sort = Sort { key, descending: descending.unwrap_or(key.descends_at_first()) };
        let page = reader.read("page", "filter-unknown-page", |value| {
            value.parse().ok().filter(|page| (1..=LAST_PAGE).contains(page))
        });
        if reader.errors.is_empty() {
            Ok(Self { filter, sort, page: page.unwrap_or(1) })
        } else {
            Err(reader.errors)
        }
    }

    /// The query of an address that [`Self::read`] reads as this, with its `?`; empty for the plain list.
    /// The same list always has the same address.
    pub fn address(&self, criteria: &[&str]) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if let Some(text) = &self.filter.text {
            pairs.append_pair("q", text);
        }
        if let Some(department) = self.filter.department {
            pairs.append_pair("department", &department.0.to_string());
        }
        if let Some(kind) = self.filter.kind {
            pairs.append_pair("kind", kind.code());
        }
        if let Some(state) = self.filter.state {
            pairs.append_pair("state", state.code());
        }
        let Sort { key, descending } = self.sort;
        if key != SortKey::default() || descending {
            pairs.append_pair("sort", key.code(criteria));
        }
        if descending != key.descends_at_first() {
            pairs.append_pair("dir", if descending { "desc" } else { "asc" });
        }
        if self.page > 1 {
            pairs.append_pair("page", &self.page.to_string());
        }
        let query = pairs.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// The same list sorted by `key`: a second click on the same column turns the order round.
    #[must_use]
    pub fn sorted_by(&self, key: SortKey) -> Self {
        let descending = if self.sort.key == key { !self.sort.descending } else { key.descends_at_first() };
        Self { filter: self.filter.clone(), sort: Sort { key, descending }, page: 1 }
    }

    /// The same list in the official order, or with the places from the last to the first.
    #[must_use]
    pub fn by_place(self) -> Self {
        if self.sort.key == SortKey::Place { self } else { Self { sort: Sort::default(), ..self } }
    }

    /// Another page of the same list.
    #[must_use]
    pub fn on_page(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }
}

/// Reads one field after another and remembers what it had to refuse.
struct Reader<'a> {
    given: &'a Pairs,
    errors: Vec<FieldError>,
}

impl Reader<'_> {
    /// By its key, as links have it, or by its name, as people type it.
    fn department(&mut self, departments: &DepartmentChoice) -> Option<DepartmentId> {
        let of_key = self.read("department", "filter-unknown-department", |key| departments.of_key(key));
        let of_name =
            self.read(DEPARTMENT_NAME, "filter-unknown-department-name", |typed| departments.of_name(typed));
        of_key.or(of_name).map(|department| department.id)
    }

    fn read<T>(
        &mut self,
        field: &'static str,
        refusal: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.given.get(field)?;
        let understood = read(value);
        if understood.is_none() {
            let message = Message::new(refusal).with("value", value.to_owned());
            self.errors.push(FieldError { field, message });
        }
        understood
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::people::Department;

    const CRITERIA: [&str; 2] = ["gesetz", "politik"];

    fn read(query: &str) -> Result<ListQuery, Vec<&'static str>> {
        let department = Department { id: DepartmentId(7), name: "Amt für Umwelt".to_owned() };
        let departments = DepartmentChoice { offered: vec![department], is_typed: false };
        ListQuery::read(&Pairs::of_query(query), &CRITERIA, &departments)
            .map_err(|errors| errors.into_iter().map(|error| error.field).collect())
    }

    #[test]
    fn empty_fields_do_not_narrow() {
        let query = read("q=+&department=&kind=&state=&sort=&unknown=1").unwrap();
        assert_eq!(query.filter, Filter::default());
        assert_eq!(query, read("").unwrap());
    }

    #[test]
    fn a_bad_value_is_refused_with_its_field() {
        assert_eq!(
            read("department=8&kind=x&state=y&sort=z&dir=up&page=0"),
            Err(vec!["department", "kind", "state", "sort", "dir", "page"])
        );
        assert_eq!(read(&format!("q={}", "x".repeat(101))), Err(vec!["q"]));
    }

    #[test]
    fn a_second_click_turns_the_order_round() {
        let by_points = read("").unwrap().sorted_by(SortKey::Points);
        assert!(by_points.sort.descending);
        assert!(!by_points.sorted_by(SortKey::Points).sort.descending);
        assert!(!by_points.sorted_by(SortKey::Title).sort.descending);
    }

    proptest! {
        #[test]
        fn an_address_is_read_as_what_it_was_written_from(
            text in proptest::option::of("\\PC{1,100}"),
            department in any::<bool>(),
            kind in proptest::option::of(proptest::sample::select(Kind::ALL.to_vec())),
            state in proptest::option::of(proptest::sample::select(State::ALL.to_vec())),
            key in proptest::sample::select(vec![SortKey::Place, SortKey::Title, SortKey::Points, SortKey::Criterion(1)]),
            descending in any::<bool>(),
            page in 1_u32..100,
        ) {
            let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            let query = ListQuery {
                filter: Filter { text, department: department.then_some(DepartmentId(7)), kind, state },
                sort: Sort { key, descending },
                page,
            };
            let address = query.address(&CRITERIA);
            prop_assert_eq!(read(address.trim_start_matches('?')), Ok(query));
        }

        #[test]
        fn no_query_breaks_the_reader(query in "\\PC{0,200}") {
            let _ = read(&query);
        }
    }
}
