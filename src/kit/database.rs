// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The database: a given PostgreSQL or the private cluster of a data folder, brought up to date.

mod condition;
mod replica;
mod trouble;

use std::{borrow::Cow, path::PathBuf, str::FromStr as _, thread, time::Duration};

use percent_encoding::percent_decode_str;
use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection, PgPool,
    error::DatabaseError as DatabaseReport,
    migrate::{MigrateError, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
};
use thiserror::Error;
use tokio::{process::Command, time::timeout};
use url::Url;

pub use self::{
    condition::{Condition, Schema},
    replica::{Look, Replica},
    trouble::Trouble,
};
use super::{
    cluster::{self, Cluster, ClusterError},
    i18n::Message,
};

/// How long a request waits for a connection, and a start for a server, until it is told that the
/// database does not answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that was idle for longer is asked whether it is still alive before it is used: the
/// server may have been restarted. Under load, connections are not idle and nothing is asked.
const FRESH: Duration = Duration::from_secs(1);
/// How long the end of the pool waits for statements that still run.
const FAREWELL: Duration = Duration::from_secs(2);

/// Where the data are.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// The PostgreSQL at this URL, which may hold a password and is therefore never shown.
    Url(String),
    /// The private cluster in this folder.
    Folder(PathBuf),
}

/// The open database. To be closed with [`Database::close`].
#[derive(Debug)]
pub struct Database {
    /// Connections to it.
    pub pool: PgPool,
    cluster: Option<Cluster>,
}

