// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang doctor`: what it says of a portal that is well, and of each thing that can be wrong.

use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

use sqlx::{AssertSqlSafe, ConnectOptions as _, PgPool};
use tokio::task::spawn_blocking;

use super::said;
use crate::support::{
    forger::{Forger, Plan},
    mail_server::MailServer,
    portal::test_day,
    process::{folder, vorrang},
};

fn doctor(public_url: &str) -> Command {
    let mut command = vorrang(["doctor", "--public-url", public_url]);
    command.env("LANG", "en_GB.UTF-8");
    command
}

/// What it finds, line by line, and its exit code. The test's own servers go on meanwhile.
pub async fn findings(mut command: Command) -> (Vec<String>, i32) {
    let (stdout, stderr, code) = spawn_blocking(move || said(&mut command)).await.unwrap();
    let complaint = "The portal lacks something; what it is stands above.\n";
    assert_eq!(stderr, if code == 0 { "" } else { complaint }, "{stdout}");
    (stdout.lines().map(str::to_owned).collect(), code)
}

#[track_caller]
fn assert_found(findings: &[String], beginnings: &[&str]) {
    for beginning in beginnings {
        assert!(findings.iter().any(|line| line.starts_with(beginning)), "{beginning}\n{findings:#?}");
    }
}

fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn with_provider(command: &mut Command, issuer: &str) {
    command.args(["--oidc-issuer", issuer, "--oidc-client-id", "vorrang"]);
}

#[tokio::test]
async fn a_portal_that_is_well_is_told_so_in_both_languages() {
    let folder = folder();
    let data = folder.path().join("data");
    let mapping = folder.path().join("mapping.txt");
    fs::write(&mapping, "role;a;reader\nrole;b;admin\ndepartment;33;Bürgerdienste\n").unwrap();
    assert!(vorrang(["user", "list", "--data-folder"]).arg(&data).status().unwrap().success());
    let server = MailServer::start().await;
    let forger = Forger::open(test_day()).await;
    let healthy = |language: &str| {
        let mut command = doctor("https://vorrang.example.org");
        command.env("LANG", language).env("VORRANG_SMTP_URL", server.url());
        command.args(["--mail-from", "vorrang@example.org", "--oidc-mapping"]).arg(&mapping);
        with_provider(&mut command, forger.issuer());
        command.arg("--data-folder").arg(&data);
        command
    };
    let (english, code) = findings(healthy("en_GB.UTF-8")).await;
    assert_eq!(code, 0, "{english:#?}");
    // How much is free is the machine's affair.
    assert!(
        english.iter().all(|line| line.starts_with("✓ good ") || line.contains(" Disk: ")),
        "{english:#?}"
    );
    assert_found(
        &english,
        &[
            "✓ good    Settings: understood",
            "✓ good    Address: https://vorrang.example.org/ is encrypted.",
            &format!("✓ good    Data folder: {} is there", data.display()),
            "✓ good    Database: PostgreSQL 1",
            "✓ good    Database: The extension pg_trgm is there.",
            "✓ good    Database: The portal may make",
            "✓ good    Clock of the database: goes",
            "✓ good    Database schema: as this program expects it",
            "✓ good    Mail server: lets the portal in (no mail was sent)",
            "✓ good    Mapping: ",
            "✓ good    Identity provider: describes itself as it should, with one key",
            "✓ good    Clock of the identity provider: goes",
        ],
    );
    let (german, _) = findings(healthy("de_DE.UTF-8")).await;
    assert_eq!(german.len(), english.len());
    assert_found(&german, &["✓ gut     Mailserver: lässt das Portal ein", "✓ gut     Datenbankschema: "]);
    assert_eq!(server.end().await, []);

    for (path, open) in [(data.clone(), 0o777), (data.join("socket"), 0o755)] {
        let before = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(open)).unwrap();
        let mut command = doctor("http://localhost:8080");
        command.arg("--data-folder").arg(&data);
        let (found, code) = findings(command).await;
        fs::set_permissions(&path, before).unwrap();
        assert_eq!(code, 1);
        assert_found(
            &found,
            &[&format!("✗ bad     Data folder: {} is open to other accounts", path.display())],
        );
    }
}

