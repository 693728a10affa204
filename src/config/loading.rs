// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From where a value comes: the command line counts before the environment, that before systemd's credentials,
//! those before the file. Whatever is wrong is said at once.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use clap::{
    Arg, ArgMatches, Command as Line, CommandFactory as _, FromArgMatches as _,
    builder::{OsStringValueParser, Resettable},
    parser::ValueSource,
};

use url::Url;

use super::{
    Arguments, Command,
    file::{self, Entries},
    setting::{Setting, is_setting, settings},
};
use crate::kit::i18n::{Locale, Message};

/// Where the system keeps the file.
const USUAL_FILE: &str = "/etc/vorrang/vorrang.toml";

/// Where a value comes from; what comes later counts before what comes sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Usual,
    File(usize),
    Credential,
    Environment,
    CommandLine,
}

/// What was found of a setting.
#[derive(Clone, Debug)]
pub struct Found {
    /// The setting.
    pub setting: Setting,
    /// Its value as it was written; nothing if it is not set and there is nothing usual.
    value: Option<String>,
    source: Source,
}

/// What the program was told.
pub struct Loaded {
    /// The command as it is written: `serve`.
    pub command: String,
    /// The file that was read.
    pub file: Option<PathBuf>,
    /// All settings that the command has.
    pub found: Vec<Found>,
    /// What follows, or a sentence for everything that is wrong.
    pub arguments: Result<Arguments, Vec<Message>>,
}

/// What is around the program.
pub struct Surroundings<'a> {
    /// The variable of that name in the environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// The file that is read if none is named and it is there.
    pub usual_file: &'a Path,
}

impl<'a> Surroundings<'a> {
    /// The usual ones with that environment.
    pub fn with(variable: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { variable, usual_file: Path::new(USUAL_FILE) }
    }

    /// What a variable says; an empty one says nothing.
    fn says(&self, variable: &str) -> Option<String> {
        (self.variable)(variable).filter(|value| !value.trim().is_empty())
    }

    fn credential(&self, name: &str) -> Option<PathBuf> {
        let file = Path::new(&self.says("CREDENTIALS_DIRECTORY")?).join(name);
        file.exists().then_some(file)
    }
}

/// Reads the command line `line` and everything that it leaves open. Fails if it is no command of ours, and where
/// help is asked for.
pub fn load(line: &[OsString], around: &Surroundings<'_>) -> Result<Loaded, clap::Error> {
    let command = described(Arguments::command());
    let matches = match changed(command.clone(), &lenient).try_get_matches_from(line) {
        Ok(matches) => matches,
        // Said by the command line as it is, which knows what is usual and possible.
        Err(error) => return Err(command.try_get_matches_from(line).err().unwrap_or(error)),
    };
    let way = way(&command, &matches);
    let name = way.get(1).map_or("", |(command, _)| command.get_name()).to_owned();
    let mut own: Vec<Setting> = Vec::new();
    for setting in way.iter().flat_map(|(command, _)| settings(command)) {
        if !own.iter().any(|known| known.name() == setting.name()) {
            own.push(setting);
        }
    }
    let mut faults = Vec::new();
    let file = named_file(&way, around, name == "demo");
    let entries = match &file {
        Some(file) => file::read(file, &of_the_file(&command), &mut faults),
        None => Entries::new(),
    };
    let mut found: Vec<Found> =
        own.into_iter().map(|setting| find(setting, &way, around, &entries, &mut faults)).collect();
    prefer_the_nearer_place(&mut found);
    faults.extend(found.iter().filter_map(|found| found.fault(file.as_deref())));
    let arguments = if faults.is_empty() { understood(command, line, &found)? } else { Err(faults) };
    Ok(Loaded { command: name, file, found, arguments })
}

/// The arguments, with what was found put in where the command line says nothing.
fn understood(
    command: Line,
    line: &[OsString],
    found: &[Found],
) -> Result<Result<Arguments, Vec<Message>>, clap::Error> {
    let put_in = |option: Arg| {
        let here = found.iter().find(|found| found.setting.id() == option.get_id().as_str());
        let told = here.filter(|found| found.source != Source::Usual).and_then(|found| found.value.clone());
        let option = option.env(Resettable::Reset);
        match told {
            Some(value) => option.default_value(value),
            None => option,
        }
    };
    let matches = changed(command, &put_in).try_get_matches_from(line)?;
    let arguments = Arguments::from_arg_matches(&matches)?;
    let contradictions = match &arguments.command {
        Command::Demo(portal)
        | Command::Serve(portal)
        | Command::Doctor(portal)
        | Command::Config { portal, .. } => portal.contradictions(),
        _ => Vec::new(),
    };
    Ok(if contradictions.is_empty() { Ok(arguments) } else { Err(contradictions) })
}

/// The command with what its settings mean, as the other help in English.
fn described(command: Line) -> Line {
    let explain = |option: Arg| {
        let meaning = settings(&Line::new("").arg(option.clone())).next();
        let meaning = meaning.map(|setting| setting.meaning(Locale::En)).unwrap_or_default();
        option.help(meaning)
    };
    let command = changed(command, &explain);
    let secrets = of_the_file(&command).into_iter().filter(Setting::is_secret);
    let secrets: Vec<String> = secrets.map(|setting| setting.variable()).collect();
    let told = Locale::En.text_with("config-secrets", &[("variables", secrets.join(", ").into())]);
    let has_secrets = |command: &Line| settings(command).any(|setting| setting.is_secret());
    command.after_help(told.clone()).mut_subcommands(|command| {
        if has_secrets(&command) { command.after_help(told.clone()) } else { command }
    })
}

