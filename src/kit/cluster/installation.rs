// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Where the binaries of PostgreSQL are.

use std::{
    collections::BTreeMap,
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use super::{OLDEST, account::Account, error::ClusterError};

/// Folders with one folder per version in them, and what the binaries' folder is called in there.
const PACKAGED: [(&str, &str); 4] = [
    ("/usr/lib/postgresql", "bin"),
    ("/opt/homebrew/opt", "bin"),
    ("/usr/local/opt", "bin"),
    ("/home/linuxbrew/.linuxbrew/opt", "bin"),
];

/// A folder with `postgres` and `initdb` of one version that we can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Installation {
    folder: PathBuf,
}

impl Installation {
    /// Looks where the system says (`PATH`, `pg_config`) and then where packages put them, the newest
    /// first. `wanted` is the version (15, 16, …) that wrote existing data, which no other can read.
    pub async fn find(account: &Account, wanted: Option<u32>) -> Option<Self> {
        let told = told(account).await;
        Self::among(told.into_iter().chain(packaged()), account, wanted).await
    }

    /// The first of the folders that holds a server of a version we can use and that `account` may run.
    async fn among(
        candidates: impl IntoIterator<Item = PathBuf>,
        account: &Account,
        wanted: Option<u32>,
    ) -> Option<Self> {
        for candidate in candidates {
            // What lies on the PATH is often a link into the folder where the rest is, too.
            let Ok(server) = candidate.join("postgres").canonicalize() else { continue };
            let Some(folder) = server.parent().filter(|folder| folder.join("initdb").is_file()) else {
                continue;
            };
            let fits = |major| wanted.map_or(major >= OLDEST, |wanted| major == wanted);
            if version(&server, account).await.is_some_and(fits) {
                return Some(Self { folder: folder.to_owned() });
            }
        }
        None
    }

    pub fn server(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    pub fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }
}

/// The program called `name`, such as `pg_dump`, which may be there without a server: of the version `wanted`, else of the
/// next newer, since an older one does not know what it meets; if none is wanted, the newest. Where packages put them comes
/// first: what Debian has on the `PATH` chooses a version by itself.
pub(super) async fn client(name: &str, wanted: Option<u32>) -> Option<PathBuf> {
    let account = Account::Own;
    client_among(packaged().into_iter().chain(told(&account).await), &account, name, wanted).await
}

async fn client_among(
    candidates: impl IntoIterator<Item = PathBuf>,
    account: &Account,
    name: &str,
    wanted: Option<u32>,
) -> Option<PathBuf> {
    let mut found: BTreeMap<u32, PathBuf> = BTreeMap::new();
    for program in candidates.into_iter().map(|folder| folder.join(name)) {
        if let Some(major) = version(&program, account).await {
            found.entry(major).or_insert(program);
        }
    }
    // From 17 on, pg_restore sets what servers before do not know.
    let newest = if name == "pg_restore" && wanted.is_some_and(|wanted| wanted < 17) { 16 } else { u32::MAX };
    let mut usable = found.range(wanted.unwrap_or(OLDEST)..=newest);
    let chosen = if wanted.is_some() { usable.next() } else { usable.next_back() };
    chosen.map(|(_, program)| program.clone())
}

/// Where the system says that binaries are.
async fn told(account: &Account) -> Vec<PathBuf> {
    let path: Vec<PathBuf> = env::var_os("PATH").iter().flat_map(|path| env::split_paths(path)).collect();
    path.into_iter().chain(bindir(account).await).collect()
}

/// Where packages put them, the newest of each kind first.
fn packaged() -> Vec<PathBuf> {
    let of = |(folder, binaries): (&str, &str)| {
        versions_in(Path::new(folder)).into_iter().map(|found| found.join(binaries)).collect::<Vec<_>>()
    };
    PACKAGED.into_iter().flat_map(of).collect()
}

/// The version that wrote the cluster in `data`; nothing if there is no cluster.
pub(super) fn version_of_data(data: &Path) -> Result<Option<u32>, ClusterError> {
    match fs::read_to_string(data.join("PG_VERSION")) {
        Ok(text) => Ok(text.trim().parse().ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ClusterError::Unwritable { folder: data.to_owned(), source: error }),
    }
}

/// What a PostgreSQL on the system says of itself.
async fn bindir(account: &Account) -> Option<PathBuf> {
    let said = account.command("pg_config", Path::new("/")).arg("--bindir").output().await.ok()?;
    let folder = String::from_utf8(said.stdout).ok()?;
    (!folder.trim().is_empty()).then(|| PathBuf::from(folder.trim()))
}

/// The version of a binary; nothing if it is not there or the account may not run it.
async fn version(binary: &Path, account: &Account) -> Option<u32> {
    let said = account.command(binary, Path::new("/")).arg("--version").output().await.ok()?;
    major(&String::from_utf8(said.stdout).ok()?)
}

