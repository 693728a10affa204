// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A real mail server on the loopback: aiosmtpd, see `tests/tools/smtp-server.py` for how it behaves.

use std::{path::Path, process::Stdio, time::Duration};

use serde::{Deserialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdin, ChildStdout, Command},
    time::timeout,
};

/// A mail as the server has read it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    headers: Vec<(String, String)>,
    pub text: String,
    /// What is wrong with how it is written.
    pub defects: Vec<String>,
    /// Whether the client has given the right password.
    pub login: bool,
}

impl Taken {
    /// What the only header of that name says.
    pub fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(other, _)| other == name);
        let (Some((_, value)), None) = (found.next(), found.next()) else {
            panic!("not one {name}: {self:?}")
        };
        value
    }
}

#[derive(Deserialize)]
struct Ready {
    port: u16,
}

/// A running server; it ends with the test.
pub struct MailServer {
    pub port: u16,
    child: Child,
    stdin: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl MailServer {
    /// At any free port.
    pub async fn start() -> Self {
        Self::run(0, None).await
    }

    /// At that port.
    pub async fn at(port: u16) -> Self {
        Self::run(port, None).await
    }

    /// At any free port, with TLS and the login `portal` with the password `g%heim`; the certificate to trust
    /// is then in `folder` as `ca.pem`.
    pub async fn with_tls(folder: &Path) -> Self {
        Self::run(0, Some(folder)).await
    }

    async fn run(port: u16, folder: Option<&Path>) -> Self {
        let mut child = Command::new("tests/tools/smtp-server.sh")
            .arg(port.to_string())
            .args(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let stdin = child.stdin.take().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let Ready { port } = next(&mut lines).await.expect("the server does not start");
        Self { port, child, stdin, lines }
    }

    /// Its address as a `VORRANG_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Waits for a mail.
    pub async fn taken(&mut self) -> Taken {
        next(&mut self.lines).await.expect("the server has ended")
    }

    /// Ends it; the mails that nobody has asked for yet.
    pub async fn end(mut self) -> Vec<Taken> {
        drop(self.stdin);
        let mut rest = Vec::new();
        while let Some(taken) = next(&mut self.lines).await {
            rest.push(taken);
        }
        assert!(self.child.wait().await.unwrap().success());
        rest
    }
}

async fn next<T: DeserializeOwned>(lines: &mut Lines<BufReader<ChildStdout>>) -> Option<T> {
    // Less than a minute, after which a sender would look without being woken.
    let line = timeout(Duration::from_secs(30), lines.next_line()).await.expect("no mail in half a minute");
    line.unwrap().map(|line| serde_json::from_str(&line).unwrap())
}
