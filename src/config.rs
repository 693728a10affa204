// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the program is told: its command line and its environment.

mod provider;

use std::{
    env,
    net::SocketAddr,
    num::NonZeroU32,
    path::{self, PathBuf},
};

use chrono::TimeDelta;
use clap::{Args, Parser, Subcommand, ValueEnum};
use nix::unistd::Uid;
use url::Url;

pub use self::provider::{ProviderOptions, ProviderOptionsError};
use crate::{
    audit::Hash,
    exchange::understanding::Existing,
    kit::{browser::Front, database::Place, limits, mail},
    people::{AccessRules, ProviderSettings, Role},
    portfolio::Planner,
};

/// A city decides, in the open, which digitalisation projects come first.
#[derive(Debug, Parser)]
#[command(version, after_help = ENVIRONMENT_HELP)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The URLs hold passwords, and the secret is one; they have no place on a command line that everybody on the machine can
/// read; hence they are no options.
const ENVIRONMENT_HELP: &str = "Environment:
  DATABASE_URL       Use this PostgreSQL (15 or newer) instead of a private one in the data folder
  VORRANG_SMTP_URL   Send mail through this server, such as smtps://user:password@mail.example.org;
                     without it no mail is sent
  VORRANG_MAIL_FROM  Address that mails are from, such as `Vorrang <vorrang@example.org>`
  VORRANG_OIDC_CLIENT_SECRET  By what the portal proves to the identity provider who it is
  RUST_LOG           How much to log, such as `debug` [default: info]";

/// A command of the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the portal with demonstration data, in a data folder of its own
    Demo(Portal),
    /// Run the portal
    Serve(Portal),
    /// Load a list of projects, row by row, and say what was made of each; the portal may be running
    Import {
        /// The list: XLSX, ODS, CSV or text
        file: PathBuf,
        /// What to do with projects that are there already
        #[arg(long, default_value = Existing::default().code(), value_parser = Existing::ALL.map(Existing::code))]
        existing: String,
        /// Only say what would be made of each row
        #[arg(long)]
        check: bool,
        /// Where to load it into.
        #[command(flatten)]
        storage: Storage,
    },
    /// Write every project into a file with its place, also to be changed and imported again; the portal may be
    /// running
    Export {
        /// The file; its ending decides: .xlsx or .csv
        file: PathBuf,
        /// Where the projects are.
        #[command(flatten)]
        storage: Storage,
    },
    /// Write everything into one file, from which `restore` makes it again; the portal may be running
    Backup {
        /// The file, which must not be there yet
        file: PathBuf,
        /// Where the data are.
        #[command(flatten)]
        storage: Storage,
    },
    /// Make everything again from a backup, in a data folder or database that is empty
    Restore {
        /// The file that `backup` has written
        file: PathBuf,
        /// Where to put the data.
        #[command(flatten)]
        storage: Storage,
    },
    /// Look after the catalogue of services (LeiKa, OZG) from which proposals pick their keys
    Catalogue {
        /// What to do with it.
        #[command(subcommand)]
        command: CatalogueCommand,
    },
    /// Add people, change what they may do, make links for passwords; the portal may be running
    User(User),
    /// Look after the log of what happened
    Audit {
        /// What to do with it.
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Print the description of the interface for programs (`OpenAPI` 3.1)
    Openapi,
    /// Look after the boards of the past
    Board {
        /// What to do with them.
        #[command(subcommand)]
        command: BoardCommand,
    },
}

/// What to do with people, and where.
#[derive(Args, Debug)]
pub struct User {
    /// What to do.
    #[command(subcommand)]
    pub command: UserCommand,
    /// Address at which people reach the portal, for the links that are printed
    #[arg(long, env = "VORRANG_PUBLIC_URL", global = true)]
    pub public_url: Option<Url>,
    /// Where they are.
    #[command(flatten)]
    pub storage: Storage,
}

