// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The data folder: what lies where in it, and who may use it.
//!
//! ```text
//! portal.lock    held by the portal that runs on the folder, with its process number
//! postgres/      the cluster; of the account that runs the server, as are its contents
//! postgres.log   what the server has to say
//! socket/        the server's Unix socket: whoever may enter it may read and write everything
//! ```

use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError},
    io::{self, ErrorKind, Write as _},
    os::unix::{
        ffi::OsStrExt as _,
        fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    },
    path::{Path, PathBuf},
    process,
};

use nix::{libc::O_NOFOLLOW, unistd::Uid};

use super::{account::Account, error::ClusterError};

/// Longest path of a Unix socket in bytes, without its closing zero (`sun_path` in unix(7)).
const LONGEST_SOCKET: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

/// Name of the cluster's data in the folder.
pub(super) const DATA: &str = "postgres";

/// What the folder's own path is followed by in the path of the socket.
const SOCKET_SUFFIX: &str = "/socket/.s.PGSQL.5432";

/// A log longer than this is put aside at the next start, so that it does not grow for ever.
const LONGEST_LOG: u64 = 8 * 1024 * 1024;

/// An existing data folder, its path absolute and free of symbolic links.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens the data folder; creates it where it is missing.
    pub fn open(path: &Path) -> Result<Self, ClusterError> {
        let unwritable = |source| ClusterError::Unwritable { folder: path.to_owned(), source };
        if !path.exists() {
            create(path).map_err(unwritable)?;
        }
        let path = path.canonicalize().map_err(unwritable)?;
        let limit = LONGEST_SOCKET - SOCKET_SUFFIX.len();
        if path.as_os_str().as_bytes().len() > limit {
            return Err(ClusterError::PathTooLong { folder: path, limit });
        }
        Ok(Self { path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn data(&self) -> PathBuf {
        self.path.join(DATA)
    }

    pub fn socket_folder(&self) -> PathBuf {
        self.path.join("socket")
    }

    pub fn socket(&self) -> PathBuf {
        self.socket_folder().join(".s.PGSQL.5432")
    }

    pub fn log(&self) -> PathBuf {
        self.path.join("postgres.log")
    }

    /// Claims the folder for this process until the returned lock is dropped or the process ends,
    /// however it ends.
    pub fn lock(&self) -> Result<Lock, ClusterError> {
        let path = self.path.join("portal.lock");
        let mut file = open(OpenOptions::new().read(true).write(true), &path)
            .map_err(|source| self.unwritable(source))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let pid = fs::read_to_string(&path).unwrap_or_default();
                // Nothing is written there in the instant after the other portal has claimed the folder.
                let pid = if pid.is_empty() { "?".to_owned() } else { pid.trim().to_owned() };
                return Err(ClusterError::InUse { folder: self.path.clone(), pid });
            }
            Err(TryLockError::Error(source)) => return Err(self.unwritable(source)),
        }
        file.set_len(0)
            .and_then(|()| writeln!(file, "{}", process::id()))
            .map_err(|source| self.unwritable(source))?;
        Ok(Lock { _file: file })
    }

    /// Prepares the folder of the socket: the account's, and closed to everybody else.
    pub fn prepare_socket_folder(&self, account: &Account) -> Result<(), ClusterError> {
        let folder = self.socket_folder();
        match DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => account.own(&folder),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
        }
        .map_err(|source| self.unwritable(source))
    }

    /// The server's log, to be written at its end.
    pub fn open_log(&self) -> Result<File, ClusterError> {
        let path = self.log();
        if fs::metadata(&path).is_ok_and(|log| log.len() > LONGEST_LOG) {
            fs::rename(&path, self.path.join("postgres.log.1")).map_err(|source| self.unwritable(source))?;
        }
        open(OpenOptions::new().append(true), &path).map_err(|source| self.unwritable(source))
    }

    pub fn unwritable(&self, source: io::Error) -> ClusterError {
        ClusterError::Unwritable { folder: self.path.clone(), source }
    }
}

/// The claim of this process on a data folder.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Opens or creates a file that only we may read. A symbolic link in its place is not followed: as
/// root we would write wherever the owner of the folder likes.
fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    options.create(true).mode(0o600).custom_flags(O_NOFOLLOW).open(path)
}

/// Creates the folder and those above it. The server's account has to pass through a folder of
/// root's, but has no business reading it.
fn create(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    let mode = if Uid::effective().is_root() { 0o711 } else { 0o700 };
    fs::set_permissions(path, Permissions::from_mode(mode))
}
