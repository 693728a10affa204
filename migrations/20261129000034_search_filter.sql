-- SPDX-FileCopyrightText: 2026 The Vorrang authors
-- SPDX-License-Identifier: EUPL-1.2

-- What is looked for in a million projects is written as short as it can be: the index goes through its list for each word
-- that is asked for. Of these many are there several times (a word that is its own stem) or begin with another that is asked
-- for with all that begins so. How well a project fits is still told by all of them.

-- What finds the same as `search_query_of_word`. A word that is taken apart stays as it is.
create function search_filter_of_word(given text) returns tsquery
language sql stable parallel safe strict as $$
    with whole as materialized (
        select search_query_of_word(given) as query
    ), term as (
        select distinct found[1] as lexeme, found[2] is not null as begins
        from whole, regexp_matches(query::text, '''([^'']*)''(:\*)?', 'g') as found
        where query::text !~ '[&!<]'
    )
    select coalesce(
        (
            select string_agg(quote_literal(lexeme) || case when begins then ':*' else '' end, ' | ' order by lexeme)
            from term
            where not exists (
                select from term as shorter
                where shorter.begins and starts_with(term.lexeme, shorter.lexeme)
                  and (shorter.lexeme <> term.lexeme or not term.begins)
            )
        )::tsquery,
        (select query from whole)
    )
$$;

-- The words of a text that are looked for: those that every text has, such as articles, are left out unless there are no
-- others.
create function search_wanted_words(given text) returns setof text
language sql stable parallel safe strict as $$
    with word as (
        select word, to_tsvector('german', word) = ''::tsvector as is_everywhere
        from regexp_split_to_table(search_words(given), '[^[:alnum:]]+') as word
        where word <> ''
    )
    select word from word
    where not is_everywhere or (select bool_and(is_everywhere) from word)
$$;

create or replace function search_query(given text) returns tsquery
language sql stable parallel safe strict as $$
    select coalesce(string_agg('(' || search_query_of_word(word)::text || ')', ' & '), '')::tsquery
    from search_wanted_words(given) as word
$$;

-- What finds the same as `search_query`.
create function search_filter(given text) returns tsquery
language sql stable parallel safe strict as $$
    select coalesce(string_agg('(' || search_filter_of_word(word)::text || ')', ' & '), '')::tsquery
    from search_wanted_words(given) as word
$$;