fn on_database(pool: &PgPool) -> Command {
    let mut command = doctor("http://localhost:8080");
    command.env("DATABASE_URL", pool.connect_options().to_url_lossy().as_str());
    command
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_wrong_with_a_database_is_named(pool: PgPool) {
    let run = async |statement: &str| {
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&pool).await.unwrap();
    };
    let (found, code) = findings(on_database(&pool)).await;
    assert_eq!(code, 0, "{found:#?}");
    assert!(!found.iter().any(|line| line.contains("Data folder") || line.contains("Disk")), "{found:#?}");

    run("delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations);
         drop extension pg_trgm cascade")
    .await;
    let (found, code) = findings(on_database(&pool)).await;
    assert_eq!(code, 0, "{found:#?}");
    assert_found(
        &found,
        &[
            "! note    Database schema: One migration is missing; the next start runs it.",
            "✓ good    Database: The extension pg_trgm can be made.",
        ],
    );

    let (role, name) = (format!("stranger_{}", std::process::id()), pool.connect_options());
    run(&format!(
        "update _sqlx_migrations set checksum = '' where version = (select min(version) from _sqlx_migrations);
         create role {role} login;
         grant select on _sqlx_migrations to {role}"
    ))
    .await;
    let mut command = on_database(&pool);
    command.env("DATABASE_URL", (*name).clone().username(&role).to_url_lossy().as_str());
    let (found, code) = findings(command).await;
    run(&format!("revoke all on _sqlx_migrations from {role}; drop role {role}")).await;
    assert_eq!(code, 1);
    assert_found(
        &found,
        &[
            "✗ bad     Database: The account of the database may not make anything",
            "✗ bad     Database schema: Migration 2026",
        ],
    );

    run("insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (0, 'of another program', true, '', 0)")
    .await;
    let (found, code) = findings(on_database(&pool)).await;
    assert_eq!(code, 1);
    assert_found(
        &found,
        &["✗ bad     Database schema: The database has already been used with a newer Vorrang"],
    );
}

#[tokio::test]
async fn what_does_not_answer_is_named_without_any_password() {
    let nobody = format!("127.0.0.1:{}", closed_port());
    let mut command = doctor("http://vorrang.example.org");
    command.env("DATABASE_URL", format!("postgres://ada:geheim@{nobody}/x"));
    command.env("VORRANG_SMTP_URL", format!("smtp://ada:geheim@{nobody}"));
    command.args(["--mail-from", "vorrang@example.org"]);
    with_provider(&mut command, &format!("http://{nobody}"));
    let (found, code) = findings(command).await;
    assert_eq!(code, 1);
    assert_found(
        &found,
        &[
            "✗ bad     Address: http://vorrang.example.org/ is not encrypted",
            &format!("✗ bad     Database: No database answers at {nobody}"),
            "✗ bad     Mail server: cannot be used: ",
            "✗ bad     Identity provider: does not answer: ",
            "! note    Mapping: Without VORRANG_OIDC_MAPPING",
        ],
    );
    assert!(!found.iter().any(|line| line.contains("geheim")), "{found:#?}");
}

#[tokio::test]
async fn a_mail_server_and_a_provider_that_refuse_are_told_apart_from_those_that_are_not_there() {
    let folder = folder();
    let data = folder.path().join("data");
    let server = MailServer::with_tls(folder.path()).await;
    let forger = Forger::open(test_day()).await;
    let ask = async |password: &str, trusted: &str, issuer: &str| {
        let mut command = doctor("https://vorrang.example.org/portal");
        command.env("VORRANG_SMTP_URL", format!("smtps://portal:{password}@127.0.0.1:{}", server.port));
        command.env("SSL_CERT_FILE", folder.path().join(trusted)).args(["--mail-from", "a@example.org"]);
        with_provider(&mut command, issuer);
        command.arg("--data-folder").arg(&data);
        findings(command).await.0
    };
    forger.plan(Plan { publishes_key: false, ..Plan::default() });
    let found = ask("falsch", "ca.pem", forger.issuer()).await;
    assert_found(
        &found,
        &[
            "✗ bad     Mail server: refuses name or password: ",
            "✗ bad     Identity provider: names no keys",
            "✗ bad     Address: https://vorrang.example.org/portal holds a path",
            "! note    Data folder: ",
            "! note    Database: There is none yet",
        ],
    );
    assert!(!found.iter().any(|line| line.contains("falsch")), "{found:#?}");
    assert!(!data.exists(), "it looks and makes nothing");
    let found = ask("g%25heim", "missing.pem", &format!("{}/", forger.issuer())).await;
    assert_found(
        &found,
        &[
            "✗ bad     Mail server: There is no encrypted connection: ",
            "✗ bad     Identity provider: calls itself otherwise",
        ],
    );
    let found = ask("g%25heim", "ca.pem", forger.issuer()).await;
    assert_found(&found, &["✓ good    Mail server: lets the portal in"]);
    assert_eq!(server.end().await, []);
}

#[test]
fn settings_that_cannot_be_used_are_findings_too() {
    let mut command = vorrang(["doctor", "--session-hours", "0"]);
    command.args(["--oidc-mapping", Path::new("/missing").to_str().unwrap()]);
    let (found, complaint, code) = said(&mut command);
    assert_eq!(code, 1);
    assert!(found.starts_with("✗ Fehler  Einstellungen: session_hours kann nicht „0“ sein"), "{found}");
    assert_eq!(complaint.lines().count(), 1);
}
