// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What rests on what, as a drawing. Every box is a link; who points at one or comes to it by keyboard sees its lines,
//! without any script: each box carries them a second time, hidden.

use std::fmt::Write as _;

use super::words;
use crate::{
    error::Error,
    kit::page::Chrome,
    portfolio::model::{BOX, Line, Member, Network, draw_layers, part},
    projects::{Kind, State},
};

/// More boxes than this nobody can follow.
pub const MOST_BOXES: usize = 120;

/// Letters that fit into a line of a box.
const LETTERS: usize = 28;

/// A box of the drawing.
pub struct PictureBox {
    /// Where it leads.
    pub href: String,
    /// Class names.
    pub class: String,
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// Number and place.
    pub head: String,
    /// The title in lines.
    pub title: Vec<String>,
    /// Its lines: whether each leads to what it requires.
    pub lines: Vec<(bool, String)>,
}

/// The drawing.
pub struct Picture {
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    /// Width of a box.
    pub box_width: i64,
    /// Height of a box.
    pub box_height: i64,
    /// Every line.
    pub lines: Vec<String>,
    /// Every box, as the columns are read.
    pub boxes: Vec<PictureBox>,
    /// What the drawing is called.
    pub label: String,
}

impl Picture {
    /// The drawing of some projects of a network, one of which the page may be about. `is_open` draws only what is
    /// still waited for.
    pub(super) fn of(
        network: &Network,
        (shown, here): (&[usize], Option<usize>),
        is_open: bool,
        (label, chrome): (String, &Chrome),
    ) -> Result<Self, Error> {
        let graph = if is_open { network.open() } else { network.graph() };
        let own = part(graph, shown).map_err(|error| Error::Internal(Box::new(error)))?;
        let drawing = draw_layers(&own);
        let mut boxes: Vec<PictureBox> = shown
            .iter()
            .zip(&drawing.boxes)
            .filter_map(|(place, corner)| {
                Some(PictureBox::of(network.member(*place)?, *corner, here == Some(*place), chrome))
            })
            .collect();
        for line in &drawing.lines {
            let path = path(line);
            for (end, leads_to_required) in [(line.project, true), (line.required, false)] {
                if let Some(end) = boxes.get_mut(end) {
                    end.lines.push((leads_to_required, path.clone()));
                }
            }
        }
        boxes.sort_by_key(|each| (each.x, each.y));
        Ok(Self {
            width: drawing.width,
            height: drawing.height,
            box_width: BOX.0,
            box_height: BOX.1,
            lines: drawing.lines.iter().map(path).collect(),
            boxes,
            label,
        })
    }
}

impl PictureBox {
    fn of(member: &Member, (x, y): (i64, i64), is_here: bool, chrome: &Chrome) -> Self {
        let mut class = "network__box".to_owned();
        let marks = [
            (is_here, "here"),
            (words::is_on_board(member), "board"),
            (member.kind == Kind::Background, "background"),
            (member.state == State::Completed, "done"),
        ];
        for (_, mark) in marks.iter().filter(|(is_so, _)| *is_so) {
            let _ = write!(class, " network__box--{mark}");
        }
        Self {
            // From the box of the project that the page is about one goes to the project itself.
            href: if is_here {
                chrome.href(&format!("/projects/{}", member.number))
            } else {
                words::dependencies(&member.number, chrome)
            },
            class,
            x,
            y,
            head: format!("{} · {}", member.number, words::note(member, chrome.words)),
            title: lines(&member.title),
            lines: Vec::new(),
        }
    }
}

/// The title in at most two lines; what does not fit is cut.
fn lines(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > 2;
    lines.truncate(2);
    let count = lines.len();
    for (index, line) in lines.iter_mut().enumerate() {
        let is_last = index + 1 == count;
        if line.chars().count() > LETTERS || (is_last && is_cut) {
            *line = line.chars().take(LETTERS - 1).collect::<String>().trim_end().to_owned() + "…";
        }
    }
    lines
}

/// A line as a path: curved between columns, straight within.
fn path(line: &Line) -> String {
    let mut path = String::new();
    for (index, (x, y)) in line.points.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| line.points.get(before));
        let _ = match before {
            None => write!(path, "M{x} {y}"),
            Some((from, height)) if index % 2 == 1 => {
                let middle = i64::midpoint(*from, *x);
                write!(path, "C{middle} {height} {middle} {y} {x} {y}")
            }
            Some(_) => write!(path, "H{x}"),
        };
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_two_lines_at_most() {
        assert_eq!(lines("Online-Antrag Briefwahl"), ["Online-Antrag Briefwahl"]);
        assert_eq!(
            lines("Ganztagsplatz in der Grundschule online anmelden"),
            ["Ganztagsplatz in der", "Grundschule online anmelden"]
        );
        assert_eq!(
            lines("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
            ["eins zwei drei vier fünf", "sechs sieben acht neun zehn…"]
        );
        assert_eq!(lines(&"ä".repeat(60)), [format!("{}…", "ä".repeat(27))]);
        assert_eq!(lines(""), Vec::<String>::new());
    }

    #[test]
    fn a_line_bends_between_columns_and_is_straight_within() {
        let line = Line { required: 0, project: 1, points: vec![(10, 5), (30, 20), (60, 20), (80, 5)] };
        assert_eq!(path(&line), "M10 5C20 5 20 20 30 20H60C70 20 70 5 80 5");
    }
}
