// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Who runs the database server. Postgres refuses to be run by root.

use std::{
    ffi::OsStr,
    fs, io,
    os::unix::fs::{MetadataExt as _, chown},
    path::Path,
    process::Stdio,
};

use nix::unistd::{Uid, User};
use tokio::process::Command;

use super::error::ClusterError;

/// The account that the server and its helpers run under.
#[derive(Clone, Debug)]
pub(super) enum Account {
    /// The one that runs the portal.
    Own,
    /// We are root: an unprivileged one.
    Other { name: String, uid: u32, gid: u32 },
}

impl Account {
    /// The account for the cluster in `data`: for root whoever owns that folder, or, as long as there
    /// is none, `postgres` or else `nobody`.
    pub fn choose(data: &Path) -> Result<Self, ClusterError> {
        if !Uid::effective().is_root() {
            return Ok(Self::Own);
        }
        if let Ok(owner) = fs::metadata(data).map(|data| (data.uid(), data.gid()))
            && owner.0 != 0
        {
            let name = User::from_uid(Uid::from_raw(owner.0)).ok().flatten().map(|user| user.name);
            let name = name.unwrap_or_else(|| owner.0.to_string());
            return Ok(Self::Other { name, uid: owner.0, gid: owner.1 });
        }
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .map(|user| Self::Other { name: user.name, uid: user.uid.as_raw(), gid: user.gid.as_raw() })
            .ok_or(ClusterError::NoAccount)
    }

    /// The account's name, for sentences; empty for our own.
    pub fn name(&self) -> &str {
        match self {
            Self::Own => "",
            Self::Other { name, .. } => name,
        }
    }

    /// Hands `path` over to the account.
    pub fn own(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Own => Ok(()),
            Self::Other { uid, gid, .. } => chown(path, Some(*uid), Some(*gid)),
        }
    }

    /// A command run by the account in `folder`, in a process group of its own: Ctrl-C at the terminal
    /// reaches the portal alone, which then stops the server in order. Postgres' environment variables
    /// are meant for somebody else's database and are kept away from ours, and the portal's own, one of which
    /// may hold a password, are no business of another account.
    pub fn command(&self, program: impl AsRef<OsStr>, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder).process_group(0).stdin(Stdio::null()).kill_on_drop(false);
        for (name, _) in std::env::vars_os() {
            let name_bytes = name.as_encoded_bytes();
            if name_bytes.starts_with(b"PG") || name_bytes.starts_with(b"VORRANG_") {
                command.env_remove(name);
            }
        }
        if let Self::Other { uid, gid, .. } = self {
            command.uid(*uid).gid(*gid);
        }
        command
    }
}
