// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What stands in front of the portal, as the packaged examples set it up.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tempfile::TempDir;

use super::process::{Portal, folder, until};

/// A proxy in front of portals; ends with the test.
pub struct Proxy {
    child: Child,
    pub address: String,
    _folder: TempDir,
}

impl Proxy {
    /// nginx, in front of several portals on one database.
    pub fn nginx(portals: &[&Portal]) -> Self {
        let (folder, address) = (folder(), free_address());
        let path = folder.path().to_str().unwrap();
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {path}/{kind};"))
            .join("\n");
        let whole = format!(
            "pid {path}/pid;\nerror_log {path}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}\n{}\n}}\n",
            nginx_site(portals, &address)
        );
        let mut command = Command::new("/usr/sbin/nginx");
        command.args(["-e", &format!("{path}/error.log"), "-g", "daemon off;", "-c"]);
        command.arg(written(folder.path(), "nginx.conf", &whole));
        Self::start(&mut command, address, folder)
    }

    /// Caddy, in front of one portal.
    pub fn caddy(portal: &Portal) -> Self {
        let (folder, address) = (folder(), free_address());
        let site = caddy_site(portal, &address);
        let whole = format!("{{\n\tadmin off\n\tauto_https off\n}}\n\n{site}");
        let mut command = Command::new("caddy");
        command.env("HOME", folder.path()).env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME");
        command.args(["run", "--adapter", "caddyfile", "--config"]);
        command.arg(written(folder.path(), "Caddyfile", &whole));
        Self::start(&mut command, address, folder)
    }

    fn start(command: &mut Command, address: String, folder: TempDir) -> Self {
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        until("the proxy", || {
            assert!(child.try_wait().unwrap().is_none(), "{command:?} has ended");
            TcpStream::connect(&address).is_ok()
        });
        Self { child, address, _folder: folder }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        kill(Pid::from_raw(i32::try_from(self.child.id()).unwrap()), Signal::SIGTERM).unwrap();
        self.child.wait().unwrap();
    }
}

fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn written(folder: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

/// The packaged example with these portals, at this address and without TLS.
fn nginx_site(portals: &[&Portal], address: &str) -> String {
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

/// The same for Caddy.
fn caddy_site(portal: &Portal, address: &str) -> String {
    let example = fs::read_to_string("packaging/examples/Caddyfile").unwrap();
    let (name, place) = ("\nvorrang.example.org {\n", "127.0.0.1:8080");
    assert!(example.contains(name) && example.contains(place));
    let (host, port) = address.split_once(':').unwrap();
    example.replace(name, &format!("\nhttp://:{port} {{\n\tbind {host}\n")).replace(place, &portal.address)
}

/// An open board is told of changes as they happen: a proxy does not gather what it is to pass on.
pub fn await_event(address: &str) {
    let mut line = TcpStream::connect(address).unwrap();
    write!(line, "GET /events HTTP/1.1\r\nhost: portal\r\nx-request-id: mine\r\n\r\n").unwrap();
    let mut lines = BufReader::new(line).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("event: board")));
}
