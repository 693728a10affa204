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

use super::setting::Confidential;
use crate::{
    kit::i18n::Message,
    people::{ClaimPaths, Mapping, MappingFault, ProviderSettings, Role, Unmapped},
};

/// The city's identity provider (`OpenID Connect`).
#[derive(Args, Clone, Debug)]
pub struct ProviderOptions {
    /// Its address.
    #[arg(long = "oidc-issuer", env = "VORRANG_OIDC_ISSUER", value_name = "ISSUER", value_parser = safe_issuer)]
    issuer: Option<IssuerUrl>,
    /// How it knows the portal.
    #[arg(long = "oidc-client-id", env = "VORRANG_OIDC_CLIENT_ID", value_name = "CLIENT")]
    client_id: Option<String>,
    /// By what the portal proves to be that.
    #[arg(
        long = "oidc-client-secret",
        env = "VORRANG_OIDC_CLIENT_SECRET",
        hide = true,
        hide_env_values = true,
        value_name = "SECRET"
    )]
    client_secret: Option<Confidential>,
    /// What it is asked to tell.
    #[arg(
        long = "oidc-scopes",
        env = "VORRANG_OIDC_SCOPES",
        default_value = "openid profile email",
        value_name = "SCOPES"
    )]
    scopes: String,
    /// Where the name stands.
    #[arg(long = "oidc-name-claim", env = "VORRANG_OIDC_NAME_CLAIM", default_value = "/name", value_name = "POINTER", value_parser = pointer)]
    name_claim: String,
    /// Where the e-mail address stands.
    #[arg(long = "oidc-email-claim", env = "VORRANG_OIDC_EMAIL_CLAIM", default_value = "/email", value_name = "POINTER", value_parser = pointer)]
    email_claim: String,
    /// Where the department stands.
    #[arg(long = "oidc-department-claim", env = "VORRANG_OIDC_DEPARTMENT_CLAIM", default_value = "/department", value_name = "POINTER", value_parser = pointer)]
    department_claim: String,
    /// Where groups or roles stand.
    #[arg(long = "oidc-roles-claim", env = "VORRANG_OIDC_ROLES_CLAIM", default_value = "/groups", value_name = "POINTER", value_parser = pointer)]
    roles_claim: String,
    /// What groups and departments mean here.
    #[arg(long = "oidc-mapping", env = "VORRANG_OIDC_MAPPING", value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// What becomes of somebody without a known group.
    #[arg(long = "oidc-unknown", env = "VORRANG_OIDC_UNKNOWN", value_enum, default_value_t = Unknown::Reader)]
    unknown: Unknown,
    /// Whether it alone lets people in.
    #[arg(long = "oidc-only", env = "VORRANG_OIDC_ONLY")]
    pub only: bool,
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
    /// Nobody could get in.
    #[error("VORRANG_OIDC_ONLY without VORRANG_OIDC_ISSUER")]
    OnlyNone,
    /// Nobody could administrate.
    #[error("no group in VORRANG_OIDC_MAPPING has the role admin")]
    OnlyWithoutAdmin,
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
            Self::OnlyNone => Message::new("program-oidc-only-none"),
            Self::OnlyWithoutAdmin => Message::new("program-oidc-only-without-admin"),
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
    ) -> Result<Option<ProviderSettings>, ProviderOptionsError> {
        let Some(issuer) = &self.issuer else { return Ok(None) };
        let portal = public_url.ok_or(ProviderOptionsError::NoPublicUrl)?;
        let client = self.client_id.clone().ok_or(ProviderOptionsError::NoClient)?;
        let at = |path| portal.join(path).map_err(|_| ProviderOptionsError::NoPublicUrl);
        Ok(Some(ProviderSettings {
            issuer: issuer.clone(),
            client: ClientId::new(client),
            secret: self.client_secret.as_ref().map(|secret| ClientSecret::new(secret.reveal().to_owned())),
            scopes: self.scopes.split_whitespace().map(str::to_owned).collect(),
            paths: ClaimPaths {
                name: self.name_claim.clone(),
                email: self.email_claim.clone(),
                department: self.department_claim.clone(),
                roles: self.roles_claim.clone(),
            },
            mapping: self.mapping.as_deref().map_or(Ok(Mapping::default()), read_mapping)?,
            unmapped: match self.unknown {
                Unknown::Reader => Unmapped::Reader,
                Unknown::Refuse => Unmapped::Refused,
            },
            callback: RedirectUrl::from_url(at("/sign-in/provider/callback")?),
            farewell: PostLogoutRedirectUrl::from_url(at("/sign-in")?),
        }))
    }

    /// Everything that keeps [`Self::settings`] from being used.
    pub fn contradictions(&self, public_url: Option<&Url>) -> Vec<ProviderOptionsError> {
        if self.issuer.is_none() {
            return Vec::from_iter(self.only.then_some(ProviderOptionsError::OnlyNone));
        }
        let no_url = public_url.is_none().then_some(ProviderOptionsError::NoPublicUrl);
        let no_client = self.client_id.is_none().then_some(ProviderOptionsError::NoClient);
        let mapping = match self.mapping.as_deref().map_or(Ok(Mapping::default()), read_mapping) {
            Ok(mapping) if self.only && !mapping.gives(Role::Admin) => {
                Some(ProviderOptionsError::OnlyWithoutAdmin)
            }
            mapping => mapping.err(),
        };
        no_url.into_iter().chain(no_client).chain(mapping).collect()
    }

    /// The file that says what groups and departments mean.
    pub fn mapping(&self) -> Option<&Path> {
        self.mapping.as_deref()
    }
}

