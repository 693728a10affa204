// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::{Finding, clock};
use crate::{
    MIGRATOR,
    config::Confidential,
    kit::{
        causes::with_causes,
        clock::Clock,
        cluster,
        database::{Condition, Database, DatabaseError, Look, Place, Replica, Schema},
        i18n::Message,
    },
};

const ABOUT: &str = "doctor-database";
const SCHEMA: &str = "doctor-schema";
const REPLICA: &str = "doctor-replica";

/// Whether there is a database, what state it is in, and whether the replica at that address follows it. One that is
/// not there yet is not made.
pub(super) async fn examine(place: &Place, replica: Option<&Confidential>) -> Vec<Finding> {
    if let Place::Folder(folder) = place
        && !cluster::holds_data(folder).unwrap_or_default()
    {
        return vec![Finding::remark(ABOUT, Message::new("doctor-database-none"))];
    }
    let database = match Database::join_unchanged(place).await {
        Ok(database) => database,
        Err(error) => return vec![Finding::bad(ABOUT, error.message())],
    };
    let before = Clock::System.now();
    let condition = database.condition().await;
    let after = Clock::System.now();
    let schema = database.schema(&MIGRATOR).await;
    let replica = match replica {
        Some(address) => Some(judge_replica(look(address.reveal(), &database).await)),
        None => None,
    };
    database.close().await;
    let unexpected = |error: &sqlx::Error| Message::new("program-system").with("reason", error.to_string());
    let mut findings = match condition {
        Ok(condition) => {
            let mut findings = judge(&condition);
            findings.push(clock("doctor-database-clock", (before, after), condition.now));
            findings
        }
        Err(error) => vec![Finding::bad(ABOUT, unexpected(&error))],
    };
    findings.push(match schema {
        Ok(schema) => judge_schema(schema),
        Err(error) => Finding::bad(SCHEMA, unexpected(&error)),
    });
    findings.extend(replica);
    findings
}

/// How the server at this address is found.
async fn look(address: &str, database: &Database) -> Result<Look, DatabaseError> {
    // Says why it cannot be reached; the replica itself only says that it is silent.
    Database::join_unchanged(&Place::Url(address.to_owned())).await?.close().await;
    Ok(Replica::new(address, database.pool.clone())?.examine().await)
}

/// Without it the portal does its work: only what does not pass by itself is bad.
fn judge_replica(look: Result<Look, DatabaseError>) -> Finding {
    let found = |key| Message::new(key);
    match look {
        Ok(Look::Current) => Finding::good(REPLICA, found("doctor-replica-good")),
        Ok(Look::Lags) => Finding::remark(REPLICA, found("doctor-replica-lags")),
        Ok(Look::Silent) => Finding::remark(REPLICA, found("doctor-replica-silent")),
        Ok(Look::Foreign) => Finding::bad(REPLICA, found("doctor-replica-foreign")),
        Err(error) => {
            let said = found("doctor-replica-unreachable").with("reason", with_causes(&error));
            match error {
                DatabaseError::Unreachable { .. } => Finding::remark(REPLICA, said),
                _ => Finding::bad(REPLICA, said),
            }
        }
    }
}

fn judge(condition: &Condition) -> Vec<Finding> {
    let version = Message::new("doctor-database-good").with("version", condition.version.clone());
    let mut findings = vec![Finding::good(ABOUT, version)];
    findings.push(match (condition.has_trigrams, condition.offers_trigrams) {
        (true, _) => Finding::good(ABOUT, Message::new("doctor-trigrams-good")),
        (false, true) => Finding::good(ABOUT, Message::new("doctor-trigrams-offered")),
        (false, false) => Finding::bad(ABOUT, Message::new("doctor-trigrams-missing")),
    });
    findings.push(if condition.may_create {
        Finding::good(ABOUT, Message::new("doctor-rights-good"))
    } else {
        Finding::bad(ABOUT, Message::new("doctor-rights-missing"))
    });
    findings
}

fn judge_schema(schema: Schema) -> Finding {
    match schema {
        Schema::Current => Finding::good(SCHEMA, Message::new("doctor-schema-good")),
        Schema::Behind(missing) => {
            Finding::remark(SCHEMA, Message::new("doctor-schema-behind").with("count", missing))
        }
        Schema::Newer(version) => Finding::bad(
            SCHEMA,
            Message::new("program-database-newer").with("migration", version.to_string()),
        ),
        Schema::Altered(version) => {
            Finding::bad(SCHEMA, Message::new("doctor-schema-altered").with("migration", version.to_string()))
        }
    }
}
