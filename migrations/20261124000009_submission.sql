-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Who handed a project in: it is told what becomes of it. Null for projects that came with a list.
alter table project
    add column submitted_by bigint references person,
    add column submitted_at timestamptz;

create index project_submitted_by on project (submitted_by) where submitted_by is not null;
