// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the groups and departments of the identity provider mean here: a table that the operator writes.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, Trim};

use crate::{kit::i18n::Message, people::model::Role};

/// The table. Capitals and one leading `/` do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    roles: BTreeSet<(String, Role)>,
    departments: BTreeMap<String, String>,
}

/// What is wrong with a line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingFault {
    /// Not three columns with something in each.
    Columns,
    /// The first column is neither `role` nor `department`.
    Kind(String),
    /// There is no such role.
    Role(String),
    /// Two departments for one value.
    Twice(String),
    /// The file is not a list of lines in UTF-8.
    Unreadable,
}

impl MappingFault {
    /// What to tell the operator.
    pub fn message(&self) -> Message {
        match self {
            Self::Columns => Message::new("program-oidc-mapping-columns"),
            Self::Kind(found) => Message::new("program-oidc-mapping-kind").with("found", found.clone()),
            Self::Role(found) => Message::new("program-oidc-mapping-role")
                .with("found", found.clone())
                .with("roles", Role::ALL.map(Role::code).join(", ")),
            Self::Twice(found) => Message::new("program-oidc-mapping-twice").with("found", found.clone()),
            Self::Unreadable => Message::new("program-oidc-mapping-unreadable"),
        }
    }
}

/// A value for comparing: capitals do not count, nor does the `/` that Keycloak puts before a group.
pub fn plain(value: &str) -> String {
    let value = value.trim();
    value.strip_prefix('/').unwrap_or(value).to_lowercase()
}

impl Mapping {
    /// Reads the table: lines of `role;value;role` and `department;value;department`, remarks after `#`. A line
    /// that cannot be understood is named by its number.
    pub fn read(text: &[u8]) -> Result<Self, (u64, MappingFault)> {
        // Editors on Windows put an invisible mark before the first line.
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut mapping = Self::default();
        for (number, line) in (1..).zip(text.split(|byte| *byte == b'\n')) {
            let line = str::from_utf8(line).map_err(|_| (number, MappingFault::Unreadable))?.trim();
            if !line.is_empty() && !line.starts_with('#') {
                mapping.add(line).map_err(|fault| (number, fault))?;
            }
        }
        Ok(mapping)
    }

    fn add(&mut self, line: &str) -> Result<(), MappingFault> {
        let mut reader = ReaderBuilder::new();
        reader.delimiter(b';').has_headers(false).trim(Trim::All);
        let record = reader.from_reader(line.as_bytes()).into_records().next();
        let record = record.and_then(Result::ok).ok_or(MappingFault::Columns)?;
        let columns: Vec<&str> = record.iter().collect();
        let [kind, value, meaning] = *columns else { return Err(MappingFault::Columns) };
        if plain(value).is_empty() || meaning.is_empty() {
            return Err(MappingFault::Columns);
        }
        match kind {
            "role" => {
                let role = Role::from_code(meaning).ok_or_else(|| MappingFault::Role(meaning.to_owned()))?;
                self.roles.insert((plain(value), role));
            }
            "department" => {
                let known = self.departments.insert(plain(value), meaning.to_owned());
                if known.is_some_and(|known| known != meaning) {
                    return Err(MappingFault::Twice(value.to_owned()));
                }
            }
            other => return Err(MappingFault::Kind(other.to_owned())),
        }
        Ok(())
    }

    /// How many groups and how many departments there are lines for.
    pub fn size(&self) -> (usize, usize) {
        (self.roles.len(), self.departments.len())
    }

    /// Whether some group has that role.
    pub fn gives(&self, role: Role) -> bool {
        self.roles.iter().any(|(_, given)| *given == role)
    }

    /// What somebody with those groups may do; nothing if none of them is known.
    pub fn roles(&self, groups: &[String]) -> BTreeSet<Role> {
        let groups: BTreeSet<String> = groups.iter().map(|group| plain(group)).collect();
        let known = self.roles.iter().filter(|(value, _)| groups.contains(value));
        known.map(|(_, role)| *role).collect()
    }

