// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Servers of PostgreSQL on the loopback, of which one can follow another.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::chown,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::{Uid, User},
};
use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;

use crate::support::process::{folder, processes_in};

/// A running server; stopped at once when the test ends.
pub struct Server {
    folder: TempDir,
    port: u16,
}

impl Server {
    /// A new one, with an empty database.
    pub fn new() -> Self {
        let server = Self::somewhere();
        server.run("initdb", &["--username=vorrang", "--auth=trust", "--encoding=UTF8", "--no-sync"]);
        server.start();
        server
    }

    /// One that follows this one.
    pub fn follower(&self) -> Self {
        let follower = Self::somewhere();
        let port = self.port.to_string();
        let from = ["--host=127.0.0.1", "--username=vorrang", "--write-recovery-conf", "--checkpoint=fast"];
        follower.run("pg_basebackup", &[&from[..], &["--port", &port]].concat());
        follower.start();
        follower
    }

    pub fn url(&self) -> String {
        format!("postgres://vorrang@127.0.0.1:{}/postgres", self.port)
    }

    pub async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.url()).await.unwrap()
    }

    pub fn start(&self) {
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories='' -c fsync=off",
            self.port
        );
        let log = self.folder.path().join("log");
        self.run(
            "pg_ctl",
            &["start", "--wait", "--silent", "--log", log.to_str().unwrap(), "--options", &options],
        );
    }

    /// As if the machine had been switched off.
    pub fn die(&self) {
        self.run("pg_ctl", &["stop", "--mode=immediate", "--silent"]);
    }

    /// As if the network to it were cut, or mended again: nothing is refused, and nothing comes.
    pub fn freeze(&self, frozen: bool) {
        let signal = if frozen { Signal::SIGSTOP } else { Signal::SIGCONT };
        for server in processes_in(&self.data()) {
            // An error means that it has ended meanwhile.
            let _ = kill(server, signal);
        }
    }

    /// A folder that the server's account may write to, and a port that is free.
    fn somewhere() -> Self {
        let folder = folder();
        if let Some(owner) = owner() {
            chown(folder.path(), Some(owner.uid.as_raw()), Some(owner.gid.as_raw())).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { folder, port }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let Output { status, stderr, .. } = self.command(program, arguments).output().unwrap();
        assert!(status.success(), "{program}: {}", String::from_utf8_lossy(&stderr));
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let program = programs().join(program);
        // The server refuses root.
        let mut command = match owner() {
            Some(owner) => {
                let mut command = Command::new("setpriv");
                command.arg(format!("--reuid={}", owner.uid)).arg(format!("--regid={}", owner.gid));
                command.arg("--clear-groups").arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir("/").arg("--pgdata").arg(self.data()).args(arguments);
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.freeze(false);
        // One that the test has stopped is not running any more.
        let _ = self.command("pg_ctl", &["stop", "--mode=immediate", "--silent"]).output();
    }
}

fn owner() -> Option<User> {
    Uid::effective().is_root().then(|| User::from_name("postgres").unwrap().unwrap())
}

/// The newest that is installed: Debian keeps them off the path.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.filter_map(|version| version.file_name().to_str()?.parse::<u32>().ok()).max();
    newest.map_or_else(PathBuf::new, |version| {
        Path::new("/usr/lib/postgresql").join(version.to_string()).join("bin")
    })
}
