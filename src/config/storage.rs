// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{
    env,
    path::{self, PathBuf},
};

use clap::Args;
use nix::unistd::Uid;

use super::setting::{Confidential, postgres};
use crate::kit::database::Place;

/// Where the data are.
#[derive(Args, Debug)]
pub struct Storage {
    /// Folder of the private database.
    #[arg(long, env = "VORRANG_DATA_FOLDER", global = true, value_name = "FOLDER")]
    data_folder: Option<PathBuf>,
    /// Another database.
    #[arg(long, env = "DATABASE_URL", global = true, hide = true, hide_env_values = true, value_name = "POSTGRES", value_parser = postgres)]
    database_url: Option<Confidential>,
}

impl Storage {
    /// Whether a database is named by its URL.
    pub const fn has_url(&self) -> bool {
        self.database_url.is_some()
    }

    /// The database that is meant: the URL, the folder that was named, or the usual folder called `name`. Nothing
    /// if the user has no home where that could be.
    pub fn place(&self, name: &str) -> Option<Place> {
        if let Some(url) = &self.database_url {
            return Some(Place::Url(url.reveal().to_owned()));
        }
        let named = self.data_folder.as_ref().map(|folder| path::absolute(folder).unwrap_or(folder.clone()));
        let usual = || usual_folder(name, Uid::effective().is_root(), |variable| env::var(variable).ok());
        named.or_else(usual).map(Place::Folder)
    }
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
    use super::*;

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
