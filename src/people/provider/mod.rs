// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The city's identity provider (`OpenID Connect`, code flow with PKCE): where people are sent, what they come
//! back with, and whether it can be believed. What follows from it for the portal is decided in
//! [`super::actions`].

mod claims;
mod examination;
mod http;
mod mapping;
mod settings;

use std::{
    error::Error as StdError,
    str::FromStr as _,
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessToken, AuthType, AuthorizationCode, ClaimsVerificationError, CsrfToken, DiscoveryError,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, LanguageTag, LogoutRequest, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadataWithLogout,
    RequestTokenError, Scope, SignatureVerificationError, TokenResponse as _,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType,
        CoreIdToken, CoreJwsSigningAlgorithm,
    },
    http::{Request, header},
};
use serde_json::Value;
use url::Url;

use self::{
    claims::Claims,
    http::{HttpClient, HttpError},
};
pub use self::{
    claims::{Account, ClaimPaths},
    examination::{ExaminationError, Examined},
    mapping::{Mapping, MappingFault},
    settings::{ProviderSettings, Unmapped},
};
use super::model::REAUTHENTICATION;
use crate::kit::causes::with_causes;

/// Where the provider answers and with which keys it signs is asked for again after so long.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Whoever has not typed a password at the provider for so long does so at the next sign-in.
const LONGEST_SINCE: TimeDelta = TimeDelta::days(30);

/// Signatures that only the provider can make. Those with a shared secret (`HS256`) are not among them.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What speaks the protocol with a provider that has said where it answers.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why the provider does not help. The log says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// It does not answer, or not as it should.
    #[error("the identity provider is not available")]
    Unavailable,
    /// What came from it cannot be believed.
    #[error("the identity provider's answer cannot be believed")]
    Unbelievable,
}

/// What a sign-in at the provider begins with. Each value is used once.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Comes back in the address.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Shown to the provider when the code is redeemed.
    pub verifier: String,
}

/// Somebody whom the provider vouches for.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// Who it is.
    pub account: Account,
    /// The token that says so, to end the session at the provider later.
    pub token: String,
    /// When the provider has asked for the password, if it says so.
    pub authenticated_at: Option<DateTime<Utc>>,
}

/// The identity provider. Nothing is asked of it before somebody wants to sign in.
#[derive(Debug)]
pub struct Provider {
    settings: ProviderSettings,
    http: HttpClient,
    known: Mutex<Option<(DateTime<Utc>, Arc<ProviderMetadataWithLogout>)>>,
}

