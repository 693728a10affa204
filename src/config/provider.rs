// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use openidconnect::{ClientId, ClientSecret, IssuerUrl, PostLogoutRedirectUrl, RedirectUrl};
use thiserror::Error;
use url::{Host, Url};

use crate::{
    kit::i18n::Message,
    people::{ClaimPaths, Mapping, MappingFault, ProviderSettings, Unmapped},
};

/// The city's identity provider (`OpenID Connect`).
#[derive(Args, Clone, Debug)]
pub struct ProviderOptions {
    /// Address of the city's identity provider (OIDC), exactly as it writes it itself
    #[arg(long = "oidc-issuer", env = "VORRANG_OIDC_ISSUER")]
    issuer: Option<String>,
    /// How the identity provider knows the portal
    #[arg(long = "oidc-client-id", env = "VORRANG_OIDC_CLIENT_ID")]
    client_id: Option<String>,
    /// What the identity provider is asked to tell
    #[arg(long = "oidc-scopes", env = "VORRANG_OIDC_SCOPES", default_value = "openid profile email")]
    scopes: String,
    /// Where in its token the name stands, as a JSON pointer
    #[arg(long = "oidc-name-claim", env = "VORRANG_OIDC_NAME_CLAIM", default_value = "/name")]
    name_claim: String,
    /// Where the e-mail address stands
    #[arg(long = "oidc-email-claim", env = "VORRANG_OIDC_EMAIL_CLAIM", default_value = "/email")]
    email_claim: String,
    /// Where the department stands
    #[arg(
        long = "oidc-department-claim",
        env = "VORRANG_OIDC_DEPARTMENT_CLAIM",
        default_value = "/department"
    )]
    department_claim: String,
    /// Where the groups or roles stand
    #[arg(long = "oidc-roles-claim", env = "VORRANG_OIDC_ROLES_CLAIM", default_value = "/groups")]
    roles_claim: String,
    /// File that says what groups and departments mean here, in lines such as role;GROUP;assessor
    #[arg(long = "oidc-mapping", env = "VORRANG_OIDC_MAPPING")]
    mapping: Option<PathBuf>,
    /// What becomes of somebody none of whose groups is in that file
    #[arg(long = "oidc-unknown", env = "VORRANG_OIDC_UNKNOWN", value_enum, default_value_t = Unknown::Reader)]
    unknown: Unknown,
}

/// What becomes of somebody without a known group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unknown {
    /// May read
    Reader,
    /// Does not get in
    Refuse,
}

/// Why the identity provider cannot be used as described.
#[derive(Debug, Error)]
pub enum ProviderOptionsError {
    /// Nobody could be sent back to the portal.
    #[error("no VORRANG_PUBLIC_URL")]
    NoPublicUrl,
    /// The provider could not know who asks.
    #[error("no VORRANG_OIDC_CLIENT_ID")]
    NoClient,
    /// Secrets would go over the network for everybody to read.
    #[error("{0} is no https address")]
    Issuer(String),
    /// A claim's place is not a JSON pointer.
    #[error("{variable} is no JSON pointer")]
    Claim {
        /// Where it was given.
        variable: &'static str,
        /// What was given.
        found: String,
    },
    /// The mapping cannot be read.
    #[error("cannot read {}", file.display())]
    Unreadable {
        /// The mapping.
        file: PathBuf,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// A line of the mapping cannot be understood.
    #[error("line {line} of {}", file.display())]
    Mapping {
        /// The mapping.
        file: PathBuf,
        /// Number of the line.
        line: u64,
        /// What is wrong with it.
        fault: MappingFault,
    },
}

impl ProviderOptionsError {
    /// The sentence for whoever started the portal.
    pub fn message(&self) -> Message {
        match self {
            Self::NoPublicUrl => Message::new("program-oidc-no-public-url"),
            Self::NoClient => Message::new("program-oidc-no-client"),
            Self::Issuer(found) => Message::new("program-oidc-issuer").with("found", found.clone()),
            Self::Claim { variable, found } => Message::new("program-oidc-claim")
                .with("variable", (*variable).to_owned())
                .with("found", found.clone()),
            Self::Unreadable { file, source } => Message::new("program-file-unreadable")
                .with("file", file.display().to_string())
                .with("reason", source.to_string()),
            Self::Mapping { file, line, fault } => Message::new("program-oidc-mapping")
                .with("line", line.to_string())
                .with("file", file.display().to_string())
                .with("fault", fault.message()),
        }
    }
}

impl ProviderOptions {
    /// What was described; nothing if there is no identity provider. People are sent back to `public_url`.
    pub fn settings(
        &self,
        public_url: Option<&Url>,
        secret: Option<String>,
    ) -> Result<Option<ProviderSettings>, ProviderOptionsError> {
        let Some(issuer) = given(self.issuer.as_ref()) else { return Ok(None) };
        let portal = public_url.ok_or(ProviderOptionsError::NoPublicUrl)?;
        let client = given(self.client_id.as_ref()).ok_or(ProviderOptionsError::NoClient)?;
        let at = |path| portal.join(path).map_err(|_| ProviderOptionsError::NoPublicUrl);
        Ok(Some(ProviderSettings {
            issuer: safe_issuer(issuer)?,
            client: ClientId::new(client.clone()),
            secret: secret.filter(|secret| !secret.is_empty()).map(ClientSecret::new),
            scopes: self.scopes.split_whitespace().map(str::to_owned).collect(),
            paths: self.paths()?,
            mapping: self.mapping.as_deref().map_or(Ok(Mapping::default()), read_mapping)?,
            unmapped: match self.unknown {
                Unknown::Reader => Unmapped::Reader,
                Unknown::Refuse => Unmapped::Refused,
            },
            callback: RedirectUrl::from_url(at("/sign-in/provider/callback")?),
            farewell: PostLogoutRedirectUrl::from_url(at("/sign-in")?),
        }))
    }