/// What to do with people.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a person; without a password a link is printed with which the person sets one
    Add(NewUser),
    /// List everybody
    List,
    /// Give a person these roles instead of those before
    Roles {
        /// What the person types to sign in
        sign_in_name: String,
        /// What the person may do; for several roles several times
        #[arg(long = "role", value_name = "ROLE", required = true, value_parser = Role::ALL.map(Role::code))]
        roles: Vec<String>,
    },
    /// Print a link with which a person sets a new password
    Password {
        /// What the person types to sign in
        sign_in_name: String,
    },
    /// Lock a person out, at once
    Deactivate {
        /// What the person types to sign in
        sign_in_name: String,
    },
    /// Let a person in again
    Activate {
        /// What the person types to sign in
        sign_in_name: String,
    },
}

/// A person to add.
#[derive(Args, Debug)]
pub struct NewUser {
    /// What the person will type to sign in
    pub sign_in_name: String,
    /// Name as others will see it, such as "Anna Muster"
    #[arg(long)]
    pub name: String,
    /// What the person may do; for several roles several times
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = Role::ALL.map(Role::code))]
    pub roles: Vec<String>,
    /// The department, by its name
    #[arg(long)]
    pub department: Option<String>,
    /// Where mails go
    #[arg(long)]
    pub email: Option<String>,
    /// Read the password from the first line of the standard input
    #[arg(long)]
    pub password_stdin: bool,
}

/// A command about the catalogue of services.
#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// Load a catalogue in the place of the one before, all of it or nothing; the portal may be running
    Import {
        /// Services with LeiKa keys, groups of the OZG, or one file of each: CSV, XLSX or ODS with a heading
        #[arg(required = true, num_args = 1..=2)]
        files: Vec<PathBuf>,
        /// Where to load it into.
        #[command(flatten)]
        storage: Storage,
    },
}

/// A command about the log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Check that no event was altered, removed or inserted; the portal may be running
    Verify {
        /// A hash that an earlier check has told: it must still be in the log
        #[arg(long, value_name = "HASH")]
        expect: Option<Hash>,
        /// Where the log is.
        #[command(flatten)]
        storage: Storage,
    },
}

/// A command about the boards of the past.
#[derive(Debug, Subcommand)]
pub enum BoardCommand {
    /// Work every frozen board out anew from its inputs and name what differs; the portal may be running
    Verify {
        /// Where they are.
        #[command(flatten)]
        storage: Storage,
    },
}

/// How to run the portal.
#[derive(Args, Debug)]
pub struct Portal {
    /// Address and port to answer at; port 0 takes any free one
    #[arg(long, env = "VORRANG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Whether a second person has to approve a weighting before it counts; if not, the board says so
    #[arg(long, env = "VORRANG_FOUR_EYES", value_enum, default_value_t = Switch::On)]
    pub four_eyes: Switch,
    /// Hand the last frozen board out to everybody as open data, under the data licence Germany (attribution)
    #[arg(long, env = "VORRANG_OPEN_DATA")]
    pub open_data: bool,
    /// So many requests a minute may come with one access token, or without one from one address
    #[arg(long, env = "VORRANG_API_REQUESTS_PER_MINUTE", default_value_t = limits::USUAL)]
    pub api_requests_per_minute: NonZeroU32,
    /// For so many seconds the best plan may be looked for; then the best that was found counts, with its distance
    #[arg(long, env = "VORRANG_PLANNING_SECONDS", default_value_t = Planner::USUAL_SECONDS)]
    pub planning_seconds: NonZeroU32,
    /// For so many seconds after it is told to stop it goes on, with /readyz failing, so that a proxy that asks there
    /// sends nobody any more
    #[arg(long, env = "VORRANG_DRAIN_SECONDS", default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=300))]
    pub drain_seconds: u16,
    /// How people get in.
    #[command(flatten)]
    pub entry: Entry,
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
}

/// Whether a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// It holds.
    On,
    /// It does not.
    Off,
}

/// How people get in.
#[derive(Args, Debug)]
pub struct Entry {
    /// Address at which people reach the portal, such as `https://vorrang.example.org`. With https the
    /// cookies are for TLS alone, and the last address in the proxy's X-Forwarded-For is the visitor's
    #[arg(long, env = "VORRANG_PUBLIC_URL")]
    pub public_url: Option<Url>,
    /// Let everybody who reaches the portal read board and projects without signing in
    #[arg(long, env = "VORRANG_PUBLIC_BOARD")]
    pub public_board: bool,
    /// A session ends when it has not been used for so many minutes
    #[arg(long, env = "VORRANG_SESSION_IDLE_MINUTES", default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=1440))]
    pub session_idle_minutes: i64,
    /// A session ends so many hours after the sign-in
    #[arg(long, env = "VORRANG_SESSION_HOURS", default_value_t = 10, value_parser = clap::value_parser!(i64).range(1..=720))]
    pub session_hours: i64,
    /// The city's identity provider.
    #[command(flatten)]
    pub provider: ProviderOptions,
}

