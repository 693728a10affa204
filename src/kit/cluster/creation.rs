// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A new, empty cluster.

use std::{
    fs::{self, DirBuilder, File},
    io::{self, ErrorKind},
    os::unix::fs::DirBuilderExt as _,
    path::Path,
    process,
};

use super::{USER, account::Account, error::ClusterError, folder::Folder, installation::Installation};

/// Decides which letters are upper and lower case of each other, hence what a search that ignores
/// case finds: with `C` alone an "Ä" would not be an "ä". Sorting for people is not the database's
/// business, and plain byte order (`C`) survives every update of the system's sorting rules.
const LETTERS: &str = if cfg!(target_os = "macos") { "en_US.UTF-8" } else { "C.UTF-8" };

/// Unfinished clusters are called this and the number of the process that makes them.
const UNFINISHED: &str = "postgres.new-";

/// Creates the cluster of `folder`.
///
/// It is made under another name and then renamed: whatever ends the portal on the way, there is
/// either no cluster or a whole one.
pub(super) async fn create(
    folder: &Folder,
    installation: &Installation,
    account: &Account,
) -> Result<(), ClusterError> {
    tracing::info!(folder = %folder.path().display(), "creating the private database cluster");
    remove_unfinished(folder.path());
    let unfinished = folder.path().join(format!("{UNFINISHED}{}", process::id()));
    DirBuilder::new()
        .mode(0o700)
        .create(&unfinished)
        .and_then(|()| account.own(&unfinished))
        .map_err(|source| folder.unwritable(source))?;

    let made = account
        .command(installation.initdb(), folder.path())
        .arg("--pgdata")
        .arg(&unfinished)
        .arg(format!("--username={USER}"))
        .arg("--encoding=UTF8")
        .arg("--locale-provider=libc")
        .arg("--locale=C")
        .arg(format!("--lc-ctype={LETTERS}"))
        .arg("--data-checksums")
        // The folder of the socket decides who may connect; the network is not listened to at all.
        .args(["--auth-local=trust", "--auth-host=reject"])
        .output()
        .await?;
    if !made.status.success() {
        remove_unfinished(folder.path());
        return Err(ClusterError::NotCreated { reason: reason(&String::from_utf8_lossy(&made.stderr)) });
    }
    fs::rename(&unfinished, folder.data())
        .and_then(|()| File::open(folder.path())?.sync_all())
        .map_err(|source| folder.unwritable(source))
}

/// What a portal that was killed has left; another one cannot be at it, since we hold the lock.
fn remove_unfinished(folder: &Path) {
    let leftovers = fs::read_dir(folder).into_iter().flatten().flatten();
    for leftover in
        leftovers.filter(|entry| entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()))
    {
        match fs::remove_dir_all(leftover.path()) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => warn(&leftover.path(), &error),
        }
    }
}

fn warn(path: &Path, error: &io::Error) {
    tracing::warn!(path = %path.display(), %error, "an unfinished cluster cannot be removed");
}

/// The line of `initdb`'s output that says what went wrong; the last one tells about cleaning up.
fn reason(said: &str) -> String {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines().find(|line| line.contains("error:") || line.contains("FATAL:"));
    error.or_else(|| lines().next_back()).unwrap_or_default().to_owned()
}
