-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What counts how much: numbered versions that are never changed, so that any board of the past can
-- be worked out again. The highest version is in force.

create table weighting (
    id bigint generated always as identity primary key,
    version integer not null constraint weighting_version_unique unique
        constraint weighting_version_counts check (version >= 1),
    reason text not null,
    author text not null,
    published_at timestamptz not null
);

create table weighting_points (
    weighting_id bigint not null references weighting,
    criterion_id bigint not null references criterion,
    -- The upper bound keeps every raw score within 32 bits.
    points integer not null constraint weighting_points_range check (points between 0 and 1000000),
    primary key (weighting_id, criterion_id)
);

create function refuse_change_of_published_weighting() returns trigger language plpgsql as $$
begin
    raise exception 'a published weighting is never changed: publish a new version';
end $$;

create trigger weighting_is_immutable before update or delete on weighting
    for each row execute function refuse_change_of_published_weighting();
create trigger weighting_points_are_immutable before update or delete on weighting_points
    for each row execute function refuse_change_of_published_weighting();
