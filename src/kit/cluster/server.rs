// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! One run of the server: from the start of the process to its end.

use std::{
    ffi::{OsStr, OsString},
    io,
    os::unix::ffi::OsStrExt as _,
    path::Path,
    process::ExitStatus,
    time::Duration,
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _,
    postgres::{PgConnectOptions, PgSslMode},
};
use tokio::{process::Child, time};

use super::{
    DATABASE, USER, account::Account, error::ClusterError, folder::Folder, installation::Installation,
    leftover,
};

/// Where Postgres differs from its own defaults. What makes it durable (`fsync`,
/// `synchronous_commit`, `full_page_writes`) is on by default and stays so.
const SETTINGS: [&str; 9] = [
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "port=5432", // only a part of the socket's name
    "max_connections=50",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "log_checkpoints=off",
    // Compiling a statement takes longer than any of ours runs.
    "jit=off",
];

/// How long we wait before we ask again whether the server accepts connections.
const PAUSE: Duration = Duration::from_millis(15);

/// How often a start is tried again, and after how long, when the processes of a killed server have not
/// all noticed yet that it is gone; Postgres rightly refuses to run beside them.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(500);

/// `SQLSTATE` "the database does not exist".
const DATABASE_MISSING: &str = "3D000";
/// `SQLSTATE` "cannot connect now": the server is starting or recovering.
const NOT_YET: &str = "57P03";

/// Everything needed to start the server on an existing cluster.
#[derive(Clone, Debug)]
pub(super) struct Launch {
    pub folder: Folder,
    pub installation: Installation,
    pub account: Account,
}

impl Launch {
    /// Starts the server and waits until the database can be used.
    pub async fn start(&self) -> Result<Server, ClusterError> {
        let gone = leftover::clear(&self.folder).await?;
        let tries = if gone.is_some() { TRIES } else { 1 };
        for _ in 1..tries {
            if let Some(server) = self.attempt(gone).await? {
                return Ok(server);
            }
            time::sleep(BETWEEN_TRIES).await;
        }
        self.attempt(gone).await?.ok_or_else(|| ClusterError::NotStarted { log: self.folder.log() })
    }

    /// One start; nothing if the server has ended by itself. `gone` is the process number of an earlier
    /// server that is known to run no more.
    async fn attempt(&self, gone: Option<Pid>) -> Result<Option<Server>, ClusterError> {
        let mut server = self.spawn(gone)?;
        let options = connect_options(&self.folder);
        loop {
            match reach(&options).await {
                Ok(()) => return Ok(Some(server)),
                Err(error) if is(&error, DATABASE_MISSING) => create_database(&options).await?,
                Err(error) if is(&error, NOT_YET) || matches!(error, sqlx::Error::Io(_)) => {}
                Err(error) => return Err(error.into()),
            }
            tokio::select! {
                _ = server.child.wait() => return Ok(None),
                () = time::sleep(PAUSE) => {}
            }
        }
    }

    fn spawn(&self, gone: Option<Pid>) -> Result<Server, ClusterError> {
        let log = self.folder.open_log()?;
        let mut command = self.account.command(self.installation.server(), self.folder.path());
        command.arg("-D").arg(self.folder.data());
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.arg("-c").arg(socket_setting(&self.folder.socket_folder()));
        if let Some(pid) = gone {
            // Postgres takes a living process of the number in its lock files for a server on the same
            // data, except itself, its parent and, by this variable, its grandparent. Its check for
            // processes that still use the shared memory of the old server remains in force.
            command.env("PG_GRANDPARENT_PID", pid.to_string());
        }
        let child = command.stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(Server { child })
    }
}

/// How to reach the server of the folder, at the database that always exists.
pub(super) fn connect_options(folder: &Folder) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass()
        .socket(folder.socket_folder())
        .port(5432)
        .username(USER)
        .database("postgres")
        .ssl_mode(PgSslMode::Disable)
        .application_name("vorrang")
}

/// Whether the database can be used. A server that ends at this very moment has not been reached either.
async fn reach(options: &PgConnectOptions) -> sqlx::Result<()> {
    options.clone().database(DATABASE).connect().await?.close().await
}

async fn create_database(options: &PgConnectOptions) -> Result<(), ClusterError> {
    let mut connection = options.connect().await?;
    connection.execute(sqlx::query("CREATE DATABASE vorrang")).await?;
    Ok(connection.close().await?)
}

fn is(error: &sqlx::Error, state: &str) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == state)
}

/// `unix_socket_directories` is a list with commas: quoted, the folder's name may hold any letter.
fn socket_setting(folder: &Path) -> OsString {
    let mut setting = OsString::from("unix_socket_directories=\"");
    for (number, part) in folder.as_os_str().as_bytes().split(|byte| *byte == b'"').enumerate() {
        if number > 0 {
            setting.push("\"\"");
        }
        setting.push(OsStr::from_bytes(part));
    }
    setting.push("\"");
    setting
}

/// A running server. Dropped without [`Server::stop`], it is asked to end but not waited for.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
}

impl Server {
    /// Waits until the server ends, which it should not do by itself.
    pub async fn ended(&mut self) -> io::Result<ExitStatus> {
        self.child.wait().await
    }

    /// Ends all sessions and the server, and waits until everything is on the disk.
    pub async fn stop(mut self) -> Result<(), ClusterError> {
        self.ask_to_end();
        let status = self.child.wait().await?;
        if !status.success() {
            tracing::warn!(%status, "the database server has not ended cleanly; its next start recovers");
        }
        Ok(())
    }

    /// Postgres' "fast shutdown".
    fn ask_to_end(&self) {
        // The number is there as long as nobody has waited for the process, so it is still this one's.
        if let Some(pid) = self.child.id().and_then(|pid| i32::try_from(pid).ok())
            && let Err(error) = kill(Pid::from_raw(pid), Signal::SIGINT)
        {
            tracing::warn!(%error, "the database server cannot be asked to end");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ask_to_end();
    }
}
