// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A real identity provider, and how the portal is told of one.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use openidconnect::{ClientId, ClientSecret, IssuerUrl, PostLogoutRedirectUrl, RedirectUrl};
use serde_json::{Value, json};
use vorrang::people::{ClaimPaths, Mapping, ProviderSettings, Unmapped};

/// A mapping as an operator would write it.
const MAPPING: &str = "# What the groups of the city mean here\n\
    role;vorrang-bewertung;assessor\n\
    role;vorrang-portfolio;portfolio_manager\n\
    department;StA 33;Bürgerdienste\n";

/// A provider with the usual claims and that mapping; those without a group may read.
pub fn settings(issuer: &str, portal: &str) -> ProviderSettings {
    let [name, email, department, roles] = ["/name", "/email", "/department", "/groups"].map(str::to_owned);
    ProviderSettings {
        issuer: IssuerUrl::new(issuer.to_owned()).unwrap(),
        client: ClientId::new("vorrang".to_owned()),
        secret: Some(ClientSecret::new("a secret of the tests".to_owned())),
        scopes: ["openid", "profile", "email"].map(str::to_owned).to_vec(),
        paths: ClaimPaths { name, email, department, roles },
        mapping: Mapping::read(MAPPING.as_bytes()).unwrap(),
        unmapped: Unmapped::Reader,
        callback: RedirectUrl::new(format!("{portal}/sign-in/provider/callback")).unwrap(),
        farewell: PostLogoutRedirectUrl::new(format!("{portal}/sign-in")).unwrap(),
    }
}

/// The certified `oidc-provider` in a process of its own. It ends when this is dropped, and when the test's
/// process is gone: it reads from a pipe that nobody else writes to.
pub struct Provider {
    process: Child,
    /// Its address, as it calls itself.
    pub issuer: String,
}

impl Provider {
    /// Starts it for the portal at that address. Each of the `people` signs in by name alone; what it knows of
    /// them stands in its token, or at its userinfo endpoint only.
    pub fn start(portal: &str, people: &Value, userinfo: bool) -> Self {
        let house = Path::new(env!("CARGO_MANIFEST_DIR"));
        let modules = house.join("target/tools/oidc/node_modules");
        assert!(modules.exists(), "Please install the tests' identity provider: tests/tools/oidc/install.sh");
        let options = json!({ "portal": portal, "people": people, "userinfo": userinfo });
        let mut process = Command::new("node")
            .arg(house.join("tests/tools/oidc/provider.mjs"))
            .arg(modules)
            .arg(options.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Please install Node.js, in Debian: apt-get install nodejs npm");
        let said = BufReader::new(process.stdout.as_mut().unwrap()).lines().map_while(Result::ok);
        let issuer = said.into_iter().find(|line| line.starts_with("http://"));
        Self { process, issuer: issuer.expect("the provider names its address") }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // An error means that it has ended by itself.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}
