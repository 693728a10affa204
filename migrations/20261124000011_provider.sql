-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Sign-ins that were begun at the city's identity provider and have not come back yet. Each comes back once,
-- to the browser that began it, within ten minutes.
create table provider_sign_in (
    -- Derived from the state, which goes to the provider and comes back in the address.
    key bytea primary key,
    -- Derived from the secret in the cookie: somebody else's browser cannot end what this one began.
    browser_key bytea not null,
    -- The provider's token has to carry it.
    nonce text not null,
    -- Proves to the provider that whoever redeems the code began the sign-in (PKCE).
    verifier text not null,
    -- Where the person wants to go and what had been typed there, as the sign-in page was told, urlencoded.
    destination text not null,
    begun_at timestamptz not null
);

create index provider_sign_in_begun_at on provider_sign_in (begun_at);
