// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use openidconnect::{ClientId, ClientSecret, IssuerUrl, PostLogoutRedirectUrl, RedirectUrl};

use super::{claims::ClaimPaths, mapping::Mapping};

/// What becomes of somebody none of whose groups is in the mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmapped {
    /// May read.
    Reader,
    /// Does not get in.
    Refused,
}

/// The city's identity provider, as the operator describes it.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// Its address, exactly as it writes it itself.
    pub issuer: IssuerUrl,
    /// How it knows the portal.
    pub client: ClientId,
    /// By what the portal proves to be that; a client without a secret is possible.
    pub secret: Option<ClientSecret>,
    /// What it is asked to tell.
    pub scopes: Vec<String>,
    /// Where in its token stands what we want to know.
    pub paths: ClaimPaths,
    /// What its groups and departments mean here.
    pub mapping: Mapping,
    /// What becomes of those without a known group.
    pub unmapped: Unmapped,
    /// Where it sends people back to after signing in.
    pub callback: RedirectUrl,
    /// Where it sends people back to after signing out.
    pub farewell: PostLogoutRedirectUrl,
}
