// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The files of this repository, for the tests that read them.

use std::{fs, path::Path};

/// A text file: its path below the folder that was asked for, with `/`, and what it says.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// All files below `folder` (seen from the top of the repository) whose name ends in `ending`, in order.
/// No files if there is no such folder.
pub fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let below = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(Source { path: below, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}