/// What stands in the place of a setting as long as it is not known whether its value is good.
fn lenient(option: Arg) -> Arg {
    option.env(Resettable::Reset).value_parser(OsStringValueParser::new())
}

/// The command with every setting changed, in all commands below it.
fn changed(command: Line, change: &dyn Fn(Arg) -> Arg) -> Line {
    command
        .mut_args(|option| if is_setting(&option) { change(option) } else { option })
        .mut_subcommands(|command| changed(command, change))
}

/// The commands that were given, from the program itself inwards.
fn way<'a>(command: &'a Line, matches: &'a ArgMatches) -> Vec<(&'a Line, &'a ArgMatches)> {
    let mut way = vec![(command, matches)];
    let (mut command, mut matches) = (command, matches);
    while let Some((name, inner)) = matches.subcommand()
        && let Some(found) = command.find_subcommand(name)
    {
        way.push((found, inner));
        (command, matches) = (found, inner);
    }
    way
}

/// Everything that may stand in the file: what a portal is run with. Which file that is stands elsewhere.
fn of_the_file(command: &Line) -> Vec<Setting> {
    let serve = command.find_subcommand("serve");
    let all = settings(command).chain(serve.into_iter().flat_map(settings));
    all.filter(|setting| setting.name() != "config").collect()
}

/// The file that was named, or the usual one if it is there. A demonstration does not touch the real portal's data,
/// hence it does not read the real portal's file by itself.
fn named_file(
    way: &[(&Line, &ArgMatches)],
    around: &Surroundings<'_>,
    is_demonstration: bool,
) -> Option<PathBuf> {
    let named = on_the_line(way, "config").or_else(|| around.says("VORRANG_CONFIG"));
    let usual = || (!is_demonstration && around.usual_file.exists()).then(|| around.usual_file.to_owned());
    named.map(PathBuf::from).or_else(usual)
}

fn on_the_line(way: &[(&Line, &ArgMatches)], id: &str) -> Option<String> {
    way.iter().rev().find_map(|(_, matches)| {
        let raw = matches.try_get_raw(id).ok().flatten()?.next()?;
        let is_here = matches.value_source(id) == Some(ValueSource::CommandLine);
        is_here.then(|| raw.to_string_lossy().into_owned())
    })
}

fn find(
    setting: Setting,
    way: &[(&Line, &ArgMatches)],
    around: &Surroundings<'_>,
    entries: &Entries,
    faults: &mut Vec<Message>,
) -> Found {
    let name = setting.name();
    let found = |value, source| Found { setting: setting.clone(), value: Some(value), source };
    if let Some(value) = on_the_line(way, setting.id()) {
        if setting.is_secret() {
            let refused = Message::new("config-secret-on-line").with("name", name);
            faults.push(refused.with("variable", setting.variable()));
        }
        return found(value, Source::CommandLine);
    }
    if let Some(value) = around.says(&setting.variable()) {
        return found(value, Source::Environment);
    }
    if let Some(file) = around.credential(&name).filter(|_| setting.is_secret()) {
        match fs::read_to_string(&file) {
            Ok(value) => return found(value.trim_end().to_owned(), Source::Credential),
            Err(error) => faults.push(
                Message::new("program-file-unreadable")
                    .with("file", file.display().to_string())
                    .with("reason", error.to_string()),
            ),
        }
    }
    match entries.get(&name).filter(|(value, _)| !value.trim().is_empty()) {
        Some((value, line)) => found(value.clone(), Source::File(*line)),
        None => Found { value: setting.usual(), setting, source: Source::Usual },
    }
}

/// A folder that is named nearer than the database is meant in its place.
fn prefer_the_nearer_place(found: &mut [Found]) {
    let folder = found.iter().find(|found| found.setting.name() == "data_folder").map(|found| found.source);
    let database = found.iter_mut().find(|found| found.setting.name() == "database_url");
    if let (Some(folder), Some(database)) = (folder, database)
        && rank(folder) > rank(database.source)
        && folder != Source::Usual
    {
        (database.value, database.source) = (None, Source::Usual);
    }
}

/// All lines of the file count alike.
fn rank(source: Source) -> Source {
    if let Source::File(_) = source { Source::File(0) } else { source }
}

impl Found {
    /// The value as it may be seen; nothing if it is not set.
    pub fn shown(&self, locale: Locale) -> Option<String> {
        let value = self.value.clone()?;
        Some(if self.setting.is_secret() { locale.text("config-not-shown") } else { value })
    }

    /// Where it was set, in words.
    pub fn origin(&self, file: Option<&Path>) -> Message {
        match self.source {
            Source::Usual => Message::new("config-usual"),
            Source::File(line) => Message::new("config-from-file")
                .with("file", file.unwrap_or(Path::new(USUAL_FILE)).display().to_string())
                .with("line", line.to_string()),
            Source::Credential => Message::new("config-from-credential").with("name", self.setting.name()),
            Source::Environment => {
                Message::new("config-from-environment").with("variable", self.setting.variable())
            }
            Source::CommandLine => {
                Message::new("config-from-line").with("option", self.setting.option().unwrap_or_default())
            }
        }
    }

    fn fault(&self, file: Option<&Path>) -> Option<Message> {
        let value = self.value.as_deref().filter(|_| self.source != Source::Usual)?;
        if self.setting.fits(value) {
            return None;
        }
        let has_password = Url::parse(value).is_ok_and(|url| url.password().is_some());
        let shown = if self.setting.is_secret() || has_password {
            Message::new("config-not-shown")
        } else {
            Message::new("config-quoted").with("value", value.to_owned())
        };
        let message = Message::new("config-unfit").with("name", self.setting.name()).with("shown", shown);
        let message = message.with("origin", self.origin(file));
        Some(message.with("expected", self.setting.expected()))
    }
}
