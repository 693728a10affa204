// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

/// What is the matter with a database that is no mistake of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be used at the moment; later it can.
    Away,
    /// It can be read, but nothing can be changed: it follows another one.
    Follows,
    /// It has no room for more.
    Full,
}

impl Trouble {
    /// What has led to that error, if it is no mistake of ours.
    pub fn behind(error: &sqlx::Error) -> Option<Self> {
        match error {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::Tls(_) => Some(Self::Away),
            sqlx::Error::Database(report) => Self::of_state(&report.code()?),
            _ => None,
        }
    }

    /// The states are listed in PostgreSQL's documentation, appendix A.
    fn of_state(state: &str) -> Option<Self> {
        match (state, state.get(..2)?) {
            ("53100", _) => Some(Self::Full),
            ("25006", _) => Some(Self::Follows),
            // The line is cut, the login refused, the database gone: while it is restored or moved, say. Others
            // change the same at the same time. It is short of memory or connections; it stops or starts.
            (_, "08" | "28" | "3D" | "40" | "53" | "57") => Some(Self::Away),
            _ => None,
        }
    }
}
