// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use openidconnect::{
    DiscoveryError, ProviderMetadataWithLogout,
    http::{Request, header},
};

use super::{Provider, http::HttpError};
use crate::kit::causes::with_causes;

/// What the provider says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Examined {
    /// With so many keys it signs.
    pub keys: usize,
    /// What its clock says, if it tells.
    pub date: Option<DateTime<Utc>>,
}

/// Why the provider cannot be used, with the reason in its own words.
#[derive(Debug, thiserror::Error)]
pub enum ExaminationError {
    /// It does not answer.
    #[error("no answer: {0}")]
    Silent(String),
    /// It calls itself otherwise than we do.
    #[error("another issuer: {0}")]
    OtherIssuer(String),
    /// It does not describe itself as it should.
    #[error("not readable: {0}")]
    Unreadable(String),
}

impl Provider {
    /// Asks the provider to describe itself, and believes nothing that it said before.
    pub async fn examine(&self) -> Result<Examined, ExaminationError> {
        let issuer = self.settings.issuer.clone();
        let unreadable = |error: &dyn std::error::Error| ExaminationError::Unreadable(with_causes(error));
        let address = issuer.join(".well-known/openid-configuration").map_err(|error| unreadable(&error))?;
        let request = Request::get(address.as_str()).body(Vec::new()).map_err(|error| unreadable(&error))?;
        let answer = self.http.send(request).await;
        let answer = answer.map_err(|error| ExaminationError::Silent(with_causes(&error)))?;
        let date = answer.headers().get(header::DATE).and_then(|date| date.to_str().ok());
        let date = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(|date| date.to_utc());
        let found = ProviderMetadataWithLogout::discover_async(issuer, &self.http).await;
        let metadata = found.map_err(|error: DiscoveryError<HttpError>| match &error {
            DiscoveryError::Request(_) => ExaminationError::Silent(with_causes(&error)),
            DiscoveryError::Validation(reason) => ExaminationError::OtherIssuer(reason.clone()),
            _ => ExaminationError::Unreadable(with_causes(&error)),
        })?;
        Ok(Examined { keys: metadata.jwks().keys().len(), date })
    }
}
