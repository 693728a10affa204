// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a setting is: read off the options of the command line, so that nothing is said twice.

use std::{fmt, str::FromStr as _};

use clap::{
    Arg, ArgAction, Command,
    builder::{PossibleValue, Resettable, Str},
};
use sqlx::postgres::PgConnectOptions;
use url::Url;

use crate::kit::{
    i18n::{Locale, Message},
    mail,
};

/// A value that is neither shown nor logged.
#[derive(Clone)]
pub struct Confidential(String);

impl Confidential {
    /// The value, for whoever uses it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Confidential {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Confidential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Confidential")
    }
}

/// The address of a database.
pub(super) fn postgres(text: &str) -> Result<Confidential, sqlx::Error> {
    PgConnectOptions::from_str(text).map(|_| Confidential(text.to_owned()))
}

/// The address of what takes traces.
pub(super) fn collector(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    // Others are addresses, but not of anything that speaks HTTP; and what is shown must hold no password.
    let is_open = url.username().is_empty() && url.password().is_none();
    if is_open && matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(format!("{url} is not it"))
    }
}

/// The address of a mail server.
pub(super) fn smtp(text: &str) -> Result<Confidential, mail::SettingsError> {
    mail::Settings::check_server(text).map(|()| Confidential(text.to_owned()))
}

/// Whom mails are from.
pub(super) fn sender(text: &str) -> Result<String, mail::SettingsError> {
    mail::Settings::check_sender(text).map(|()| text.to_owned())
}

/// The kinds of values, by the name that stands for one in the help: what is expected, and an example.
const KINDS: [(&str, &str, &str); 19] = [
    ("ADDRESS:PORT", "expected-socket", "127.0.0.1:9090"),
    ("CLIENT", "expected-client", "vorrang"),
    ("COLLECTOR", "expected-url", "http://127.0.0.1:4318/v1/traces"),
    ("FILE", "expected-file", "/etc/vorrang/mapping.txt"),
    ("FILTER", "expected-filter", "info,vorrang=debug"),
    ("FOLDER", "expected-folder", "/var/lib/vorrang"),
    ("HOURS", "expected-hours", ""),
    ("ISSUER", "expected-issuer", "https://id.example.org/realms/city"),
    ("MAILBOX", "expected-mailbox", "Vorrang <vorrang@example.org>"),
    ("MINUTES", "expected-minutes", ""),
    ("POINTER", "expected-pointer", "/realm_access/roles"),
    ("POSTGRES", "expected-postgres", "postgres://vorrang:password@database.example.org/vorrang"),
    ("REQUESTS", "expected-requests", ""),
    ("SCOPES", "expected-scopes", "openid profile email"),
    ("SECONDS", "expected-seconds", ""),
    ("SECRET", "expected-secret", "the provider's secret"),
    ("SETTINGS", "expected-file", "/etc/vorrang/vorrang.toml"),
    ("SMTP", "expected-smtp", "smtps://vorrang:password@mail.example.org"),
    ("URL", "expected-url", "https://vorrang.example.org"),
];

/// Something that can be set: an option that has a variable of the environment as well.
#[derive(Clone, Debug)]
pub struct Setting(Arg);

/// The settings that a command has itself.
pub fn settings(command: &Command) -> impl Iterator<Item = Setting> {
    command.get_arguments().filter(|option| is_setting(option)).cloned().map(Setting)
}

/// Whether the option can be set elsewhere, too.
pub(super) fn is_setting(option: &Arg) -> bool {
    option.get_env().is_some()
}

impl Setting {
    /// Its name in the file: `session_hours`.
    pub fn name(&self) -> String {
        self.long().replace('-', "_")
    }

    /// Its option: `--session-hours`. None for a secret: everybody on the machine can read command lines.
    pub fn option(&self) -> Option<String> {
        (!self.is_secret()).then(|| format!("--{}", self.long()))
    }

    /// Its variable: `VORRANG_SESSION_HOURS`.
    pub fn variable(&self) -> String {
        self.0.get_env().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether its value is never shown.
    pub fn is_secret(&self) -> bool {
        self.0.is_hide_env_values_set()
    }

    /// What it means.
    pub fn meaning(&self, locale: Locale) -> String {
        locale.text(&format!("setting-{}", self.long()))
    }

    /// What counts where nothing is set.
    pub fn usual(&self) -> Option<String> {
        let default = self.0.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
        default.or_else(|| self.is_flag().then(|| "false".to_owned()))
    }

    /// What has to be written: unit, limits, choices, an example.
    pub fn expected(&self) -> Message {
        let choices: Vec<PossibleValue> = self.0.get_possible_values();
        if !choices.is_empty() {
            let choices: Vec<&str> = choices.iter().map(PossibleValue::get_name).collect();
            return Message::new("expected-choice").with("choices", choices.join(", "));
        }
        let (key, example) = self.kind();
        let message = Message::new(key).with("example", example.to_owned());
        match self.limits() {
            // As they are written into the file, without marks for thousands.
            Some((least, most)) => message.with("least", least.to_string()).with("most", most.to_string()),
            None => message,
        }
    }

    /// A value to begin with, as it is written in the file.
    pub fn example(&self) -> String {
        let value = self.usual().unwrap_or_else(|| self.kind().1.to_owned());
        if self.is_flag() || self.limits().is_some() { value } else { toml::Value::String(value).to_string() }
    }

    /// Whether the value can be that.
    pub fn fits(&self, value: &str) -> bool {
        self.check(value).is_ok()
    }

    /// The identifier by which clap knows it.
    pub(super) fn id(&self) -> &str {
        self.0.get_id().as_str()
    }

    fn long(&self) -> &str {
        self.0.get_long().unwrap_or_default()
    }

    fn is_flag(&self) -> bool {
        matches!(self.0.get_action(), ArgAction::SetTrue)
    }

    fn kind(&self) -> (&'static str, &'static str) {
        let name = self.0.get_value_names().and_then(|names| names.first()).map(Str::as_str);
        let kind = KINDS.iter().find(|(kind, ..)| name == Some(*kind));
        kind.map_or(("expected-text", ""), |(_, key, example)| (*key, *example))
    }

    /// The option's own parser decides, on a command line with nothing else.
    fn check(&self, value: &str) -> Result<(), clap::Error> {
        let alone = self.0.clone().action(ArgAction::Set).env(Resettable::Reset).global(false);
        let line = Command::new("setting").no_binary_name(true).arg(alone);
        line.try_get_matches_from([format!("--{}={value}", self.long())]).map(drop)
    }

    /// The least and the greatest number. The parser tells them only to whoever breaks them.
    fn limits(&self) -> Option<(i64, i64)> {
        let refusal = self.check(&i64::MIN.to_string()).err()?;
        let said = std::error::Error::source(&refusal)?.to_string();
        let (least, most) = said.rsplit_once(' ')?.1.split_once("..=")?;
        Some((least.parse().ok()?, most.parse().ok()?))
    }
}