impl Provider {
    /// The provider that the settings describe. Fails if the machine's certificates cannot be read.
    pub fn new(settings: ProviderSettings) -> Result<Self, impl StdError + Send + Sync + 'static> {
        HttpClient::new().map(|http| Self { settings, http, known: Mutex::new(None) })
    }

    /// How the operator describes it.
    pub const fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Where the provider answers and with which keys it signs, as it said not long ago.
    async fn metadata(&self, at: DateTime<Utc>) -> Result<Arc<ProviderMetadataWithLogout>, ProviderError> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match known.filter(|(since, _)| (at - since).abs() < FRESH) {
            Some((_, metadata)) => Ok(metadata),
            None => self.discover(at).await,
        }
    }

    async fn discover(&self, at: DateTime<Utc>) -> Result<Arc<ProviderMetadataWithLogout>, ProviderError> {
        let issuer = self.settings.issuer.clone();
        let found = ProviderMetadataWithLogout::discover_async(issuer, &self.http).await;
        let metadata = Arc::new(found.map_err(|error: DiscoveryError<HttpError>| unavailable(&error))?);
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, Arc::clone(&metadata)));
        Ok(metadata)
    }

    fn client(&self, metadata: &ProviderMetadataWithLogout) -> Client {
        let (id, secret) = (self.settings.client.clone(), self.settings.secret.clone());
        CoreClient::from_provider_metadata(metadata.clone(), id, secret)
            .set_redirect_uri(self.settings.callback.clone())
    }

    /// Where to send a browser so that its user signs in, in `language`; if `is_again`, with the password even if the
    /// provider knows the browser.
    pub async fn address(
        &self,
        challenge: &Challenge,
        (language, is_again): (&str, bool),
        at: DateTime<Utc>,
    ) -> Result<Url, ProviderError> {
        let metadata = self.metadata(at).await?;
        let Challenge { state, nonce, verifier } = challenge.clone();
        let verifier = PkceCodeVerifier::new(verifier);
        // The library asks for it by itself.
        let scopes = self.settings.scopes.iter().filter(|scope| *scope != "openid");
        let client = self.client(&metadata);
        let request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scopes(scopes.cloned().map(Scope::new))
            .add_ui_locale(LanguageTag::new(language.to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        // With an age asked for, the token has to say when the password was typed. What is asked for here goes by way of
        // the browser: what counts is what the token says.
        let age = if is_again { REAUTHENTICATION } else { LONGEST_SINCE };
        let request = request.set_max_age(age.to_std().unwrap_or_default());
        let request = if is_again { request.add_prompt(CoreAuthPrompt::Login) } else { request };
        let (address, ..) = request.url();
        Ok(address)
    }

    /// Who came back with `code`.
    pub async fn redeem(
        &self,
        code: &str,
        challenge: &Challenge,
        at: DateTime<Utc>,
    ) -> Result<Vouched, ProviderError> {
        let metadata = self.metadata(at).await?;
        let (access, token) = self.exchange(&metadata, code, &challenge.verifier).await?;
        let nonce = Nonce::new(challenge.nonce.clone());
        match self.verify(&metadata, &token, &nonce, at) {
            // The provider may have changed its keys since we asked for them.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let metadata = self.discover(at).await?;
                self.verify(&metadata, &token, &nonce, at)
            }
            verified => verified,
        }
        .map_err(|error| unbelievable(&error))?;
        let token = token.to_string();
        let mut claims = Claims::of_token(payload(&token).ok_or(ProviderError::Unbelievable)?);
        if claims.lacks_any(&self.settings.paths) {
            claims = self.ask_userinfo(&metadata, &access, claims).await?;
        }
        let account = claims.account(&self.settings.paths).ok_or(ProviderError::Unbelievable)?;
        Ok(Vouched { account, token, authenticated_at: claims.authenticated_at() })
    }

    async fn exchange(
        &self,
        metadata: &ProviderMetadataWithLogout,
        code: &str,
        verifier: &str,
    ) -> Result<(AccessToken, CoreIdToken), ProviderError> {
        let client = self.client(metadata).set_auth_type(authentication(metadata));
        let request = client.exchange_code(AuthorizationCode::new(code.to_owned()));
        let request = request.map_err(|error| unavailable(&error))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let answer = request.request_async(&self.http).await.map_err(|error| match &error {
            // The code is too old, was redeemed before, or belongs to somebody else.
            RequestTokenError::ServerResponse(said)
                if *said.error() == CoreErrorResponseType::InvalidGrant =>
            {
                unbelievable(&error)
            }
            // What cannot be read may hold what is nobody's business: the log learns where it is, not what.
            RequestTokenError::Parse(cause, _) => {
                tracing::warn!(at = %cause.path(), "the identity provider's answer cannot be read");
                ProviderError::Unbelievable
            }
            RequestTokenError::Other(_) => unbelievable(&error),
            RequestTokenError::ServerResponse(_) | RequestTokenError::Request(_) => unavailable(&error),
        })?;
        let token = answer.id_token().cloned().ok_or_else(|| {
            tracing::warn!("the identity provider gave no ID token: is the scope openid allowed?");
            ProviderError::Unbelievable
        })?;
        Ok((answer.access_token().clone(), token))
    }

    /// Whether the provider has made the token now, for us and for this sign-in.
    fn verify(
        &self,
        metadata: &ProviderMetadataWithLogout,
        token: &CoreIdToken,
        nonce: &Nonce,
        at: DateTime<Utc>,
    ) -> Result<(), ClaimsVerificationError> {
        let client = self.client(metadata);
        let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS).set_time_fn(move || at);
        token.claims(&verifier, nonce).map(drop)
    }

    /// Asks for what the token leaves open. A provider that refuses has nothing more to say; one that does not
    /// answer could have said something that matters.
    async fn ask_userinfo(
        &self,
        metadata: &ProviderMetadataWithLogout,
        access: &AccessToken,
        claims: Claims,
    ) -> Result<Claims, ProviderError> {
        let Some(endpoint) = metadata.userinfo_endpoint() else { return Ok(claims) };
        let request = Request::get(endpoint.url().as_str())
            .header(header::ACCEPT, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", access.secret()))
            .body(Vec::new());
        let request = request.map_err(|error| unavailable(&error))?;
        let answer = self.http.send(request).await.map_err(|error| unavailable(&error))?;
        if !answer.status().is_success() {
            tracing::warn!(status = %answer.status(), "the identity provider's userinfo endpoint refuses");
            return Ok(claims);
        }
        let said: Value = serde_json::from_slice(answer.body()).map_err(|error| unbelievable(&error))?;
        if !claims.are_about(&said) {
            tracing::warn!("the identity provider's userinfo is about somebody else");
            return Err(ProviderError::Unbelievable);
        }
        Ok(claims.with_userinfo(said))
    }

    /// Where to send a browser so that its session at the provider ends too. None if the provider offers
    /// nothing of the kind.
    pub async fn farewell(&self, token: &str, at: DateTime<Utc>) -> Result<Option<Url>, ProviderError> {
        let metadata = self.metadata(at).await?;
        let Some(endpoint) = metadata.additional_metadata().end_session_endpoint.clone() else {
            return Ok(None);
        };
        let mut request = LogoutRequest::from(endpoint)
            .set_client_id(self.settings.client.clone())
            .set_post_logout_redirect_uri(self.settings.farewell.clone());
        if let Ok(token) = CoreIdToken::from_str(token) {
            request = request.set_id_token_hint(&token);
        }
        Ok(Some(request.http_get_url()))
    }
}

/// How the portal proves to the provider who it is: in a header, unless the provider wants it in the form.
fn authentication(metadata: &ProviderMetadataWithLogout) -> AuthType {
    match metadata.token_endpoint_auth_methods_supported() {
        Some(methods)
            if methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic) =>
        {
            AuthType::RequestBody
        }
        _ => AuthType::BasicAuth,
    }
}

/// What a signed token says, in full.
fn payload(token: &str) -> Option<Value> {
    let payload = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&payload).ok()
}

fn unavailable(error: &dyn StdError) -> ProviderError {
    tracing::warn!(error = with_causes(error), "the identity provider is not available");
    ProviderError::Unavailable
}

fn unbelievable(error: &dyn StdError) -> ProviderError {
    tracing::warn!(error = with_causes(error), "the identity provider's answer cannot be believed");
    ProviderError::Unbelievable
}