/// Why the database cannot be used.
#[derive(Debug, Error)]
pub enum DatabaseError {
    /// The private cluster does not run.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
    /// `DATABASE_URL` is no address of a PostgreSQL.
    #[error("DATABASE_URL is not valid")]
    Url(#[source] sqlx::Error),
    /// Nobody answers there.
    #[error("no database at {address}")]
    Unreachable {
        /// Host and port, or the folder of the socket.
        address: String,
        /// What went wrong; nothing if there was no answer in time.
        #[source]
        source: Option<sqlx::Error>,
    },
    /// The server does not accept the user or the password.
    #[error("login of {user} refused by {address}")]
    Login {
        /// Host and port, or the folder of the socket.
        address: String,
        /// The user.
        user: String,
        /// The server's words.
        #[source]
        source: sqlx::Error,
    },
    /// The server has no such database.
    #[error("no database {name} at {address}")]
    Missing {
        /// Host and port, or the folder of the socket.
        address: String,
        /// The database.
        name: String,
    },
    /// The server is older than the portal can use.
    #[error("PostgreSQL {major} at {address} is too old")]
    TooOld {
        /// Host and port, or the folder of the socket.
        address: String,
        /// Its major version.
        major: u32,
    },
    /// A newer version of the portal has already used the database.
    #[error("the database knows migration {version}, this program does not")]
    Newer {
        /// The migration that this program does not know.
        version: i64,
    },
    /// A migration failed.
    #[error("the database cannot be brought up to date")]
    Migration(#[source] MigrateError),
    /// The server answered, but with something else.
    #[error("the database at {address} refuses the connection")]
    Refused {
        /// Host and port, or the folder of the socket.
        address: String,
        /// The server's words.
        #[source]
        source: sqlx::Error,
    },
}

impl Database {
    /// Opens the database for the portal: nobody else may run on the same data folder.
    pub async fn open(place: &Place, migrator: &Migrator) -> Result<Self, DatabaseError> {
        match place {
            Place::Url(url) => Self::given(url, Some(migrator)).await,
            Place::Folder(folder) => Self::private(Cluster::start(folder).await?, Some(migrator)).await,
        }
    }

    /// Opens the database for a command, beside the portal if one runs.
    pub async fn join(place: &Place, migrator: &Migrator) -> Result<Self, DatabaseError> {
        match place {
            Place::Url(url) => Self::given(url, Some(migrator)).await,
            Place::Folder(folder) => {
                Self::private(Cluster::join_or_start(folder).await?, Some(migrator)).await
            }
        }
    }

    /// Opens the database for a command as [`Self::join`] does, but leaves it in the state of whichever version of
    /// the portal wrote it.
    pub async fn join_unchanged(place: &Place) -> Result<Self, DatabaseError> {
        match place {
            Place::Url(url) => Self::given(url, None).await,
            Place::Folder(folder) => Self::private(Cluster::join_or_start(folder).await?, None).await,
        }
    }

    /// Whether neither a portal nor anything else has used it yet.
    pub async fn is_empty(&self) -> sqlx::Result<bool> {
        sqlx::query_scalar!(
            "select not exists (select from pg_tables where schemaname = 'public') as \"is_empty!\""
        )
        .fetch_one(&self.pool)
        .await
    }

    /// What the database says of itself.
    pub async fn condition(&self) -> sqlx::Result<Condition> {
        sqlx::query_as!(
            Condition,
            r#"select current_setting('server_version') as "version!",
                      exists (select from pg_extension where extname = 'pg_trgm') as "has_trigrams!",
                      exists (select from pg_available_extensions where name = 'pg_trgm') as "offers_trigrams!",
                      has_database_privilege(current_database(), 'create')
                          and has_schema_privilege('public', 'create') as "may_create!",
                      clock_timestamp() as "now!""#
        )
        .fetch_one(&self.pool)
        .await
    }

    /// How its schema stands to these migrations.
    pub async fn schema(&self, migrator: &Migrator) -> sqlx::Result<Schema> {
        let mut connection = self.pool.acquire().await?;
        let is_new = sqlx::query_scalar!("select to_regclass('_sqlx_migrations') is null as \"is_new!\"");
        if is_new.fetch_one(&mut *connection).await? {
            return Ok(Schema::Behind(migrator.iter().count()));
        }
        // The table is the migrator's, not ours: the compiler knows nothing of it.
        let run: Vec<(i64, bool, Vec<u8>)> =
            sqlx::query_as("select version, success, checksum from _sqlx_migrations order by version")
                .fetch_all(&mut *connection)
                .await?;
        let known = |version| migrator.iter().find(move |migration| migration.version == version);
        for (version, success, checksum) in &run {
            match known(*version) {
                None => return Ok(Schema::Newer(*version)),
                Some(known) if !success || *known.checksum != **checksum => {
                    return Ok(Schema::Altered(*version));
                }
                Some(_) => {}
            }
        }
        Ok(match migrator.iter().count().saturating_sub(run.len()) {
            0 => Schema::Current,
            missing => Schema::Behind(missing),
        })
    }

    /// The program of PostgreSQL called `name`, such as `pg_dump`, told how to reach the database at `place`.
    pub async fn program(&self, name: &'static str, place: &Place) -> Result<Command, DatabaseError> {
        if let Some(cluster) = &self.cluster {
            return Ok(cluster.program(name).await?);
        }
        let connection = self.pool.acquire().await;
        let connection = connection.map_err(|error| explain(error, &self.pool.connect_options()))?;
        let mut command = cluster::program(name, major(&connection)).await?;
        if let Place::Url(url) = place {
            let (url, password) = without_password(url)?;
            // Everybody on the machine can read arguments, and only its owner a process's environment.
            command.env("PGPASSWORD", password).arg("--dbname").arg(url);
        }
        Ok(command)
    }

    async fn given(url: &str, migrator: Option<&Migrator>) -> Result<Self, DatabaseError> {
        let options = PgConnectOptions::from_str(url).map_err(DatabaseError::Url)?;
        Ok(Self { pool: connect(options, migrator).await?, cluster: None })
    }

    async fn private(cluster: Cluster, migrator: Option<&Migrator>) -> Result<Self, DatabaseError> {
        match connect(cluster.connect_options(), migrator).await {
            Ok(pool) => Ok(Self { pool, cluster: Some(cluster) }),
            Err(error) => {
                stop(cluster).await;
                Err(error)
            }
        }
    }

    /// Ends when the private cluster has died for good; never for a given database, which may come back.
    pub async fn lost(&mut self) -> DatabaseError {
        match &mut self.cluster {
            Some(cluster) => cluster.gave_up().await.into(),
            None => std::future::pending().await,
        }
    }

    /// Closes all connections, and stops the private cluster if it is ours.
    pub async fn close(self) {
        if timeout(FAREWELL, self.pool.close()).await.is_err() {
            tracing::warn!("statements were still running when the database was closed");
        }
        if let Some(cluster) = self.cluster {
            stop(cluster).await;
        }
    }
}

async fn stop(cluster: Cluster) {
    if let Err(error) = cluster.stop().await {
        tracing::error!(%error, "the private database cluster has not been stopped");
    }
}

/// Connections to a database that is known to answer and has been brought up to date, if there is a migrator for it.
async fn connect(options: PgConnectOptions, migrator: Option<&Migrator>) -> Result<PgPool, DatabaseError> {
    check(&options).await?;
    let pool = pool(options);
    let Some(migrator) = migrator else { return Ok(pool) };
    match migrator.run(&pool).await {
        Ok(()) => Ok(pool),
        Err(error) => {
            pool.close().await;
            Err(match error {
                MigrateError::VersionMissing(version) => DatabaseError::Newer { version },
                other => DatabaseError::Migration(other),
            })
        }
    }
}

/// The URL as it may be seen, and its password; what is no URL has been refused before.
fn without_password(url: &str) -> Result<(String, String), DatabaseError> {
    let mut url =
        Url::parse(url).map_err(|error| DatabaseError::Url(sqlx::Error::Configuration(error.into())))?;
    let password = percent_decode_str(url.password().unwrap_or_default()).decode_utf8_lossy().into_owned();
    // Refused only by a URL that cannot have a password.
    let _ = url.set_password(None);
    Ok((url.into(), password))
}

/// Connects once, because a pool would try again and again, and cannot say what is wrong.
async fn check(options: &PgConnectOptions) -> Result<(), DatabaseError> {
    let connection = match timeout(PATIENCE, options.connect()).await {
        Ok(Ok(connection)) => connection,
        Ok(Err(error)) => return Err(explain(error, options)),
        Err(_) => return Err(DatabaseError::Unreachable { address: address(options), source: None }),
    };
    let major = major(&connection);
    // All is well with a server that hangs up first.
    let _ = connection.close().await;
    match major {
        Some(major) if major < cluster::OLDEST => {
            Err(DatabaseError::TooOld { address: address(options), major })
        }
        _ => Ok(()),
    }
}

fn major(connection: &PgConnection) -> Option<u32> {
    connection.server_version_num().map(|number| number / 10_000)
}

fn explain(error: sqlx::Error, options: &PgConnectOptions) -> DatabaseError {
    let address = address(options);
    let code = error.as_database_error().and_then(DatabaseReport::code).map(Cow::into_owned);
    // The states are listed in PostgreSQL's documentation, appendix A.
    match (code.as_deref(), &error) {
        (Some("28000" | "28P01"), _) => {
            DatabaseError::Login { address, user: options.get_username().to_owned(), source: error }
        }
        (Some("3D000"), _) => {
            let name = options.get_database().unwrap_or_else(|| options.get_username()).to_owned();
            DatabaseError::Missing { address, name }
        }
        (None, sqlx::Error::Io(_)) => DatabaseError::Unreachable { address, source: Some(error) },
        _ => DatabaseError::Refused { address, source: error },
    }
}

fn address(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(folder) => folder.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}

/// The portal and often its database share a machine: more connections than its cores can work on only
/// wait inside Postgres instead of here.
fn pool(options: PgConnectOptions) -> PgPool {
    // Statements here look up some hundred rows. To compile one or to start workers for it takes the database longer than to
    // run it, and it does so wherever it expects much, as of a recursion that may end at once.
    let options = options.options([("jit", "off"), ("parallel_setup_cost", "100000")]);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let connections = u32::try_from(cores * 4).unwrap_or(u32::MAX).clamp(8, 32);
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|connection, usage| {
            Box::pin(async move {
                if usage.idle_for > FRESH {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_lazy_with(options)
}

/// Whether the database refused something because of the constraint called `constraint`.
pub fn violates(error: &sqlx::Error, constraint: &str) -> bool {
    error.as_database_error().and_then(DatabaseReport::constraint) == Some(constraint)
}

impl DatabaseError {
    /// The sentence for whoever started the portal.
    pub fn message(&self) -> Message {
        let at = |key, address: &String| Message::new(key).with("address", address.clone());
        match self {
            Self::Cluster(error) => error.message(),
            Self::Url(source) => Message::new("program-database-url").with("reason", source.to_string()),
            Self::Unreachable { address, .. } => at("program-database-unreachable", address),
            Self::Login { address, user, .. } => {
                at("program-database-login", address).with("user", user.clone())
            }
            Self::Missing { address, name } => {
                at("program-database-missing", address).with("name", name.clone())
            }
            Self::TooOld { address, major } => at("program-database-too-old", address)
                .with("major", major.to_string())
                .with("version", cluster::OLDEST.to_string()),
            Self::Newer { version } => {
                Message::new("program-database-newer").with("migration", version.to_string())
            }
            Self::Migration(source) => {
                Message::new("program-database-migration").with("reason", source.to_string())
            }
            Self::Refused { address, source } => {
                at("program-database-refused", address).with("reason", source.to_string())
            }
        }
    }
}
