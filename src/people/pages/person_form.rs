// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The form for a person: its fields, and what was typed into them.

use super::sign_in::role_name;
use crate::{
    kit::{
        field::{Choice, Control, Field},
        form::{FieldError, Pairs},
        i18n::Message,
        page::Chrome,
    },
    people::{
        details,
        model::{Department, DepartmentId, NewPerson, Person, PersonEdit, Role},
    },
};

/// Name of the field for what the person types to sign in.
pub(super) const SIGN_IN_NAME: &str = "sign_in_name";
/// Name of the field for the roles.
pub(super) const ROLES: &str = "roles";
/// Name of the field for whether the person may sign in.
pub(super) const ACTIVE: &str = "active";
const NAME: &str = "name";
const EMAIL: &str = "email";
const DEPARTMENT: &str = "department";

/// What the fields show.
pub(super) struct PersonForm<'a> {
    pub chrome: &'a Chrome,
    pub departments: &'a [Department],
    pub typed: &'a Pairs,
    pub errors: &'a [FieldError],
}

impl PersonForm<'_> {
    /// The fields for a new person, or for one who is stored.
    pub fn fields(&self, person: Option<&Person>) -> Vec<Field> {
        let words = self.chrome.words;
        let mut fields = match person {
            // The sign-in name is given once.
            None => [self.sign_in_name()].into_iter().chain(self.said_of_the_person()).collect(),
            Some(person) if person.is_from_provider => Vec::new(),
            Some(_) => self.said_of_the_person(),
        };
        if person.is_some() {
            fields.push(self.access());
        }
        fields.into_iter().map(|field| field.with_errors(words, self.errors)).collect()
    }

    fn field(&self, named: (&'static str, &str), control: Control) -> Field {
        Field::of(self.chrome.words, named, control, self.typed)
    }

    fn sign_in_name(&self) -> Field {
        let named = self.field((SIGN_IN_NAME, "sign-in-name"), Control::Line("text"));
        named.with_hint(self.chrome.words.text("sign-in-name-hint"))
    }

    /// What the identity provider says of those who sign in through it.
    fn said_of_the_person(&self) -> Vec<Field> {
        let words = self.chrome.words;
        let name = self.field((NAME, "person-name"), Control::Line("text"));
        let email = self.field((EMAIL, "person-email"), Control::Line("email"));
        let department = self.field((DEPARTMENT, "person-department"), Control::Select(self.departments()));
        let roles = self.field((ROLES, "person-roles"), Control::Checkboxes(self.roles()));
        vec![
            name,
            email.optional().with_hint(words.text("person-email-hint")),
            department.with_hint(words.text("person-department-hint")),
            roles.with_hint(words.text("person-roles-hint")),
        ]
    }

    fn access(&self) -> Field {
        let words = self.chrome.words;
        let yes = choice("yes", words.text("person-active"));
        let access = self.field((ACTIVE, "person-access"), Control::Checkboxes(vec![yes]));
        access.with_hint(words.text("person-access-hint"))
    }
    fn departments(&self) -> Vec<Choice> {
        let none = choice("", self.chrome.words.text("department-none"));
        let all = self
            .departments
            .iter()
            .map(|department| choice(&department.id.0.to_string(), department.name.clone()));
        [none].into_iter().chain(all).collect()
    }

    fn roles(&self) -> Vec<Choice> {
        let role = |role: Role| choice(role.code(), role_name(role, self.chrome));
        Role::ALL.into_iter().map(role).collect()
    }
}

fn choice(value: &str, label: String) -> Choice {
    Choice { value: value.to_owned(), label, is_chosen: false }
}

/// What the form of a stored person would send.
pub(super) fn filled_in(person: &PersonEdit) -> Pairs {
    let department = person.department.map(|department| department.0.to_string()).unwrap_or_default();
    let fields = [
        (NAME, person.name.clone()),
        (EMAIL, person.email.clone().unwrap_or_default()),
        (DEPARTMENT, department),
    ];
    let roles = person.roles.iter().map(|role| (ROLES, role.code().to_owned()));
    let active = person.is_active.then(|| (ACTIVE, "yes".to_owned()));
    Pairs::of(fields.into_iter().chain(roles).chain(active))
}

/// The change of a stored person that was typed; what the form of one from the identity provider does not ask for
/// stays.
pub(super) fn read_edit_of(
    person: &Person,
    typed: &Pairs,
    departments: &[Department],
) -> Result<PersonEdit, Vec<FieldError>> {
    if person.is_from_provider && typed.get(NAME).is_none() {
        return Ok(PersonEdit { is_active: is_active(typed), ..PersonEdit::of(person) });
    }
    read_edit(typed, departments)
}

fn is_active(typed: &Pairs) -> bool {
    typed.get(ACTIVE) == Some("yes")
}

/// The person as typed.
fn read_edit(typed: &Pairs, departments: &[Department]) -> Result<PersonEdit, Vec<FieldError>> {
    let mut errors = Vec::new();
    let name = kept(&mut errors, NAME, details::name(typed.raw(NAME)));
    let email = kept(&mut errors, EMAIL, details::email(typed.raw(EMAIL)));
    let department = kept(&mut errors, DEPARTMENT, department(typed, departments));
    let roles = kept(&mut errors, ROLES, details::roles(typed.all(ROLES)));
    match (name, email, department, roles) {
        (Some(name), Some(email), Some(department), Some(roles)) => {
            Ok(PersonEdit { name, email, department, roles, is_active: is_active(typed) })
        }
        _ => Err(errors),
    }
}

/// The new person that was typed.
pub(super) fn read_new(typed: &Pairs, departments: &[Department]) -> Result<NewPerson, Vec<FieldError>> {
    let mut errors = Vec::new();
    let sign_in_name = kept(&mut errors, SIGN_IN_NAME, details::sign_in_name(typed.raw(SIGN_IN_NAME)));
    match (sign_in_name, read_edit(typed, departments)) {
        (Some(sign_in_name), Ok(PersonEdit { name, email, department, roles, .. })) => {
            Ok(NewPerson { sign_in_name, name, email, department, roles })
        }
        (_, edit) => Err(errors.into_iter().chain(edit.err().unwrap_or_default()).collect()),
    }
}

fn kept<T>(errors: &mut Vec<FieldError>, field: &'static str, read: Result<T, Message>) -> Option<T> {
    read.map_err(|message| errors.push(FieldError { field, message })).ok()
}

/// The department that was chosen, or that none was.
fn department(typed: &Pairs, departments: &[Department]) -> Result<Option<DepartmentId>, Message> {
    let Some(chosen) = typed.get(DEPARTMENT) else { return Ok(None) };
    let found = departments.iter().find(|department| department.id.0.to_string() == chosen);
    found.map(|department| Some(department.id)).ok_or_else(|| Message::new("department-unknown"))
}