impl Entry {
    /// How the portal is reached.
    pub fn front(&self) -> Front {
        Front { behind_tls: self.public_url.as_ref().is_some_and(|url| url.scheme() == "https") }
    }

    /// The city's identity provider; nothing if none is named.
    pub fn provider(&self) -> Result<Option<ProviderSettings>, ProviderOptionsError> {
        self.provider.settings(self.public_url.as_ref(), env::var("VORRANG_OIDC_CLIENT_SECRET").ok())
    }

    /// Who may come in and for how long. The invented board of a `demonstration` is open to everybody, and on
    /// the machine itself its people sign in with one click: whoever comes over a network does not.
    pub const fn rules(&self, demonstration: bool, is_local: bool) -> AccessRules {
        AccessRules {
            is_board_public: self.public_board || demonstration,
            idle: TimeDelta::minutes(self.session_idle_minutes),
            absolute: TimeDelta::hours(self.session_hours),
            demonstration_sign_in: demonstration && is_local,
        }
    }
}

/// Where the data are.
#[derive(Args, Debug)]
pub struct Storage {
    /// Folder of the private database [default: ~/.local/share/vorrang, for root /var/lib/vorrang; for
    /// `demo` vorrang-demo beside it]
    #[arg(long, env = "VORRANG_DATA_FOLDER", global = true)]
    data_folder: Option<PathBuf>,
}

impl Storage {
    /// The database that is meant: `DATABASE_URL`, the folder that was named, or the usual folder called
    /// `name`. Nothing if the user has no home where that could be.
    pub fn place(&self, name: &str) -> Option<Place> {
        if let Some(url) = variable("DATABASE_URL") {
            return Some(Place::Url(url));
        }
        let named = self.data_folder.as_ref().map(|folder| path::absolute(folder).unwrap_or(folder.clone()));
        let usual = || usual_folder(name, Uid::effective().is_root(), |variable| env::var(variable).ok());
        named.or_else(usual).map(Place::Folder)
    }
}

/// How to send mail: `VORRANG_SMTP_URL` and `VORRANG_MAIL_FROM`. Nothing if no mail is to be sent.
pub fn mail() -> Result<Option<mail::Settings>, mail::SettingsError> {
    mail::Settings::read(variable("VORRANG_SMTP_URL").as_deref(), variable("VORRANG_MAIL_FROM").as_deref())
}

/// What stands in the environment; an empty value is none.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The folder `name` where the system keeps data of such programs (for users: the XDG Base Directory
/// Specification).
fn usual_folder(name: &str, root: bool, variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    if root {
        return Some(PathBuf::from("/var/lib").join(name));
    }
    let absolute = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")));
    Some(data?.join(name))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_usual_folder_follows_the_system() {
        let home = |name: &str| (name == "HOME").then(|| "/home/ada".to_owned());
        let moved = |name: &str| match name {
            "HOME" => Some("/home/ada".to_owned()),
            "XDG_DATA_HOME" => Some("/data".to_owned()),
            _ => None,
        };
        // The specification says that a relative path is to be ignored.
        let relative = |name: &str| match name {
            "HOME" => Some("/home/ada".to_owned()),
            "XDG_DATA_HOME" => Some("data".to_owned()),
            _ => None,
        };
        let folder =
            |root, variable: &dyn Fn(&str) -> Option<String>| usual_folder("vorrang", root, variable);

        assert_eq!(folder(true, &home), Some("/var/lib/vorrang".into()));
        assert_eq!(folder(false, &home), Some("/home/ada/.local/share/vorrang".into()));
        assert_eq!(folder(false, &moved), Some("/data/vorrang".into()));
        assert_eq!(folder(false, &relative), Some("/home/ada/.local/share/vorrang".into()));
        assert_eq!(folder(false, &|_| None), None);
    }
}
