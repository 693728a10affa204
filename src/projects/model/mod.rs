// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a project is, where it can be in its life cycle, and who may move it on.

mod case;
mod comment;
mod life_cycle;
mod project;

pub use case::{Case, Move, ProjectName};
pub use comment::{Comment, CommentKind, comment_kinds};
pub use life_cycle::{Destination, LONGEST_TEXT, Need, Rule, Verb, name_of_reason, offered, offered_in};
pub use project::{Euros, Kind, NewProject, PersonDays, Project, ProjectId, ProjectNumber, State};
