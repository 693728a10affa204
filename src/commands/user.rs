// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang user`: people, for whoever runs the portal. Works beside a running one.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use chrono::{DateTime, Utc};
use nix::sys::termios::{LocalFlags, SetArg, tcgetattr, tcsetattr};
use sqlx::PgPool;
use thiserror::Error;
use url::Url;

use super::{CommandError, say};
use crate::{
    MIGRATOR,
    audit::Actor,
    config::{NewUser, User, UserCommand},
    error,
    exchange::{self, ImportError},
    kit::{
        clock::Clock,
        database::{Database, Place},
        i18n::{Locale, Message},
        secret::Secret,
    },
    people::{self, DepartmentId, NewPerson, Person, PersonEdit, PersonError, details, password_link_path},
};

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum UserError {
    /// An option says something that cannot be so.
    #[error("{option}: {}", message.key)]
    Option {
        /// The option.
        option: &'static str,
        /// What is wrong.
        message: Message,
    },
    /// Nobody has that sign-in name.
    #[error("no such person: {0}")]
    Unknown(String),
    /// There is no department of that name.
    #[error("no such department: {0}")]
    UnknownDepartment(String),
    /// Whoever may not sign in gets no link.
    #[error("{0} is locked out")]
    Locked(String),
    /// No password lets anybody in.
    #[error("VORRANG_OIDC_ONLY")]
    ProviderOnly,
    /// The terminal or the standard input gave none.
    #[error("no password")]
    NoPassword(#[source] io::Error),
    /// The person cannot be added or changed.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// The portal cannot be set up.
    #[error(transparent)]
    SetUp(#[from] ImportError),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] error::Error),
}

impl From<sqlx::Error> for UserError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

impl UserError {
    /// What to tell whoever gave the command.
    pub fn message(&self) -> Message {
        match self {
            Self::Option { option, message } => Message::new("user-option")
                .with("option", (*option).to_owned())
                .with("message", message.clone()),
            Self::Unknown(name) => Message::new("user-unknown").with("name", name.clone()),
            Self::UnknownDepartment(name) => {
                Message::new("user-unknown-department").with("name", name.clone())
            }
            Self::Locked(name) => Message::new("user-locked").with("name", name.clone()),
            Self::ProviderOnly => Message::new("user-provider-only"),
            Self::NoPassword(source) => Message::new("user-no-password").with("reason", source.to_string()),
            Self::Person(PersonError::NameTaken) => Message::new("sign-in-name-taken"),
            Self::Person(PersonError::LastAdmin) => Message::new("last-admin"),
            Self::Person(PersonError::Changed(_)) => Message::new("user-changed"),
            Self::Person(PersonError::Provider) => Message::new("person-from-provider"),
            Self::Person(error) => Message::new("program-system").with("reason", error.to_string()),
            Self::SetUp(error) => Message::new("program-system").with("reason", error.to_string()),
            Self::Database(error) => Message::new("program-system").with("reason", error.to_string()),
        }
    }
}

/// What a command has to say when it is done.
type Lines = Vec<String>;

/// The portal as the command finds it.
struct Desk<'a> {
    pool: &'a PgPool,
    public_url: Option<&'a Url>,
    locale: Locale,
    actor: Actor,
    now: DateTime<Utc>,
}

/// Does what the command says in the database at `place`.
pub(super) async fn run(user: &User, place: &Place, locale: Locale) -> Result<(), CommandError> {
    // Said before a database is started for nothing.
    if user.oidc_only && matches!(user.command, UserCommand::Add(_) | UserCommand::Password { .. }) {
        return Err(UserError::ProviderOnly.into());
    }
    let new = match &user.command {
        UserCommand::Add(new) => Some(read(new, locale)?),
        _ => None,
    };
    let database = Database::join(place, &MIGRATOR).await?;
    let desk = Desk {
        pool: &database.pool,
        public_url: user.public_url.as_ref(),
        locale,
        actor: Actor { id: None, name: Locale::De.text("user-actor") },
        now: Clock::System.now(),
    };
    let done = match (&user.command, new) {
        (UserCommand::Add(_), None) => Ok(Vec::new()),
        (UserCommand::Add(_), Some(new)) => desk.add(new).await,
        (UserCommand::List, _) => desk.list().await,
        (UserCommand::Password { sign_in_name }, _) => desk.make_link(sign_in_name).await,
        (UserCommand::Roles { sign_in_name, roles }, _) => {
            let roles = details::roles(roles.iter().map(String::as_str));
            match roles.map_err(wrong("--role")) {
                Ok(roles) => desk.change(sign_in_name, |edit| edit.roles = roles).await,
                Err(error) => Err(error),
            }
        }
        (UserCommand::Deactivate { sign_in_name }, _) => {
            desk.change(sign_in_name, |edit| edit.is_active = false).await
        }
        (UserCommand::Activate { sign_in_name }, _) => {
            desk.change(sign_in_name, |edit| edit.is_active = true).await
        }
    };
    database.close().await;
    for line in done? {
        say(&line);
    }
    Ok(())
}

/// A person to add, as far as that can be said without the database.
struct Draft {
    new: NewPerson,
    department: Option<String>,
    password: Option<String>,
}

fn wrong(option: &'static str) -> impl FnOnce(Message) -> UserError {
    move |message| UserError::Option { option, message }
}

fn read(new: &NewUser, locale: Locale) -> Result<Draft, UserError> {
    let person = NewPerson {
        sign_in_name: details::sign_in_name(&new.sign_in_name).map_err(wrong("SIGN_IN_NAME"))?,
        name: details::name(&new.name).map_err(wrong("--name"))?,
        email: details::email(new.email.as_deref().unwrap_or_default()).map_err(wrong("--email"))?,
        department: None,
        roles: details::roles(new.roles.iter().map(String::as_str)).map_err(wrong("--role"))?,
    };
    let password = ask_password(new.password_stdin, locale)?;
    if let Some(password) = &password {
        let names = [&*person.name, &*person.sign_in_name, person.email.as_deref().unwrap_or_default()];
        if let Some(message) = people::password_weakness(password, &names) {
            return Err(wrong("--password-stdin")(message));
        }
    }
    Ok(Draft { new: person, department: new.department.clone(), password })
}

/// The password from the standard input if that was asked for, else from somebody at a terminal; none if there
/// is nobody or nothing was typed.
fn ask_password(from_stdin: bool, locale: Locale) -> Result<Option<String>, UserError> {
    if from_stdin {
        return Ok(Some(read_line().map_err(UserError::NoPassword)?));
    }
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    let password = ask_unseen(&locale.text("user-ask-password")).map_err(UserError::NoPassword)?;
    if password.is_empty() {
        return Ok(None);
    }
    let again = ask_unseen(&locale.text("user-ask-again")).map_err(UserError::NoPassword)?;
    if again != password {
        return Err(wrong("--password-stdin")(Message::new("password-differs")));
    }
    Ok(Some(password))
}

fn read_line() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Asks at the terminal without showing what is typed. The question goes to stderr: stdout has the answer.
fn ask_unseen(question: &str) -> io::Result<String> {
    let mut out = io::stderr().lock();
    write!(out, "{question}").and_then(|()| out.flush())?;
    let terminal = io::stdin();
    let before = tcgetattr(&terminal)?;
    let mut unseen = before.clone();
    unseen.local_flags.remove(LocalFlags::ECHO);
    tcsetattr(&terminal, SetArg::TCSAFLUSH, &unseen)?;
    let typed = read_line();
    tcsetattr(&terminal, SetArg::TCSAFLUSH, &before)?;
    writeln!(out)?;
    typed
}

impl Desk<'_> {
    async fn add(&self, draft: Draft) -> Result<Lines, UserError> {
        let hash = match draft.password {
            Some(password) => {
                let hash = people::hash_password(password).await;
                Some(hash.map_err(|source| UserError::NoPassword(io::Error::other(source)))?)
            }
            None => None,
        };
        exchange::set_up(self.pool, self.now, false).await?;
        let department = match &draft.department {
            Some(name) => Some(self.department(name).await?),
            None => None,
        };
        let new = NewPerson { department, ..draft.new };
        let mut transaction = self.pool.begin().await?;
        let id = people::add_person(&mut transaction, &self.actor, &new, hash.as_deref(), self.now).await?;
        let link = match hash {
            Some(_) => None,
            None => people::make_password_link(&mut transaction, &self.actor, id, self.now).await?,
        };
        transaction.commit().await?;
        Ok(match link {
            Some(link) => self.link(&link, &new.name),
            None => vec![self.said("user-added", &new.name, &new.sign_in_name)],
        })
    }

    async fn department(&self, name: &str) -> Result<DepartmentId, UserError> {
        let found = people::departments_by_name(self.pool, &[name.trim().to_owned()]).await?;
        let department = found.first().map(|department| department.id);
        department.ok_or_else(|| UserError::UnknownDepartment(name.to_owned()))
    }

    fn said(&self, key: &'static str, name: &str, sign_in_name: &str) -> String {
        let message = Message::new(key).with("name", name.to_owned());
        self.locale.message(&message.with("sign_in_name", sign_in_name.to_owned()))
    }

    /// The link stands on a line of its own, so that it can be copied or passed on by a script.
    fn link(&self, link: &Secret, name: &str) -> Lines {
        let path = password_link_path(link);
        let until = self.locale.date_and_time(self.now + people::LINK_LIFE);
        let key = if self.public_url.is_some() { "user-link" } else { "user-link-path" };
        let message = Message::new(key).with("name", name.to_owned()).with("until", until);
        let origin = self.public_url.map(|url| url.as_str().trim_end_matches('/')).unwrap_or_default();
        vec![self.locale.message(&message), format!("{origin}{path}")]
    }

    async fn person(&self, sign_in_name: &str) -> Result<Person, UserError> {
        let name = sign_in_name.trim().to_lowercase();
        let found = people::person_by_sign_in_name(self.pool, &name).await?;
        found.ok_or_else(|| UserError::Unknown(sign_in_name.to_owned()))
    }

    async fn make_link(&self, sign_in_name: &str) -> Result<Lines, UserError> {
        let person = self.person(sign_in_name).await?;
        let mut transaction = self.pool.begin().await?;
        let link = people::make_password_link(&mut transaction, &self.actor, person.id, self.now).await?;
        transaction.commit().await?;
        let link = link.ok_or_else(|| UserError::Locked(person.name.clone()))?;
        Ok(self.link(&link, &person.name))
    }

    async fn change(
        &self,
        sign_in_name: &str,
        change: impl FnOnce(&mut PersonEdit),
    ) -> Result<Lines, UserError> {
        let person = self.person(sign_in_name).await?;
        let mut edit = PersonEdit::of(&person);
        change(&mut edit);
        let read = (person.id, person.row_version);
        people::change_person(self.pool, &self.actor, read, &edit, self.now).await?;
        Ok(vec![self.said("user-saved", &person.name, &person.sign_in_name)])
    }

    /// A line for each person, in columns; roles by the words that the commands take.
    async fn list(&self) -> Result<Lines, UserError> {
        let people = people::all_persons(self.pool).await?;
        let departments = people::all_departments(self.pool).await?;
        let rows: Vec<[String; 5]> = people
            .into_iter()
            .map(|person| {
                let department =
                    departments.iter().find(|department| Some(department.id) == person.department);
                let roles: Vec<&str> = person.roles.iter().map(|role| role.code()).collect();
                let access = if person.is_active { "person-active" } else { "person-inactive" };
                [
                    person.sign_in_name,
                    person.name,
                    roles.join(","),
                    department.map_or_else(|| "-".to_owned(), |department| department.name.clone()),
                    self.locale.text(access),
                ]
            })
            .collect();
        let width = |column: usize| {
            let lengths = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            lengths.max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..5).map(width).collect();
        let line = |row: &[String; 5]| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        Ok(rows.iter().map(line).collect())
    }
}
