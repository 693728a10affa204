// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the page of a project says about its way through the life cycle: partial templates
//! `projects/procedure.html` and `projects/comments.html`.

use chrono::NaiveDate;

use super::case_line::CaseLine;
use crate::{
    kit::page::Chrome,
    people::Person,
    projects::model::{Case, Comment, Project, comment_kinds},
};

/// A comment as it is shown.
pub struct CommentLine {
    /// What it is meant as.
    pub kind: String,
    /// The same in class names.
    pub kind_code: &'static str,
    /// Who said it, with their department.
    pub author: String,
    /// When.
    pub at: String,
    /// What was said.
    pub text: String,
}

/// Where a project is, what can be done with it, and what has been said about it.
pub struct Procedure {
    /// Where it is and what can be done.
    pub case: CaseLine,
    /// What has been said.
    pub comments: Vec<CommentLine>,
    /// Address of the form for a comment, for whoever may write one.
    pub comment_href: Option<String>,
}

impl Procedure {
    /// What `person` sees of it.
    pub fn of(
        (case, comments): (&Case, Vec<Comment>),
        person: &Person,
        project: &Project,
        chrome: &Chrome,
        today: NaiveDate,
    ) -> Self {
        let may_comment = !comment_kinds(person, project).is_empty();
        Self {
            case: CaseLine::of(case, person, chrome, today),
            comments: comments.into_iter().map(|comment| line(comment, chrome)).collect(),
            comment_href: may_comment.then(|| chrome.href(&format!("/projects/{}/comment", project.number))),
        }
    }
}

fn line(comment: Comment, chrome: &Chrome) -> CommentLine {
    let words = chrome.words;
    CommentLine {
        kind: words.text(&format!("said-{}", comment.kind.code())),
        kind_code: comment.kind.code(),
        author: [Some(comment.author), comment.department]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        at: words.date_and_time(comment.at),
        text: comment.text,
    }
}