/// 15 of `postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)` and of `… 18beta1`.
fn major(said: &str) -> Option<u32> {
    let number = said.split_once("(PostgreSQL) ")?.1;
    let digits = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
    number.get(..digits)?.parse().ok()
}

/// The folders in `parent` that are named after a version (`17`, `postgresql@17`), the newest first.
fn versions_in(parent: &Path) -> Vec<PathBuf> {
    let number = |name: &OsStr| {
        let name = name.to_str()?;
        name.strip_prefix("postgresql@").unwrap_or(name).parse::<u32>().ok()
    };
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((number(&entry.file_name())?, entry.path())))
        .collect();
    found.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    found.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A folder with what passes for a server of that version.
    fn installed(parent: &Path, name: &str, says: &str) -> PathBuf {
        let folder = parent.join(name).join("bin");
        fs::create_dir_all(&folder).unwrap();
        for program in ["postgres", "initdb"] {
            let path = folder.join(program);
            fs::write(&path, format!("#!/bin/sh\necho '{program} (PostgreSQL) {says}'\n")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        folder
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    async fn among(candidates: &[&Path], wanted: Option<u32>) -> Option<PathBuf> {
        let candidates = candidates.iter().map(|path| path.to_path_buf());
        Installation::among(candidates, &Account::Own, wanted).await.map(|found| found.folder)
    }

    #[test]
    fn the_version_is_read_as_every_distribution_writes_it() {
        assert_eq!(major("postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major("postgres (PostgreSQL) 16\n"), Some(16));
        assert_eq!(major("zsh: command not found\n"), None);
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        let folder = folder();
        for name in ["9", "15", "postgresql@17", "16", "common"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let names: Vec<_> =
            versions_in(folder.path()).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["postgresql@17", "16", "15", "9"]);
    }

    #[tokio::test]
    async fn the_first_new_enough_is_taken_and_for_existing_data_the_one_that_wrote_them() {
        let folder = folder();
        let old = installed(folder.path(), "14", "14.9");
        let newer = installed(folder.path(), "17", "17.2");
        let middle = installed(folder.path(), "15", "15.1");
        let all = [old.as_path(), newer.as_path(), middle.as_path()];

        assert_eq!(among(&all, None).await, Some(newer.canonicalize().unwrap()));
        assert_eq!(among(&all, Some(15)).await, Some(middle.canonicalize().unwrap()));
        assert_eq!(among(&all, Some(16)).await, None);
        assert_eq!(among(&[&old, folder.path()], None).await, None);
    }

    /// A folder with what passes for `pg_dump` of that version and nothing else.
    fn client_installed(parent: &Path, name: &str, says: &str) -> PathBuf {
        let folder = installed(parent, name, says);
        fs::remove_file(folder.join("initdb")).unwrap();
        fs::rename(folder.join("postgres"), folder.join("pg_dump")).unwrap();
        folder
    }

    #[tokio::test]
    async fn a_program_is_of_the_wanted_version_or_the_newest_and_needs_no_server() {
        let folder = folder();
        let old = client_installed(folder.path(), "14", "14.9");
        let middle = client_installed(folder.path(), "15", "15.1");
        let newer = client_installed(folder.path(), "17", "17.2");
        let all = [old.clone(), middle.clone(), newer.clone()];
        let found = async |candidates: &[PathBuf], wanted| {
            client_among(candidates.to_vec(), &Account::Own, "pg_dump", wanted).await
        };
        assert_eq!(found(&all, None).await, Some(newer.join("pg_dump")));
        assert_eq!(found(&all, Some(15)).await, Some(middle.join("pg_dump")));
        assert_eq!(found(&all, Some(16)).await, Some(newer.join("pg_dump")));
        assert_eq!(found(&all, Some(18)).await, None, "an older one does not know what it meets");
        assert_eq!(found(&[old], None).await, None, "too old to know our data");
        fs::copy(newer.join("pg_dump"), newer.join("pg_restore")).unwrap();
        let restore = client_among([newer.clone()], &Account::Own, "pg_restore", Some(16)).await;
        assert_eq!(restore, None, "a server of 16 does not understand that of 17");
        assert_eq!(among(&[&newer], None).await, None, "no server");
    }

    #[tokio::test]
    async fn a_link_on_the_path_leads_to_the_folder_with_the_rest() {
        let folder = folder();
        let real = installed(folder.path(), "16", "16.4");
        let path = folder.path().join("links");
        fs::create_dir(&path).unwrap();
        std::os::unix::fs::symlink(real.join("postgres"), path.join("postgres")).unwrap();

        assert_eq!(among(&[&path], None).await, Some(real.canonicalize().unwrap()));
    }
}
