// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang config`: what can be set, what it is set to, and a file to begin with.

use super::say;
use crate::{
    config::{Found, Loaded},
    kit::i18n::Locale,
};

/// Widest line of an explanation, in characters.
const WIDTH: usize = 100;

/// Says of every setting what it means, what is expected, what is usual, what it is and where that comes from.
pub(super) fn show(loaded: &Loaded, usual_folder: Option<&str>, locale: Locale) {
    let file = loaded.file.as_deref();
    say(&match file {
        Some(file) => locale.text_about("config-file", &file.display()),
        None => locale.text("config-no-file"),
    });
    for found in &loaded.found {
        let setting = &found.setting;
        let nothing = || locale.text("config-nothing");
        let computed =
            || (setting.name() == "data_folder").then(|| usual_folder.map(str::to_owned)).flatten();
        let value = found.shown(locale).or_else(computed);
        let origin = value.is_some().then(|| format!(" ({})", locale.message(&found.origin(file))));
        say(&format!("\n{}", setting.name()));
        for line in wrapped(&setting.meaning(locale)) {
            say(&format!("    {line}"));
        }
        let spellings = setting.option().into_iter().chain([setting.variable()]);
        let rows = [
            ("config-expected", locale.message(&setting.expected())),
            ("config-usually", setting.usual().unwrap_or_else(nothing)),
            ("config-now", format!("{}{}", value.unwrap_or_else(nothing), origin.unwrap_or_default())),
            ("config-also", spellings.collect::<Vec<_>>().join(", ")),
        ];
        for (key, text) in rows {
            say(&format!("    {:<11}{text}", locale.text(key)));
        }
    }
}

/// The file with every setting, none of them set.
pub(super) fn example(found: &[Found], locale: Locale) -> String {
    let mut file = comment(&locale.text("config-example"));
    for setting in found.iter().map(|found| &found.setting).filter(|setting| setting.name() != "config") {
        file.push('\n');
        file.push_str(&comment(&setting.meaning(locale)));
        let expected = format!("{} {}", locale.text("config-expected"), locale.message(&setting.expected()));
        file.push_str(&comment(&expected));
        let spellings: Vec<String> = setting.option().into_iter().chain([setting.variable()]).collect();
        file.push_str(&comment(&format!("{} {}", locale.text("config-also"), spellings.join(", "))));
        file.push_str(&["#", &setting.name(), " = ", &setting.example(), "\n"].concat());
    }
    file
}

fn comment(text: &str) -> String {
    wrapped(text).iter().flat_map(|line| ["# ", line, "\n"]).collect()
}

/// The text in lines that are read without scrolling.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
