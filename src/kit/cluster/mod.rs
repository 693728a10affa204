// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A private PostgreSQL for a portal that was given none: real Postgres, found on the machine, with its
//! data in the portal's folder, started and stopped with the portal.
//!
//! It listens on a Unix socket only; whoever may enter the socket's folder (mode 0700) is trusted. It
//! has Postgres' own durability. One portal at a time uses a folder: the lock is the system's, so it
//! ends with the process, and the leftovers of a killed portal are cleared at the next start.

mod account;
mod creation;
mod error;
mod folder;
mod installation;
mod keeper;
mod leftover;
mod server;

use std::{env, io::ErrorKind, path::Path, process::Stdio, time::Duration};

use sqlx::{ConnectOptions as _, Connection as _, postgres::PgConnectOptions};
use tokio::{process::Command, time};

pub use self::error::ClusterError;
use self::{
    account::Account,
    folder::{Folder, Lock},
    installation::Installation,
    keeper::Keeper,
    server::Launch,
};

/// The oldest PostgreSQL that the portal works with.
pub const OLDEST: u32 = 15;

/// The database in the cluster, and the user that owns it.
const DATABASE: &str = "vorrang";
const USER: &str = "vorrang";

/// How often we look whether the portal on the folder answers or has ended, and how many times.
const PAUSE: Duration = Duration::from_millis(100);
const LOOKS: u32 = 100;

/// The private cluster of a data folder, ready to be connected to.
#[derive(Debug)]
pub struct Cluster {
    folder: Folder,
    /// Nobody, if the server belongs to a portal that runs on the same folder.
    keeper: Option<Keeper>,
}

impl Cluster {
    /// Starts the cluster in `folder`; folder and cluster are created where they are missing. Ends a
    /// server that a killed portal has left running.
    pub async fn start(folder: &Path) -> Result<Self, ClusterError> {
        let folder = Folder::open(folder)?;
        let lock = folder.lock()?;
        Self::start_locked(folder, lock).await
    }

    /// Uses the cluster that a portal runs in `folder`, or starts it if there is none: for commands that
    /// may be given while the portal runs.
    pub async fn join_or_start(folder: &Path) -> Result<Self, ClusterError> {
        let folder = Folder::open(folder)?;
        for _ in 1..LOOKS {
            match folder.lock() {
                Ok(lock) => return Self::start_locked(folder, lock).await,
                Err(ClusterError::InUse { .. }) => {}
                Err(error) => return Err(error),
            }
            let cluster = Self { folder: folder.clone(), keeper: None };
            if let Ok(connection) = cluster.connect_options().connect().await {
                connection.close().await?;
                return Ok(cluster);
            }
            // The other portal is only just starting, or ending.
            time::sleep(PAUSE).await;
        }
        let lock = folder.lock()?;
        Self::start_locked(folder, lock).await
    }

    async fn start_locked(folder: Folder, lock: Lock) -> Result<Self, ClusterError> {
        let account = Account::choose(&folder.data())?;
        let wanted = installation::version_of_data(&folder.data())?;
        let installation = Installation::find(&account, wanted).await.ok_or_else(|| match wanted {
            Some(major) => ClusterError::OtherVersion { folder: folder.path().to_owned(), major },
            None => ClusterError::NoBinaries,
        })?;
        check_access(&folder, &installation, &account).await?;
        folder.prepare_socket_folder(&account)?;
        if wanted.is_none() {
            creation::create(&folder, &installation, &account).await?;
        }
        let launch = Launch { folder: folder.clone(), installation, account };
        let server = launch.start().await?;
        Ok(Self { folder, keeper: Some(Keeper::of(server, launch, lock)) })
    }

    /// How to connect to the portal's database in the cluster.
    pub fn connect_options(&self) -> PgConnectOptions {
        server::connect_options(&self.folder).database(DATABASE)
    }

    /// The program of PostgreSQL called `name`, of the version of the cluster and told how to reach it.
    pub async fn program(&self, name: &'static str) -> Result<Command, ClusterError> {
        let mut command = program(name, installation::version_of_data(&self.folder.data())?).await?;
        command.env("PGHOST", self.folder.socket_folder()).env("PGPORT", "5432").env("PGSSLMODE", "disable");
        command.env("PGUSER", USER).arg("--dbname").arg(DATABASE);
        Ok(command)
    }

    /// Ends when the server has died and could not be started again; never for the server of another
    /// portal, which is not ours to watch.
    pub async fn gave_up(&mut self) -> ClusterError {
        match &mut self.keeper {
            Some(keeper) => keeper.gave_up().await,
            None => std::future::pending().await,
        }
    }

    /// Stops the server, if it is ours, and waits until everything is on the disk.
    pub async fn stop(self) -> Result<(), ClusterError> {
        match self.keeper {
            Some(keeper) => keeper.stop().await,
            None => Ok(()),
        }
    }
}

/// Whether there are data of a cluster in `folder`.
pub fn holds_data(folder: &Path) -> Result<bool, ClusterError> {
    Ok(installation::version_of_data(&folder.join(folder::DATA))?.is_some())
}

/// The program of PostgreSQL called `name`, such as `pg_dump`, of the major version `wanted` or the next newer that is there,
/// or the newest of all. What the environment says of somebody else's database is kept away from it.
pub async fn program(name: &'static str, wanted: Option<u32>) -> Result<Command, ClusterError> {
    let program = installation::client(name, wanted)
        .await
        .ok_or(ClusterError::NoProgram { name, oldest: wanted.unwrap_or(OLDEST) })?;
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).kill_on_drop(true);
    for (variable, _) in env::vars_os().filter(|(name, _)| name.as_encoded_bytes().starts_with(b"PG")) {
        command.env_remove(variable);
    }
    Ok(command)
}

/// Whether the account can reach the folder: it tries, so the system itself answers, with all its rules.
async fn check_access(
    folder: &Folder,
    installation: &Installation,
    account: &Account,
) -> Result<(), ClusterError> {
    match account.command(installation.server(), folder.path()).arg("--version").output().await {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(ClusterError::CannotEnter {
            folder: folder.path().to_owned(),
            account: account.name().to_owned(),
        }),
        Err(error) => Err(error.into()),
    }
}
