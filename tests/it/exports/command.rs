// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang export FILE`, as an operator gives it.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use nix::sys::signal::Signal;

use super::{read, rows, sheet};
use crate::support::process::{Portal, complaint, demo, folder, vorrang};

fn with_file(command: &str, file: &Path, folder: &Path) -> Command {
    let mut command = vorrang([command, "--data-folder"]);
    command.arg(folder).arg(file);
    command
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn an_operator_takes_the_list_along_and_brings_it_back() {
    let folder = folder();
    let portal = Portal::start(&mut demo(folder.path()));
    let [workbook, text] = ["liste.xlsx", "Liste.CSV"].map(|name| folder.path().join(name));
    for file in [&workbook, &text] {
        let done = said(&with_file("export", file, folder.path()).output().unwrap());
        assert!(done.ends_with(&format!("Vorhaben stehen in {}.\n", file.display())), "{done}");
    }
    let listed = rows(sheet(&read(&fs::read(&workbook).unwrap()), "Vorhaben"), ["Kennung", "Platz"]);
    let book = read(&fs::read(&text).unwrap());
    assert_eq!(rows(&book.sheets[0], ["Kennung", "Platz"]), listed);
    let changed = fs::read_to_string(&text).unwrap().replacen(";45000;", ";46000;", 1);
    fs::write(&text, changed).unwrap();
    let mut check = with_file("import", &text, folder.path());
    let done = said(&check.args(["--check", "--existing", "update"]).output().unwrap());
    assert!(done.replace('\u{a0}', " ").contains("DIG-001: Kosten: 45.000 € → 46.000 €\n"), "{done}");
    let last = done.lines().last().unwrap();
    let unchanged = listed.len() - 1;
    assert!(last.contains("1 Vorhaben wird aktualisiert."), "{last}");
    assert!(last.contains(&format!("{unchanged} Vorhaben sind unverändert.")), "{last}");

    let complained = complaint(&mut with_file("export", &folder.path().join("liste.pdf"), folder.path()));
    assert_eq!(complained, "Der Dateiname muss auf .xlsx oder .csv enden.");
    let nowhere = folder.path().join("gibt/es/nicht.csv");
    let complained = complaint(&mut with_file("export", &nowhere, folder.path()));
    assert!(complained.starts_with("Die Datei ") && complained.contains("kann nicht geschrieben werden"));
    portal.stop(Signal::SIGTERM);
}
