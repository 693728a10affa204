// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::{PgConnection, PgExecutor};

use crate::projects::model::{
    Kind, NewService, OtherProject, ProjectId, ProjectName, ProjectNumber, Reuse, ReuseCheck, ReuseResult,
    Service, State,
};

/// How many services a search shows: whoever does not find theirs among them types another word.
const MOST_FOUND: i64 = 20;

/// Lets one transaction at a time replace the catalogue; held to its end.
pub async fn lock_catalogue(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.service_catalogue', 0))")
        .execute(db)
        .await?;
    Ok(())
}

/// Puts these services in the place of those before; says how many those were.
pub async fn replace_services(db: &mut PgConnection, services: &[NewService]) -> sqlx::Result<u64> {
    let before = sqlx::query!("delete from service").execute(&mut *db).await?.rows_affected();
    let column = |of: fn(&Service) -> Option<&String>| -> Vec<Option<String>> {
        services.iter().map(|new| of(&new.service).cloned()).collect()
    };
    let keys: Vec<String> = services.iter().map(|new| new.service.key.clone()).collect();
    let names: Vec<String> = services.iter().map(|new| new.service.name.clone()).collect();
    let also: Vec<String> = services.iter().map(|new| new.also.clone()).collect();
    sqlx::query!(
        "insert into service
             (key, name, group_key, group_name, topic, legal_basis, document, folded_name, folded)
         select key, name, group_key, group_name, topic, legal_basis, to_tsvector('german', said),
                regexp_replace(' ' || search_folded(search_words(name)), '[^[:alnum:]]+', ' ', 'g'),
                regexp_replace(' ' || search_folded(said), '[^[:alnum:]]+', ' ', 'g')
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
              as new (key, name, group_key, group_name, topic, legal_basis, also)
         cross join lateral search_words(
             concat_ws(' ', key, name, group_key, group_name, topic, legal_basis, also)
         ) as said",
        &keys,
        &names,
        &column(|service| service.group_key.as_ref()) as &[Option<String>],
        &column(|service| service.group_name.as_ref()) as &[Option<String>],
        &column(|service| service.topic.as_ref()) as &[Option<String>],
        &column(|service| service.legal_basis.as_ref()) as &[Option<String>],
        &also
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("analyze service").execute(db).await?;
    Ok(before)
}

/// Whether there is a catalogue.
pub async fn has_catalogue(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from service) as "is_there!""#).fetch_one(db).await
}

/// The service of that key.
pub async fn service(db: impl PgExecutor<'_>, key: &str) -> sqlx::Result<Option<Service>> {
    sqlx::query_as!(
        Service,
        "select key, name, group_key, group_name, topic, legal_basis from service where key = $1",
        key
    )
    .fetch_optional(db)
    .await
}

/// The services in which all of these words are: as they are or by their German stem, with and without umlauts, and
/// from four letters on also within a longer word; or whose key begins with `words`, if they are digits. What says
/// the words in its name comes first, and the shorter before the longer.
pub async fn find_services(db: impl PgExecutor<'_>, words: &str) -> sqlx::Result<Vec<Service>> {
    let digits: String = words.split_whitespace().collect();
    let is_key = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    sqlx::query_as!(
        Service,
        r#"with word as materialized (
               select search_folded(word) as folded, search_stem(word) as stem
               from regexp_split_to_table(search_words($1), '[^[:alnum:]]+') as word
               where word <> ''
               limit 12
           ), pattern as materialized (
               select case when char_length(folded) < 4 then '% ' else '%' end || folded || '%' as anywhere,
                      '% ' || folded || '%' as beginning, stem
               from word
           )
           select key as "key!", name as "name!", group_key, group_name, topic, legal_basis
           from service
           where key like $2 || '%'
              or (exists (select from pattern) and not exists (
                      select from pattern where not (folded like anywhere or document @@ stem)
                  ))
           order by key = $2 desc,
                    (select count(*) from pattern where folded_name like beginning) desc,
                    (select count(*) from pattern where folded_name like anywhere) desc,
                    char_length(name), name, key
           limit $3"#,
        words,
        is_key.then_some(digits),
        MOST_FOUND
    )
    .fetch_all(db)
    .await
}

/// The projects of that service that are not over without a result, but for `except`; drafts are nobody else's
/// business.
pub async fn projects_of_service(
    db: impl PgExecutor<'_>,
    key: &str,
    except: Option<ProjectId>,
) -> sqlx::Result<Vec<OtherProject>> {
    let mut found = sqlx::query_as!(
        OtherProject,
        r#"select id as "id: ProjectId", number as "number: ProjectNumber", title, kind as "kind: Kind",
                  state as "state: State"
           from project
           where service_key = $1 and state not in ('draft', 'withdrawn', 'merged') and id is distinct from $2"#,
        key,
        except.map(|project| project.0)
    )
    .fetch_all(db)
    .await?;
    found.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(found)
}

/// For each of these projects the others of the same service, as [`projects_of_service`] knows them.
pub async fn projects_of_same_service(
    db: impl PgExecutor<'_>,
    projects: &[ProjectId],
) -> sqlx::Result<Vec<(ProjectId, ProjectName)>> {
    let projects: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select project.id as "id: ProjectId", other.number as "number: ProjectNumber", other.title
           from project join project as other using (service_key)
           where project.id = any($1) and other.id <> project.id
             and other.state not in ('draft', 'withdrawn', 'merged')
           order by other.id"#,
        &projects
    )
    .fetch_all(db)
    .await?;
    let named = rows.into_iter().map(|row| (row.id, ProjectName { number: row.number, title: row.title }));
    Ok(named.collect())
}

/// The last check of the project for solutions of others, and its version.
pub async fn reuse_check(
    db: impl PgExecutor<'_>,
    project: ProjectId,
) -> sqlx::Result<Option<(ReuseCheck, i32)>> {
    let row = sqlx::query!(
        r#"select checked_on, result as "result: ReuseResult", reason, source, row_version
           from reuse_check where project_id = $1"#,
        project.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| {
        let check = ReuseCheck {
            checked_on: row.checked_on,
            result: row.result,
            reason: row.reason,
            source: row.source,
        };
        (check, row.row_version)
    }))
}

/// Puts a check in the place of the one before. The project's row is locked by the caller.
pub async fn put_reuse_check(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    check: &ReuseCheck,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into reuse_check (project_id, checked_on, result, reason, source) values ($1, $2, $3, $4, $5)
         on conflict (project_id) do update
         set checked_on = excluded.checked_on, result = excluded.result, reason = excluded.reason,
             source = excluded.source, row_version = reuse_check.row_version + 1",
        project.0,
        check.checked_on,
        check.result as ReuseResult,
        check.reason,
        check.source
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What there is to say of a project's service.
pub async fn reuse(db: &mut PgConnection, project: ProjectId) -> sqlx::Result<Reuse> {
    let key = sqlx::query_scalar!("select service_key from project where id = $1", project.0)
        .fetch_optional(&mut *db)
        .await?
        .flatten();
    let check = reuse_check(&mut *db, project).await?;
    let Some(key) = key else { return Ok(Reuse { check, ..Reuse::default() }) };
    let service = service(&mut *db, &key).await?;
    let same = projects_of_service(&mut *db, &key, Some(project)).await?;
    Ok(Reuse { key: Some(key), service, same, check })
}
