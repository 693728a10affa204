// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the packages hold: that it belongs to this program, and is what its readers can read.

use std::{env, fs, path::Path, process::Command};

use super::said;
use crate::support::process::{folder, vorrang};

fn packaged(name: &str) -> String {
    fs::read_to_string(Path::new("packaging").join(name)).unwrap()
}

/// The program on this machine, if it is there: not every machine that builds the portal has each of them.
fn is_here(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).chain(["/usr/sbin".into()]).any(|folder| folder.join(program).is_file())
}

/// Written by `vorrang config --example`, with the one line that the package sets.
#[test]
fn the_packaged_settings_are_those_of_the_program() {
    let (example, ..) = said(vorrang(["config", "--example"]).env("LANG", "en_GB.UTF-8"));
    let heading =
        "# SPDX-FileCopyrightText: 2026 The Vorrang authors\n# SPDX-License-Identifier: EUPL-1.2\n\n";
    let line = "data_folder = \"/var/lib/vorrang\"";
    assert!(example.contains(&format!("#{line}")));
    let expected = format!("{heading}{}", example.replace(&format!("#{line}"), line));
    if env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs::write("packaging/vorrang.toml", &expected).unwrap();
    }
    assert_eq!(packaged("vorrang.toml"), expected, "renew it with INSTA_UPDATE=always");
}

#[test]
fn the_unit_starts_the_program_as_it_can_be_started() {
    let unit = packaged("debian/vorrang.service");
    let start = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    let mut words = start.split(' ');
    assert_eq!((words.next(), words.next()), (Some("/usr/bin/vorrang"), Some("serve")));
    let mut command = vorrang(["config"]);
    let (_, complaints, code) = said(command.args(words).args(["--config", "packaging/vorrang.toml"]));
    assert_eq!((complaints.as_str(), code), ("", 0));
    for hardening in
        ["NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "User=vorrang"]
    {
        assert!(unit.contains(hardening), "{hardening}");
    }
    if is_here("systemd-analyze") {
        let folder = folder();
        let here = folder.path().join("vorrang.service");
        fs::write(&here, unit.replace("/usr/bin/vorrang", "/bin/true")).unwrap();
        let (stdout, stderr, code) = said(Command::new("systemd-analyze").arg("verify").arg(here));
        assert_eq!((stdout.as_str(), stderr.as_str(), code), ("", "", 0));
    }
}

#[test]
fn everything_that_the_package_takes_along_is_there() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let deb = &manifest["package"]["metadata"]["deb"];
    for asset in deb["assets"].as_array().unwrap() {
        let source = asset[0].as_str().unwrap().trim_end_matches('*');
        assert!(source.starts_with("target/") || Path::new(source).exists(), "{source}");
    }
    for name in ["postinst", "vorrang.service"] {
        assert!(Path::new(deb["maintainer-scripts"].as_str().unwrap()).join(name).exists(), "{name}");
    }
    assert!(packaged("debian/postinst").contains("\n#DEBHELPER#\n"));
    let (stdout, stderr, code) = said(Command::new("sh").args(["-n", "packaging/debian/postinst"]));
    assert_eq!((stdout.as_str(), stderr.as_str(), code), ("", "", 0));
}

/// What stands in front of the portal must not be opened by a mistake of ours.
#[test]
fn nginx_takes_the_example() {
    let example = packaged("examples/nginx.conf");
    assert!(example.contains("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"));
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (key, certificate) = (path("privkey.pem"), path("fullchain.pem"));
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]);
    openssl.args(["-subj", "/CN=vorrang.example.org", "-keyout", &key, "-out", &certificate]);
    assert_eq!(said(&mut openssl).2, 0);
    let site = example.replace("/etc/ssl/vorrang", folder.path().to_str().unwrap());
    let whole = format!("pid {};\nevents {{}}\nhttp {{\naccess_log off;\n{site}\n}}\n", path("pid"));
    fs::write(path("nginx.conf"), whole).unwrap();
    let mut nginx = Command::new("nginx");
    nginx.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").args(["-t", "-e", &path("error.log")]);
    let (_, stderr, code) = said(nginx.args(["-c", &path("nginx.conf")]));
    assert_eq!(code, 0, "{stderr}");
    assert!(!stderr.contains("[warn]"), "{stderr}");
}

#[test]
fn caddy_takes_the_example() {
    let folder = folder();
    let mut caddy = Command::new("caddy");
    caddy.env("HOME", folder.path()).env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME");
    caddy.args(["validate", "--adapter", "caddyfile", "--config", "packaging/examples/Caddyfile"]);
    let (_, stderr, code) = said(&mut caddy);
    assert_eq!(code, 0, "{stderr}");
    assert!(!stderr.contains("\"level\":\"warn\""), "{stderr}");
}

#[test]
fn containers_name_no_registry_and_run_as_nobody_in_particular() {
    let file = packaged("Containerfile");
    let images = file.lines().filter_map(|line| line.strip_prefix("FROM "));
    let compose = packaged("compose.yaml");
    let others = compose.lines().filter_map(|line| line.trim().strip_prefix("image: "));
    for image in images.chain(others) {
        let name = image.split(' ').next().unwrap();
        assert!(!name.contains('/') && name.contains(':'), "{name}");
    }
    let server = compose.split_once("image: postgres:").unwrap().1.lines().next().unwrap();
    assert!(file.contains(&format!(" postgresql-client-{server} ")), "pg_dump for PostgreSQL {server}");
    assert!(file.contains("\nUSER 10001:10001\n"));
    let value = |start: &str| {
        let mut values = file.lines().filter_map(|line| line.strip_prefix(start));
        values.next().unwrap_or_else(|| panic!("{start}")).split('-').next().unwrap()
    };
    let (settings, complaints, code) =
        said(vorrang(["config"]).env("VORRANG_LISTEN", value("ENV VORRANG_LISTEN=")));
    assert_eq!((complaints.as_str(), code), ("", 0));
    assert!(settings.contains("0.0.0.0:8080"), "{settings}");
    let toolchain = fs::read_to_string("rust-toolchain.toml").unwrap();
    for compiler in [value("FROM rust:"), value("ENV RUSTUP_TOOLCHAIN=")] {
        assert!(toolchain.contains(&format!("channel = \"{compiler}\"")), "{compiler}");
    }
    // Run every night by nobody at a terminal, to another file each time.
    assert!(compose.contains("exec -T portal vorrang backup \"/backups/vorrang-$(date -I).backup\""));
}
