// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Two portals on one database with a replica, behind nginx as the packaged example sets it up.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tempfile::TempDir;
use tokio::{
    task::{JoinSet, spawn_blocking},
    time::sleep,
};

use super::{
    postgres::Server,
    replica::{Reader, ask_until, page_of},
};
use crate::{
    faults::Browser,
    support::process::{Portal, folder, until},
};

/// nginx in front of portals; ends with the test.
struct Proxy {
    nginx: Child,
    address: String,
    _folder: TempDir,
}

impl Proxy {
    fn before(portals: &[&Portal]) -> Self {
        let folder = folder();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let path = folder.path().to_str().unwrap();
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {path}/{kind};"))
            .join("\n");
        let whole = format!(
            "pid {path}/pid;\nerror_log {path}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\n{}\n}}\n",
            site(portals, &address)
        );
        fs::write(folder.path().join("nginx.conf"), whole).unwrap();
        let mut command = Command::new("/usr/sbin/nginx");
        command.args(["-e", &format!("{path}/error.log"), "-g", "daemon off;", "-c"]);
        let nginx = command.arg(folder.path().join("nginx.conf")).stderr(Stdio::null()).spawn().unwrap();
        until("the proxy", || TcpStream::connect(&address).is_ok());
        Self { nginx, address, _folder: folder }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        kill(Pid::from_raw(i32::try_from(self.nginx.id()).unwrap()), Signal::SIGTERM).unwrap();
        self.nginx.wait().unwrap();
    }
}

/// The packaged example with these portals, at this address and without TLS.
fn site(portals: &[&Portal], address: &str) -> String {
    let example = fs::read_to_string("packaging/examples/nginx.conf").unwrap();
    let (upstream, servers) = example.split_once("server {\n    listen 80;").unwrap();
    let (_, server) = servers.split_once("server {\n    listen 443 ssl http2;").unwrap();
    let one = "server 127.0.0.1:8080 max_fails=0;";
    assert!(upstream.contains(one));
    let lines = portals.iter().map(|portal| one.replace("127.0.0.1:8080", &portal.address));
    let upstream = upstream.replace(one, &lines.collect::<Vec<_>>().join("\n"));
    let rest = server.lines().filter(|line| !line.contains("ssl_") && !line.contains("listen [::]"));
    format!("{upstream}\nserver {{\nlisten {address};\n{}", rest.collect::<Vec<_>>().join("\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_through_one_portal_is_seen_through_all() {
    let database = Server::new();
    let follower = database.follower();
    let readers = [(); 2].map(|()| Reader::start(&database, &follower));
    for reader in &readers {
        until("the follower to be read from", || reader.reads_from_the_follower());
    }
    let proxy = Proxy::before(&[&readers[0].portal, &readers[1].portal]);
    let mut author = Browser::sign_in(&proxy.address, "portfolio").await;
    let mut other = Browser::sign_in(&proxy.address, "leadership").await;
    let address = proxy.address.clone();
    spawn_blocking(move || await_event(&address)).await.unwrap();
    for number in 0..4 {
        let text = format!("Stand {number} hinter dem Proxy");
        assert_eq!(author.comment(&text).await.unwrap().status, 303);
        // Whichever portal is asked, and whatever it reads from.
        for _ in 0..4 {
            assert!(page_of(&mut author).await.contains(&text), "{text}");
        }
        // Nobody who has seen it sees less afterwards, not even through the other portal.
        while !page_of(&mut other).await.contains(&text) {}
    }
    for reader in readers {
        assert!(reader.answers() > 0, "the follower was asked");
        let log = reader.portal.stop(Signal::SIGTERM);
        assert!(log.matches("\"answered\"").count() > 4, "nginx asks both: {log}");
    }
}

/// An open board is told of changes as they happen: nginx does not gather what it is to pass on.
fn await_event(address: &str) {
    let mut line = TcpStream::connect(address).unwrap();
    write!(line, "GET /events HTTP/1.1\r\nhost: portal\r\n\r\n").unwrap();
    let mut lines = BufReader::new(line).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("event: board")));
}

#[tokio::test(flavor = "multi_thread")]
async fn portals_are_replaced_one_by_one_without_a_failed_request() {
    let database = Server::new();
    let follower = database.follower();
    let readers = [(); 2].map(|()| Reader::start(&database, &follower));
    let proxy = Proxy::before(&[&readers[0].portal, &readers[1].portal]);
    let is_over = Arc::new(AtomicBool::new(false));
    let mut askers = JoinSet::new();
    for _ in 0..4 {
        askers.spawn(ask_until(proxy.address.clone(), Arc::clone(&is_over)));
    }
    let (primary, replica) = (database.url(), follower.url());
    let replacing = spawn_blocking(move || {
        readers.map(|reader| {
            let address = reader.portal.address.clone();
            reader.portal.stop(Signal::SIGTERM);
            Reader::at(&address, &primary, &replica)
        })
    });
    let readers = replacing.await.unwrap();
    sleep(Duration::from_millis(200)).await;
    is_over.store(true, Ordering::Relaxed);
    for answered in askers.join_all().await {
        assert!(answered > 0);
    }
    for reader in readers {
        let log = reader.portal.stop(Signal::SIGTERM);
        assert!(!log.contains("request failed"), "{log}");
    }
}
