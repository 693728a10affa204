// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a portal that was killed has left behind: a server that still runs, or the lock files of one
//! that does not.

use std::{fs, path::Path, time::Duration};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::{net::UnixStream, time};

use super::{error::ClusterError, folder::Folder};

/// How often we look whether an old server has ended, and how many times.
const PAUSE: Duration = Duration::from_millis(50);
const LOOKS: u32 = 1200;

/// Ends a server that still runs on the folder, so that a new one can start.
///
/// To be called by who holds the lock of the folder: then a server that runs there is nobody's.
/// Returns the process number in the lock files of a server that no longer runs. Postgres would take
/// any living process of that number for that server (numbers are given out again, after a restart of
/// the machine even soon) and has to be told that it is not.
pub(super) async fn clear(folder: &Folder) -> Result<Option<Pid>, ClusterError> {
    let Some(server) = running(folder).await? else { return Ok(noted(folder)) };
    tracing::warn!(pid = server.as_raw(), "stopping the database server of a portal that was killed");
    for _ in 0..LOOKS {
        let Some(server) = running(folder).await? else { return Ok(noted(folder)) };
        // Asked again each time: asking twice does no harm, and a server that has only just been
        // started may not have listened yet. An error means that it has ended meanwhile.
        let _ = kill(server, Signal::SIGINT);
        time::sleep(PAUSE).await;
    }
    Err(ClusterError::InUse { folder: folder.path().to_owned(), pid: server.to_string() })
}

/// The server that runs on the folder: the one that answers on the socket, or the one of the lock file
/// if that process has its home in our cluster (a server that is only just starting or ending).
async fn running(folder: &Folder) -> Result<Option<Pid>, ClusterError> {
    if let Some(pid) = listening(folder).await? {
        return Ok(Some(pid));
    }
    Ok(noted(folder).filter(|pid| at_home(*pid, &folder.data())))
}

/// The process that listens on the socket, by the word of the system and not of a file.
async fn listening(folder: &Folder) -> Result<Option<Pid>, ClusterError> {
    let Ok(connection) = UnixStream::connect(folder.socket()).await else { return Ok(None) };
    match connection.peer_cred()?.pid() {
        Some(pid) if pid > 1 => Ok(Some(Pid::from_raw(pid))),
        // It lives in another container, where its number means nothing to us.
        _ => Err(ClusterError::InUse { folder: folder.path().to_owned(), pid: "?".to_owned() }),
    }
}

/// The process number in the lock file of the cluster.
fn noted(folder: &Folder) -> Option<Pid> {
    let lock = fs::read_to_string(folder.data().join("postmaster.pid")).ok()?;
    lock.lines().next()?.trim().parse().ok().filter(|pid| *pid > 1).map(Pid::from_raw)
}

/// Whether the process works in the folder of the cluster, as Postgres' own processes do. Where the
/// system does not tell (no `/proc`), Postgres' own checks at the start remain.
fn at_home(pid: Pid, data: &Path) -> bool {
    fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|home| home == data)
}
