-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What every public portal owes its readers: statements that the administration writes, and barriers that readers
-- report.

-- A statement in one language as the administration has written it. There is no row as long as the text that the
-- program ships counts; what stood here before is in the log.
create table statement (
    name text not null constraint statement_name_known
        check (name in ('accessibility', 'privacy', 'legal-notice', 'help')),
    language text not null constraint statement_language_known check (language in ('de', 'en')),
    text text not null constraint statement_written check (btrim(text) <> ''),
    changed_at timestamptz not null,
    -- Counts the changes of this row, so that an editor with an old copy is told; 0 stands for the shipped text.
    row_version integer not null default 1,
    primary key (name, language)
);

-- What keeps somebody from using the portal. Whoever reports it need not say who they are.
create table barrier_report (
    id bigint generated always as identity primary key,
    reported_at timestamptz not null,
    -- Where it was; empty if that was not said.
    page text not null,
    description text not null constraint barrier_report_written check (btrim(description) <> ''),
    -- Whom to answer; empty if nobody wants an answer.
    name text not null,
    email text not null,
    -- All three are null until somebody has dealt with it.
    closed_at timestamptz,
    closed_by bigint references person,
    answer text,
    constraint barrier_report_closed_whole check (
        (closed_at is null) = (closed_by is null) and (closed_at is null) = (answer is null)
    )
);

create index barrier_report_reported_at on barrier_report (reported_at);
create index barrier_report_open on barrier_report (id) where closed_at is null;
