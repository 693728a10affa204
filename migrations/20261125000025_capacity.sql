-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What there is to carry projects out with, and from when on a project must be of use.

-- A line for each year that is planned.
create table capacity (
    year integer primary key constraint capacity_year_near check (year between 2000 and 2100),
    -- Person-days of the city's own staff; null if work does not matter in that year.
    person_days integer constraint capacity_days_not_negative check (person_days >= 0),
    -- Money without internal staff, in cents; null if money does not matter.
    cents bigint constraint capacity_cents_not_negative check (cents >= 0),
    -- Where the figures come from.
    reason text not null constraint capacity_reasoned check (btrim(reason) <> ''),
    -- Counts the changes of this row, so that an editor with an old copy is told.
    row_version integer not null default 1,
    constraint capacity_says_something check (person_days is not null or cents is not null)
);

-- The day on which a service must be there for those who need it, where that is before its deadline: a form for
-- postal votes when the applications open and not on election day.
create table service_window (
    project_id bigint primary key references project on delete cascade,
    usable_from date not null,
    reason text not null constraint service_window_reasoned check (btrim(reason) <> ''),
    row_version integer not null default 1
);

-- The board shows how far the capacity reaches, and a project by when it must begin.
create constraint trigger board_input_changed after insert or update or delete on capacity
    deferrable initially deferred for each row execute function raise_inputs_revision();
create constraint trigger board_input_changed after insert or update or delete on service_window
    deferrable initially deferred for each row execute function raise_inputs_revision();
