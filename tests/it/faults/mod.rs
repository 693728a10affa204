// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What happens to servers, with real processes: the database dies or has no room, more is asked than can be
//! answered, clients dawdle, processes are killed and replaced.

mod clock;
mod crashes;
mod database;
mod disk;
mod overload;
mod stopping;

use std::{
    collections::HashMap,
    io,
    path::Path,
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;
use scraper::{Html, Selector};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

use crate::support::{
    portal::demonstration_name,
    process::{Portal, vorrang},
};

/// An answer of the portal.
pub struct Answer {
    pub status: u16,
    /// Status and headers, as they were sent.
    pub head: String,
    pub body: String,
}

impl Answer {
    /// What the header of that name, in small letters, says.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A connection that is kept for further requests, and opened anew when the portal has asked for that. It tries
/// nothing twice: every error is one that somebody would have seen.
pub struct Line {
    address: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Line {
    pub fn to(address: &str) -> Self {
        Self { address: address.to_owned(), stream: None }
    }

    /// Whether somebody answers at the address.
    async fn connect(&mut self) -> io::Result<()> {
        if self.stream.is_none() {
            self.stream = Some(BufReader::new(TcpStream::connect(&self.address).await?));
        }
        Ok(())
    }

    pub async fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: portal\r\n\r\n")).await
    }

    /// Sends what stands there and reads the answer.
    async fn ask(&mut self, request: &str) -> io::Result<Answer> {
        self.connect().await?;
        let mut stream = self.stream.take().unwrap();
        stream.write_all(request.as_bytes()).await?;
        let answer = answer(&mut stream).await?;
        if answer.header("connection").is_none_or(|wish| wish != "close") {
            self.stream = Some(stream);
        }
        Ok(answer)
    }
}

async fn answer(stream: &mut BufReader<TcpStream>) -> io::Result<Answer> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let mut answer = Answer { status, head, body: String::new() };
    let mut body = vec![0; answer.header("content-length").map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).await?;
    answer.body = String::from_utf8(body).unwrap();
    Ok(answer)
}

/// Somebody of the demonstration at a browser, signed in.
pub struct Browser {
    line: Line,
    /// By name, with the moment from which it is forgotten.
    cookies: HashMap<String, (String, Option<Instant>)>,
    token: String,
}

impl Browser {
    /// Somebody who is not signed in yet.
    pub fn at(address: &str) -> Self {
        Self { line: Line::to(address), cookies: HashMap::new(), token: String::new() }
    }

    pub async fn sign_in(address: &str, sign_in_name: &str) -> Self {
        let mut browser = Self::at(address);
        let page = browser.get("/sign-in").await.unwrap();
        let name = demonstration_name(sign_in_name);
        let person = {
            let page = Html::parse_document(&page.body);
            let [form, field] = [".visitors form", "[name=person]"].map(|it| Selector::parse(it).unwrap());
            let mut forms = page.select(&form);
            let form = forms.find(|form| form.text().any(|text| text.contains(&name))).unwrap();
            form.select(&field).next().unwrap().attr("value").unwrap().to_owned()
        };
        let answer = browser.post("/sign-in/demonstration", &[("person", &person)]).await.unwrap();
        assert_eq!(answer.status, 303, "{}", answer.head);
        browser.get("/account").await.unwrap();
        browser
    }

    pub async fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.get_with(path, "").await
    }

    /// Asks with further headers, each with the end of its line.
    pub async fn get_with(&mut self, path: &str, headers: &str) -> io::Result<Answer> {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: portal\r\ncookie: {}\r\n{headers}\r\n", self.cookie());
        let answer = self.line.ask(&request).await?;
        Ok(self.keep(answer))
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        self.post_with(path, fields, "").await
    }

    /// Sends a form with further headers, each with the end of its line.
    pub async fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &str,
    ) -> io::Result<Answer> {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .append_pair("form_token", &self.token)
            .finish();
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: portal\r\ncookie: {}\r\ncontent-length: {}\r\n\
             content-type: application/x-www-form-urlencoded\r\n{headers}\r\n{form}",
            self.cookie(),
            form.len(),
        );
        let answer = self.line.ask(&request).await?;
        Ok(self.keep(answer))
    }

    /// Says something about a project; a change with its event and a mail.
    pub async fn comment(&mut self, text: &str) -> io::Result<Answer> {
        self.post("/projects/DIG-001/comment", &[("kind", "status"), ("text", text)]).await
    }

    fn cookie(&mut self) -> String {
        self.cookies.retain(|_, (_, end)| end.is_none_or(|end| Instant::now() < end));
        let cookies = self.cookies.iter().map(|(name, (value, _))| format!("{name}={value}"));
        cookies.collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, answer: Answer) -> Answer {
        let headers = answer.head.lines().filter_map(|line| line.split_once(": "));
        for (_, cookie) in headers.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")) {
            let mut parts = cookie.split("; ");
            let (name, value) = parts.next().unwrap().split_once('=').unwrap();
            let seconds = parts.find_map(|part| part.strip_prefix("Max-Age="));
            let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds.parse().unwrap()));
            self.cookies.insert(name.to_owned(), (value.to_owned(), end));
        }
        if let Some((_, rest)) = answer.body.split_once(r#"name="form_token" value=""#) {
            self.token = rest.split('"').next().unwrap().to_owned();
        }
        answer
    }
}

/// Expects a log in which every event is as it was written.
fn verify(folder: &Path) {
    let verified = vorrang(["audit", "verify", "--data-folder"]).arg(folder).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}

/// Ends the portal and expects that it has called nothing that has happened a mistake of its own.
fn stop_without_mistakes(portal: Portal) {
    let log = portal.stop(Signal::SIGTERM);
    let mistakes: Vec<&str> = log.lines().filter(|line| line.contains("request failed")).collect();
    assert_eq!(mistakes, Vec::<&str>::new());
}
