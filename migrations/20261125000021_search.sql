-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What projects are found by: the words of number, title, legal basis, department and summary, kept beside the
-- projects so that a change of figures or state does not cost an index of words.

-- A text in small letters, with blanks where words meet that are to be found each for itself.
create function search_words(given text) returns text
language sql immutable parallel safe strict as $$
    select translate(
        lower(normalize(given, NFC) collate "de-x-icu"), '-‐‑–—/\._:;,@+~&=#%*|!?()[]{}<>„“”"‚‘’»«''`´', repeat(' ', 60)
    )
$$;

-- The same without what people write in two ways: Bürger, Buerger and Burger become one word, Straße and
-- Strasse as well.
create function search_folded(words text) returns text
language sql immutable parallel safe strict as $$
    select replace(replace(replace(replace(
        translate(words, 'äöüáàâãåéèêëíìîïóòôõúùûçñ', 'aouaaaaaeeeeiiiioooouuucn'),
        'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')
$$;

create table project_search (
    project_id bigint primary key references project on delete cascade,
    -- What a search is narrowed by besides, so that it looks at no other table before it knows its page.
    department_id bigint not null,
    kind project_kind not null,
    state project_state not null,
    -- German stems and folded words. A: number and title, B: legal basis and department, C: summary.
    document tsvector not null
);

create index project_search_document on project_search using gin (document);

-- The words that occur: for what stands in the middle of a longer word, and for "did you mean". A word stays when
-- its project goes: what is proposed is tried first.
create table search_word (
    folded text primary key
);

create index search_word_trigrams on search_word using gin (folded gin_trgm_ops);

-- What finds one word of letters and digits, in which nothing stands that means something to `to_tsquery`: by its
-- German stem, so that Anträge finds Antrag; with umlauts where somebody has none on the keyboard; and as it is written.
-- What is written and a stem that is long enough to mean something (that of Regen is reg) also find the longer words
-- that begin so, and from four letters on those that hold the word.
create function search_stem(word text) returns tsquery
language sql immutable parallel safe strict as $$
    select to_tsquery(
        'german', word || case when char_length((ts_lexize('german_stem', word))[1]) >= 5 then ':*' else '' end
    )
$$;

create function search_query_of_word(given text) returns tsquery
language sql stable parallel safe strict as $$
    select search_stem(given)
        || search_stem(replace(replace(replace(given, 'ae', 'ä'), 'oe', 'ö'), 'ue', 'ü'))
        || coalesce((
               select to_tsquery('simple', search_folded(given) || ':*')
                   || string_agg(longer.folded, ' | ')::tsquery
               from (
                   select search_word.folded from search_word
                   where char_length(search_folded(given)) >= 4
                     and search_word.folded like '%' || search_folded(given) || '%'
                   order by char_length(search_word.folded), search_word.folded
                   limit 100
               ) as longer
           ), to_tsquery('simple', search_folded(given) || ':*'))
$$;

-- What finds all the words of a text; those that every text has, such as articles, are left out unless there are no
-- others.
create function search_query(given text) returns tsquery
language sql stable parallel safe strict as $$
    with word as (
        select word, to_tsvector('german', word) = ''::tsvector as is_everywhere
        from regexp_split_to_table(search_words(given), '[^[:alnum:]]+') as word
        where word <> ''
    )
    select coalesce(string_agg('(' || search_query_of_word(word)::text || ')', ' & '), '')::tsquery
    from word
    where not is_everywhere or (select bool_and(is_everywhere) from word)
$$;

create function index_for_search(projects bigint[]) returns void language plpgsql as $$
begin
    with text as (
        select project.id, project.department_id, project.kind, project.state,
               search_words(project.number || ' ' || project.title) as first,
               search_words(concat_ws(' ', project.legal_basis, department.name)) as second,
               search_words(project.summary) as third
        from project
        join department on department.id = project.department_id
        where project.id = any(projects)
    ), words as materialized (
        select id, department_id, kind, state, first, second, third,
               to_tsvector('simple', search_folded(first)) as folded_first,
               to_tsvector('simple', search_folded(second)) as folded_second,
               to_tsvector('simple', search_folded(third)) as folded_third
        from text
    ), indexed as (
        insert into project_search (project_id, department_id, kind, state, document)
        select id, department_id, kind, state,
               setweight(to_tsvector('german', first) || folded_first, 'A')
               || setweight(to_tsvector('german', second) || folded_second, 'B')
               || setweight(to_tsvector('german', third) || folded_third, 'C')
        from words
        on conflict (project_id) do update
        set department_id = excluded.department_id, kind = excluded.kind, state = excluded.state,
            document = excluded.document
    )
    -- In one order, so that two transactions that bring the same words do not wait for each other.
    insert into search_word (folded)
    select folded
    from (
        select distinct lexeme as folded
        from words
        cross join lateral unnest(tsvector_to_array(folded_first || folded_second || folded_third)) as lexeme
        where lexeme ~ '^[[:alpha:]]' and char_length(lexeme) between 4 and 60
    ) as found
    where folded ~ '^[[:alnum:]]*$'
      and not exists (select from search_word where search_word.folded = found.folded)
    order by folded
    on conflict do nothing;
end $$;

create function project_changes_search() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform index_for_search(array(select id from changed));
    else
        perform index_for_search(array(
            select changed.id from changed join former using (id)
            where (changed.number, changed.title, changed.legal_basis, changed.department_id, changed.summary,
                   changed.kind, changed.state)
                is distinct from
                (former.number, former.title, former.legal_basis, former.department_id, former.summary,
                 former.kind, former.state)
        ));
    end if;
    return null;
end $$;

create trigger project_is_found_by_its_words after insert on project
    referencing new table as changed
    for each statement execute function project_changes_search();
create trigger project_is_found_by_its_new_words after update on project
    referencing old table as former new table as changed
    for each statement execute function project_changes_search();

create function department_changes_search() returns trigger language plpgsql as $$
begin
    perform index_for_search(array(
        select project.id
        from changed
        join former on former.id = changed.id and former.name <> changed.name
        join project on project.department_id = changed.id
    ));
    return null;
end $$;

create trigger department_is_found_by_its_new_name after update on department
    referencing old table as former new table as changed
    for each statement execute function department_changes_search();

select index_for_search(array(select id from project));