    fn paths(&self) -> Result<ClaimPaths, ProviderOptionsError> {
        let pointer = |variable, found: &String| {
            let fits = found.starts_with('/');
            fits.then(|| found.clone())
                .ok_or_else(|| ProviderOptionsError::Claim { variable, found: found.clone() })
        };
        Ok(ClaimPaths {
            name: pointer("VORRANG_OIDC_NAME_CLAIM", &self.name_claim)?,
            email: pointer("VORRANG_OIDC_EMAIL_CLAIM", &self.email_claim)?,
            department: pointer("VORRANG_OIDC_DEPARTMENT_CLAIM", &self.department_claim)?,
            roles: pointer("VORRANG_OIDC_ROLES_CLAIM", &self.roles_claim)?,
        })
    }
}

/// A variable that is set to nothing is as good as none.
fn given(value: Option<&String>) -> Option<&String> {
    value.filter(|value| !value.trim().is_empty())
}

/// The address of a provider that nobody can listen to: with TLS, or on this machine.
fn safe_issuer(issuer: &str) -> Result<IssuerUrl, ProviderOptionsError> {
    let refused = || ProviderOptionsError::Issuer(issuer.to_owned());
    let url = Url::parse(issuer).map_err(|_| refused())?;
    let is_here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_here);
    IssuerUrl::new(issuer.to_owned()).ok().filter(|_| is_safe).ok_or_else(refused)
}

fn read_mapping(file: &Path) -> Result<Mapping, ProviderOptionsError> {
    let text = fs::read(file)
        .map_err(|source| ProviderOptionsError::Unreadable { file: file.to_owned(), source })?;
    Mapping::read(&text).map_err(|(line, fault)| ProviderOptionsError::Mapping {
        file: file.to_owned(),
        line,
        fault,
    })
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: ProviderOptions,
    }

    fn settings(
        arguments: &[&str],
        public_url: Option<&str>,
    ) -> Result<Option<ProviderSettings>, ProviderOptionsError> {
        let line = Line::parse_from([&["vorrang"], arguments].concat());
        let url = public_url.map(|url| url.parse().unwrap());
        line.options.settings(url.as_ref(), Some("s3cret".to_owned()))
    }

    const PORTAL: Option<&str> = Some("https://vorrang.example.org");

    #[test]
    fn what_is_described_is_used_and_secrets_are_not_shown() {
        let arguments =
            ["--oidc-issuer", "https://id.example.org/realms/city", "--oidc-client-id", "vorrang"];
        let found = settings(&arguments, PORTAL).unwrap().unwrap();
        assert_eq!(found.issuer.as_str(), "https://id.example.org/realms/city");
        assert_eq!(found.callback.as_str(), "https://vorrang.example.org/sign-in/provider/callback");
        assert_eq!(found.farewell.as_str(), "https://vorrang.example.org/sign-in");
        assert_eq!(found.scopes, ["openid", "profile", "email"]);
        assert_eq!((found.paths.roles.as_str(), found.unmapped), ("/groups", Unmapped::Reader));
        assert!(!format!("{found:?}").contains("s3cret"));
        for nothing in [&[][..], &["--oidc-issuer", " "]] {
            assert!(settings(nothing, None).unwrap().is_none());
        }
    }

    #[test]
    fn what_is_missing_or_unsafe_is_said() {
        let key = |arguments: &[&str], url| settings(arguments, url).unwrap_err().message().key;
        let issuer = ["--oidc-issuer", "https://id.example.org"];
        assert_eq!(key(&issuer, None), "program-oidc-no-public-url");
        assert_eq!(key(&issuer, PORTAL), "program-oidc-no-client");
        let client = ["--oidc-client-id", "vorrang"];
        for unsafe_issuer in ["http://id.example.org", "id.example.org", "ftp://127.0.0.1", "https://"] {
            let arguments = [&["--oidc-issuer", unsafe_issuer], &client[..]].concat();
            assert_eq!(key(&arguments, PORTAL), "program-oidc-issuer", "{unsafe_issuer}");
        }
        for here in ["http://127.0.0.1:8080", "http://localhost/realms/x", "http://[::1]:1"] {
            assert!(settings(&[&["--oidc-issuer", here], &client[..]].concat(), PORTAL).unwrap().is_some());
        }
        let claim = [&issuer[..], &client, &["--oidc-roles-claim", "groups"]].concat();
        assert_eq!(key(&claim, PORTAL), "program-oidc-claim");
        let mapping = [&issuer[..], &client, &["--oidc-mapping", "/nowhere/at/all"]].concat();
        assert_eq!(key(&mapping, PORTAL), "program-file-unreadable");
    }
}
