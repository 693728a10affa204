// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the program is told: by its command line, its environment, systemd's credentials and one file.
//!
//! The options below that have a variable of the environment are the *settings*. There is no other list of them:
//! the keys of the file, what `vorrang config` says and the example file are read off them, see [`Setting`]. What
//! they mean, in both languages, stands in the Fluent files as `setting-NAME`.

mod file;
mod loading;
mod mail;
mod provider;
mod setting;
mod storage;

use std::{net::SocketAddr, num::NonZeroU32, path::PathBuf};

use chrono::TimeDelta;
use clap::{Args, Parser, Subcommand, ValueEnum, builder::TypedValueParser as _, value_parser};
use url::Url;

use self::setting::{collector, postgres};
pub use self::{
    loading::{Found, Loaded, Surroundings, load},
    mail::MailOptions,
    provider::{ProviderOptions, ProviderOptionsError},
    setting::{Confidential, Setting, settings},
    storage::Storage,
};
use crate::{
    audit::Hash,
    exchange::understanding::Existing,
    kit::{browser::Front, i18n::Message, limits, telemetry},
    people::{AccessRules, ProviderSettings, Role},
    portfolio::Planner,
};

/// A city decides, in the open, which digitalisation projects come first.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// File with settings.
    #[arg(long, env = "VORRANG_CONFIG", global = true, value_name = "SETTINGS")]
    pub config: Option<PathBuf>,
    /// How much is logged.
    #[arg(long, env = "RUST_LOG", global = true, value_name = "FILTER", default_value = telemetry::USUAL, value_parser = telemetry::filter)]
    pub log: String,
}

/// A command of the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the portal with demonstration data, in a data folder of its own
    Demo(Portal),
    /// Run the portal
    Serve(Portal),
    /// Say what can be set, what it is set to and where that was set, or print a file to begin with
    Config {
        /// Print a file with every setting, explained and not yet set
        #[arg(long)]
        example: bool,
        /// How the portal is to run.
        #[command(flatten)]
        portal: Portal,
    },
    /// Check whether the portal has what it needs: database, mail server, identity provider, clock, disk
    Doctor(Portal),
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
    /// Where people reach it.
    #[arg(long, env = "VORRANG_PUBLIC_URL", global = true, value_name = "URL")]
    pub public_url: Option<Url>,
    /// Whether the identity provider alone lets people in.
    #[arg(long, env = "VORRANG_OIDC_ONLY", global = true)]
    pub oidc_only: bool,
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
    /// Where it answers.
    #[arg(long, env = "VORRANG_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,
    /// Where it tells a monitoring how it is.
    #[arg(long, env = "VORRANG_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,
    /// Where traces of requests are sent.
    #[arg(long, env = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", value_name = "COLLECTOR", value_parser = collector)]
    pub traces_url: Option<Url>,
    /// Whether a second person has to approve a weighting.
    #[arg(long, env = "VORRANG_FOUR_EYES", value_enum, default_value_t = Switch::On)]
    pub four_eyes: Switch,
    /// Whether the last frozen board is handed out.
    #[arg(long, env = "VORRANG_OPEN_DATA")]
    pub open_data: bool,
    /// What a program may ask.
    #[arg(long, env = "VORRANG_API_REQUESTS_PER_MINUTE", default_value_t = limits::USUAL, value_name = "REQUESTS", value_parser = value_parser!(u32).range(1..=1_000_000).try_map(NonZeroU32::try_from))]
    pub api_requests_per_minute: NonZeroU32,
    /// How long a plan may be looked for.
    #[arg(long, env = "VORRANG_PLANNING_SECONDS", default_value_t = Planner::USUAL_SECONDS, value_name = "SECONDS", value_parser = value_parser!(u32).range(1..=600).try_map(NonZeroU32::try_from))]
    pub planning_seconds: NonZeroU32,
    /// How long it goes on after it is told to stop.
    #[arg(long, env = "VORRANG_DRAIN_SECONDS", default_value_t = 0, value_name = "SECONDS", value_parser = value_parser!(u16).range(0..=300))]
    pub drain_seconds: u16,
    /// How people get in.
    #[command(flatten)]
    pub entry: Entry,
    /// How mail is sent.
    #[command(flatten)]
    pub mail: MailOptions,
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// Where they can be read besides.
    #[arg(long, env = "DATABASE_READ_URL", hide = true, hide_env_values = true, value_name = "POSTGRES", value_parser = postgres)]
    pub database_read_url: Option<Confidential>,
}

impl Portal {
    /// What does not fit together, though each value alone does.
    fn contradictions(&self) -> Vec<Message> {
        let provider = self.entry.provider.contradictions(self.entry.public_url.as_ref());
        let provider = provider.iter().map(ProviderOptionsError::message);
        let alone = self.database_read_url.is_some() && !self.storage.has_url();
        let alone = alone.then(|| Message::new("config-replica-alone"));
        provider.chain(self.mail.settings().err()).chain(alone).collect()
    }
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
    /// Where people reach it.
    #[arg(long, env = "VORRANG_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<Url>,
    /// Whether board and projects are open to everybody.
    #[arg(long, env = "VORRANG_PUBLIC_BOARD")]
    pub public_board: bool,
    /// When an unused session ends.
    #[arg(long, env = "VORRANG_SESSION_IDLE_MINUTES", default_value_t = 30, value_name = "MINUTES", value_parser = value_parser!(i64).range(1..=1440))]
    pub session_idle_minutes: i64,
    /// When every session ends.
    #[arg(long, env = "VORRANG_SESSION_HOURS", default_value_t = 10, value_name = "HOURS", value_parser = value_parser!(i64).range(1..=720))]
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
        self.provider.settings(self.public_url.as_ref())
    }

    /// Who may come in and for how long. The invented board of a `demonstration` is open to everybody, and on
    /// the machine itself its people sign in with one click: whoever comes over a network does not.
    pub const fn rules(&self, demonstration: bool, is_local: bool) -> AccessRules {
        AccessRules {
            is_board_public: self.public_board || demonstration,
            idle: TimeDelta::minutes(self.session_idle_minutes),
            absolute: TimeDelta::hours(self.session_hours),
            demonstration_sign_in: demonstration && is_local,
            passwords: !self.provider.only,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