    /// The name of the department that a value stands for: what the table says, else the value itself.
    pub fn department<'a>(&'a self, value: &'a str) -> &'a str {
        self.departments.get(&plain(value)).map_or(value, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TABLE: &str = "\u{feff}# Groups\n\
        role; Vorrang-Bewertung ;assessor\n\
        role;vorrang-bewertung;portfolio_manager\n\
        role;\"CN=Leitung;OU=Stadt\";leadership\n\n\
        department;StA 33;Bürgerdienste\n\
        department;/FB33;Bürgerdienste\n";

    fn roles(groups: &[&str]) -> BTreeSet<Role> {
        let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
        Mapping::read(TABLE.as_bytes()).unwrap().roles(&groups)
    }

    #[test]
    fn groups_become_roles_and_texts_departments() {
        assert_eq!(
            roles(&["/VORRANG-Bewertung", "elsewhere"]),
            [Role::Assessor, Role::PortfolioManager].into()
        );
        assert_eq!(roles(&["cn=leitung;ou=stadt"]), [Role::Leadership].into());
        assert_eq!(roles(&["//vorrang-bewertung", "vorrang", "bewertung", ""]), BTreeSet::new());
        let mapping = Mapping::read(TABLE.as_bytes()).unwrap();
        for value in ["StA 33", "sta 33 ", "/sta 33", "fb33"] {
            assert_eq!(mapping.department(value), "Bürgerdienste", "{value}");
        }
        assert_eq!(mapping.department("Jugendamt"), "Jugendamt");
    }

    #[test]
    fn a_line_that_cannot_be_understood_is_named() {
        let fault = |text: &[u8]| Mapping::read(text).unwrap_err();
        assert_eq!(fault(b"role;a;reader\n# x\nrole;b"), (3, MappingFault::Columns));
        assert_eq!(fault(b"role;/;reader"), (1, MappingFault::Columns));
        assert_eq!(fault(b"role;a;"), (1, MappingFault::Columns));
        assert_eq!(fault(b"role;a;reader;x"), (1, MappingFault::Columns));
        assert_eq!(fault(b"roles;a;reader"), (1, MappingFault::Kind("roles".to_owned())));
        assert_eq!(fault(b"\nrole;a;king"), (2, MappingFault::Role("king".to_owned())));
        let twice = b"department;a;One\ndepartment;A;Two";
        assert_eq!(fault(twice), (2, MappingFault::Twice("A".to_owned())));
        assert_eq!(fault(b"role;\xff;reader"), (1, MappingFault::Unreadable));
        assert_eq!(Mapping::read(b""), Ok(Mapping::default()));
    }

    proptest! {
        #[test]
        fn any_table_is_read_or_refused_by_line(text in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Err((line, _)) = Mapping::read(&text) {
                prop_assert!(line >= 1);
            }
        }

        #[test]
        fn only_a_group_in_the_table_gives_a_role(groups in prop::collection::vec("\\PC{0,12}", 0..6)) {
            let mapping = Mapping::read(TABLE.as_bytes()).unwrap();
            let known = |group: &String| {
                matches!(plain(group).as_str(), "vorrang-bewertung" | "cn=leitung;ou=stadt")
            };
            prop_assert_eq!(mapping.roles(&groups).is_empty(), !groups.iter().any(known));
        }

        #[test]
        fn capitals_and_one_slash_do_not_count(name in "[a-zäöü][a-zäöü0-9 ./\\\\-]{0,20}[a-z]") {
            let table = format!("role;{name};auditor\n");
            let mapping = Mapping::read(table.as_bytes()).unwrap();
            for written in [name.clone(), name.to_uppercase(), format!("/{name}"), format!(" {name} ")] {
                prop_assert_eq!(mapping.roles(&[written]), BTreeSet::from([Role::Auditor]));
            }
            prop_assert_eq!(mapping.roles(&[format!("//{name}"), format!("{name}x")]), BTreeSet::new());
        }
    }
}
