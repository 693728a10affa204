-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- How a project is judged: criteria with anchored levels, and the level that counts for each project.

create table criterion (
    id bigint generated always as identity primary key,
    -- Short name in addresses and lists of other programs; it never changes.
    key text not null constraint criterion_key_unique unique
        constraint criterion_key_form check (key ~ '^[a-z][a-z0-9-]{1,30}$'),
    -- Place among the criteria on every page.
    position smallint not null constraint criterion_position_unique unique deferrable initially deferred,
    name_de text not null,
    name_en text not null,
    -- At most two words: column heads and imported lists.
    short_name_de text not null constraint criterion_short_name_de_unique unique,
    short_name_en text not null constraint criterion_short_name_en_unique unique,
    question_de text not null,
    question_en text not null,
    -- What an assessment has to be backed with.
    evidence_de text not null,
    evidence_en text not null
);

-- The anchor of each level in words, so that two assessors give the same level for the same facts.
-- Level 0 means "no effect", level 5 "the best that is realistic in this city".
create table criterion_level (
    criterion_id bigint not null references criterion on delete cascade,
    level smallint not null constraint criterion_level_range check (level between 0 and 5),
    description_de text not null,
    description_en text not null,
    primary key (criterion_id, level)
);

-- The level that counts for a project and a criterion. A project without a row here has not been
-- assessed on that criterion, which is not the same as level 0.
create table assessed_level (
    project_id bigint not null references project on delete cascade,
    criterion_id bigint not null references criterion,
    -- Half steps, 0 to 10: the median of whole levels may lie between two of them.
    half_levels smallint not null constraint assessed_level_range check (half_levels between 0 and 10),
    -- Where it comes from: the imported list that carried it as the agreed value of an earlier round.
    source text not null,
    primary key (project_id, criterion_id)
);

create index assessed_level_criterion on assessed_level (criterion_id, half_levels);
