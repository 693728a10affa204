// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The portal as an operator meets it: a process with a folder, signals, stdout and stderr.

use std::{
    env, fs,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};
use sqlx::{
    ConnectOptions as _, PgConnection,
    postgres::{PgConnectOptions, PgSslMode},
};
use tempfile::TempDir;

/// A folder of the test's own. Run as root, the database's account has to get through to it.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// The program with nothing of the environment that would change what it does.
pub fn vorrang<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vorrang"));
    command.args(arguments).stdin(Stdio::null());
    let is_ours = |name: &str| name.starts_with("VORRANG_") || name.starts_with("OTEL_");
    let ours = env::vars_os().map(|(name, _)| name).filter(|name| is_ours(&name.to_string_lossy()));
    let others =
        ["DATABASE_URL", "DATABASE_READ_URL", "RUST_LOG", "LC_ALL", "LC_MESSAGES", "LANG"].map(Into::into);
    for variable in ours.chain(others) {
        command.env_remove(variable);
    }
    // Nor with what is set for a real portal on this machine.
    command.env("VORRANG_CONFIG", "/dev/null");
    command
}

/// `vorrang demo` on the folder, at any free port.
pub fn demo(folder: &Path) -> Command {
    let mut command = vorrang(["demo", "--listen", "127.0.0.1:0", "--data-folder"]);
    command.arg(folder);
    command
}

/// What a command that fails has said: exactly one line on stderr, with exit code 1.
pub fn complaint(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let said = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(1), "{said}");
    assert_eq!(String::from_utf8(stdout).unwrap(), "");
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

/// A running portal. Stopped in order when the test ends, whatever the outcome.
pub struct Portal {
    child: Child,
    /// Reads what it writes to stderr all the time: a pipe that is full would stop it.
    log: Option<JoinHandle<String>>,
    /// Host and port.
    pub address: String,
    /// What it said on stdout when it was ready.
    pub announcement: String,
}

impl Portal {
    /// Starts the command and waits until the portal has said that it runs.
    pub fn start(command: &mut Command) -> Self {
        // A group of its own, as a shell gives it to what it runs.
        let mut child =
            command.process_group(0).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let log = thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        let mut announcement = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut announcement).unwrap();
        let address = announcement
            .split_once("http://")
            .and_then(|(_, rest)| rest.split_whitespace().next())
            .map(str::to_owned);
        let portal = Self { child, log: Some(log), address: address.unwrap_or_default(), announcement };
        assert!(!portal.address.is_empty(), "not running: {}", portal.end().1);
        portal
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.id()).unwrap())
    }

    pub fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).unwrap();
    }

    /// Waits for the end; how it ended and what it wrote to stderr.
    pub fn end(mut self) -> (ExitStatus, String) {
        until("the end of the portal", || self.has_ended());
        (self.child.wait().unwrap(), self.log.take().unwrap().join().unwrap())
    }

    /// Whether it runs no more.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Ctrl-C at the terminal: the signal goes to the whole process group.
    pub fn press_ctrl_c(&self) {
        killpg(self.pid(), Signal::SIGINT).unwrap();
    }

    /// Tells it to stop by this signal and expects a clean end; what it wrote to stderr.
    pub fn stop(self, signal: Signal) -> String {
        self.signal(signal);
        self.end_cleanly()
    }

    /// Expects a clean end; what it wrote to stderr.
    pub fn end_cleanly(self) -> String {
        let (status, log) = self.end();
        assert!(status.success(), "{status}: {log}");
        log
    }

    /// `kill -9` of the portal alone.
    pub fn kill(self) {
        self.signal(Signal::SIGKILL);
        self.end();
    }

    /// Status and whole answer to a GET.
    pub fn get(&self, path: &str) -> (u16, String) {
        let answer = self.ask(path).unwrap();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    /// Whether it runs and its database answers.
    pub fn is_ready(&self) -> bool {
        self.ask("/readyz").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200 "))
    }

    fn ask(&self, path: &str) -> io::Result<String> {
        let mut connection = TcpStream::connect(&self.address)?;
        connection.set_read_timeout(Some(LONGEST_WAIT))?;
        write!(connection, "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address)?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal(Signal::SIGTERM);
            self.child.wait().unwrap();
        }
    }
}

/// The database server's processes on the folder; they work in the cluster's own folder.
pub fn servers(folder: &Path) -> Vec<Pid> {
    processes_in(&folder.canonicalize().unwrap().join("postgres"))
}

/// The processes that work in that folder.
pub fn processes_in(folder: &Path) -> Vec<Pid> {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    processes
        .filter(|process| fs::read_link(process.path().join("cwd")).is_ok_and(|home| home == folder))
        .filter_map(|process| process.file_name().to_str()?.parse().ok().map(Pid::from_raw))
        .collect()
}

/// The first process of the database server, which the others are children of.
pub fn postmaster(folder: &Path) -> Option<Pid> {
    let lock = fs::read_to_string(folder.join("postgres/postmaster.pid")).ok()?;
    lock.lines().next()?.parse().ok().map(Pid::from_raw)
}

/// `kill -9` of the database server with all its processes.
pub fn kill_servers(folder: &Path) {
    until("the end of the killed servers", || {
        let servers = servers(folder);
        for server in &servers {
            // An error means that it has ended meanwhile.
            let _ = kill(*server, Signal::SIGKILL);
        }
        servers.is_empty()
    });
}

/// What takes longer hangs. Far more than a machine under load needs: it is no measure of speed.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Waits until it is so.
#[track_caller]
pub fn until(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < LONGEST_WAIT, "waited {LONGEST_WAIT:?} for {what}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// The socket of the folder's database as a `DATABASE_URL`.
pub fn url(folder: &Path, user: &str, database: &str) -> String {
    let host = folder.join("socket").to_str().unwrap().replace('/', "%2F");
    format!("postgres://{user}@{host}:5432/{database}")
}

/// A connection to the folder's database, past the portal.
pub async fn connect(folder: &Path) -> PgConnection {
    PgConnectOptions::new_without_pgpass()
        .socket(folder.join("socket"))
        .port(5432)
        .username("vorrang")
        .database("vorrang")
        .ssl_mode(PgSslMode::Disable)
        .connect()
        .await
        .unwrap()
}

/// A place below a file, where nobody can create a folder, not even root.
pub fn impossible(folder: &Path) -> PathBuf {
    let file = folder.join("file");
    fs::write(&file, "").unwrap();
    file.join("data")
}
