-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- In how many of many plausible weightings each project is in the Top 25. Worked out in the background when
-- something has changed; a page only reads it.

-- What is believed of the weights: the official ones may be off by about five or ten percentage points, or
-- nothing is known of them.
create type belief as enum ('within_five', 'within_ten', 'anything');

-- One line for each belief: what the shares were worked out from. They are good while `revision` is the board's
-- `inputs_revision`.
create table robustness_run (
    belief belief primary key,
    revision bigint not null,
    -- Decides which weightings were drawn, and how many: the same again gives the same.
    seed bigint not null,
    samples integer not null constraint robustness_run_samples check (samples > 0),
    -- How many projects had a place, and how many of them were not ruled out from the start.
    projects integer not null,
    remaining integer not null,
    computed_at timestamptz not null
);

-- A project that had a place and is not here was ruled out: it is in the Top 25 in none of the weightings.
create table robustness (
    belief belief not null references robustness_run on delete cascade,
    project_id bigint not null references project on delete cascade,
    -- In how many of the weightings it has place 1, 2, 3 … up to the size of the board.
    ranks integer[] not null,
    -- The mean of the weightings that put it first, in thousandths by criterion in the order of the pages; null if
    -- none does.
    central smallint[],
    primary key (project_id, belief)
);

-- Wakes whoever works it out, when the change commits.
create function wake_robustness() returns trigger language plpgsql as $$
begin
    perform pg_notify('robustness', '');
    return null;
end $$;

create trigger board_inputs_changed after update of inputs_revision on board_state
    for each row when (old.inputs_revision is distinct from new.inputs_revision)
    execute function wake_robustness();