/// Why a value is none of its setting. What is expected is said by the setting.
#[derive(Debug, Error)]
#[error("not what was expected")]
struct Unfit;

/// A place in a token.
fn pointer(text: &str) -> Result<String, Unfit> {
    text.starts_with('/').then(|| text.to_owned()).ok_or(Unfit)
}

/// The address of a provider that nobody can listen to: with TLS, or on this machine.
fn safe_issuer(issuer: &str) -> Result<IssuerUrl, Unfit> {
    let url = Url::parse(issuer).map_err(|_| Unfit)?;
    let is_here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_here);
    IssuerUrl::new(issuer.to_owned()).ok().filter(|_| is_safe).ok_or(Unfit)
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
        let line = Line::parse_from([&["vorrang", "--oidc-client-secret", "s3cret"], arguments].concat());
        let url = public_url.map(|url| url.parse().unwrap());
        line.options.settings(url.as_ref())
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
        assert!(settings(&[], None).unwrap().is_none());
    }

    #[test]
    fn what_is_missing_or_unsafe_is_said() {
        let key = |arguments: &[&str], url| settings(arguments, url).unwrap_err().message().key;
        let issuer = ["--oidc-issuer", "https://id.example.org"];
        assert_eq!(key(&issuer, None), "program-oidc-no-public-url");
        assert_eq!(key(&issuer, PORTAL), "program-oidc-no-client");
        let client = ["--oidc-client-id", "vorrang"];
        for unfit in ["http://id.example.org", "id.example.org", "ftp://127.0.0.1", "https://"] {
            assert!(safe_issuer(unfit).is_err(), "{unfit}");
        }
        for here in ["http://127.0.0.1:8080", "http://localhost/realms/x", "http://[::1]:1"] {
            assert!(settings(&[&["--oidc-issuer", here], &client[..]].concat(), PORTAL).unwrap().is_some());
        }
        assert!(pointer("groups").is_err() && pointer("/groups").is_ok());
        let mapping = [&issuer[..], &client, &["--oidc-mapping", "/nowhere/at/all"]].concat();
        assert_eq!(key(&mapping, PORTAL), "program-file-unreadable");
    }
}
