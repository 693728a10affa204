-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What is essential (a weighting, somebody's rights, a program's access) is asked for by somebody who has typed a password a
-- short while ago. When a session began does not say that: the city's identity provider lets people in who signed in there
-- in the morning. Empty if the provider does not say when.
alter table session add column authenticated_at timestamptz;

comment on column session.authenticated_at is 'personal: session';

-- Whoever signs in again gets a new secret. What was open in other windows by then is still theirs: by these keys its forms
-- are known, the latest last.
alter table session add column form_keys bytea[] not null default '{}';

comment on column session.form_keys is 'personal: session';

update session set authenticated_at = signed_in_at where provider_token is null;
