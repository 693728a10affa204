// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is said of a person or a department, read from a form or a command line.

use std::collections::BTreeSet;

use super::model::Role;
use crate::kit::{
    i18n::Message,
    text::{line, required},
};

/// The most characters of a name.
pub const LONGEST_NAME: usize = 100;
/// The most characters of an address for mails (RFC 5321, 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// The name of a person or a department.
pub fn name(typed: &str) -> Result<String, Message> {
    required(line(typed, LONGEST_NAME))
}

/// What a person will type to sign in; capital letters are forgiven. Few kinds of characters, so that it can be
/// typed at every keyboard and told from every other.
pub fn sign_in_name(typed: &str) -> Result<String, Message> {
    let name = required(line(typed, LONGEST_NAME))?.to_lowercase();
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-@".contains(&byte);
    if name.bytes().all(is_plain) { Ok(name) } else { Err(Message::new("sign-in-name-form")) }
}

/// Where mails go, if anywhere. Whether there is such an address only a mail can tell.
pub fn email(typed: &str) -> Result<Option<String>, Message> {
    let email = line(typed, LONGEST_EMAIL)?;
    if email.is_empty() {
        return Ok(None);
    }
    let is_plain = |letter: char| !letter.is_whitespace() && !"<>()[],;:\"\\".contains(letter);
    let is_address = email.split_once('@').is_some_and(|(mailbox, host)| {
        !mailbox.is_empty()
            && host.contains('.')
            && host.split('.').all(|part| !part.is_empty())
            && !host.contains('@')
    });
    if is_address && email.chars().all(is_plain) { Ok(Some(email)) } else { Err(Message::new("email-form")) }
}

/// What the person may do.
pub fn roles<'a>(codes: impl Iterator<Item = &'a str>) -> Result<BTreeSet<Role>, Message> {
    let roles: Option<BTreeSet<Role>> = codes.map(Role::from_code).collect();
    match roles {
        Some(roles) if !roles.is_empty() => Ok(roles),
        _ => Err(Message::new("roles-missing")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_in_names_can_be_typed_everywhere() {
        assert_eq!(sign_in_name(" Anna.Muster@stadt-do.de ").unwrap(), "anna.muster@stadt-do.de");
        for refused in ["anna muster", "müller", "anna/", "İ", "a\u{200b}"] {
            assert_eq!(sign_in_name(refused).unwrap_err().key, "sign-in-name-form", "{refused}");
        }
        assert_eq!(sign_in_name(" ").unwrap_err().key, "text-missing");
    }

    #[test]
    fn an_address_for_mails_has_the_form_of_one() {
        assert_eq!(email(" "), Ok(None));
        for good in ["anna.muster@stadtdo.de", "a+b@mail.stadtdo.de", "müller@köln.de"] {
            assert_eq!(email(good), Ok(Some(good.to_owned())));
        }
        for bad in [
            "anna",
            "@stadtdo.de",
            "anna@",
            "anna@stadtdo",
            "a@b@c.de",
            "a b@c.de",
            "<a@c.de>",
            "a@c..de",
            "a@c.de,b@c.de",
        ] {
            assert_eq!(email(bad).unwrap_err().key, "email-form", "{bad}");
        }
        assert_eq!(email("a@c.de\r\nBcc: b@c.de").unwrap_err().key, "text-unreadable");
    }

    #[test]
    fn a_person_has_known_roles_and_at_least_one() {
        assert_eq!(roles(["admin", "reader"].into_iter()), Ok(BTreeSet::from([Role::Reader, Role::Admin])));
        assert_eq!(roles([].into_iter()).unwrap_err().key, "roles-missing");
        assert_eq!(roles(["reader", "root"].into_iter()).unwrap_err().key, "roles-missing");
    }
}
