// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The catalogue of services: loading it, picking a key from it, noticing who means the same, and the check for reuse.

mod browser;
mod loading;
mod picking;
mod reuse;

use sqlx::PgPool;
use vorrang::exchange::{self, CatalogueError, CatalogueSummary};

use crate::support::portal::test_day;

const HEAD: &str = "LeiKa-Schlüssel;Leistung;LeiKa-Typ;OZG-Kennung;OZG-Leistung;Lebens- oder Unternehmenslage;\
                    Themenfeld;Rechtsgrundlage;Gesetz;Abkürzung\n";

/// A catalogue with everything that is peculiar in those that are published.
const SERVICES: &str = "\
99108003008000;Bewohnerparkausweis Ausstellung;2/3;10333;Parkausweis;Autofahren;Mobilität & Reisen;§ 45 StVO;Straßenverkehrs-Ordnung;StVO
99108003008001;Bewohnerparkausweis Ausstellung für Gäste;1, 2/3;10333;Parkausweis;Autofahren;Mobilität & Reisen;;;
99118001000000;Gewerbeanmeldung;44;10400;Gewerbe;Unternehmensgründung;Unternehmensführung & -entwicklung;§ 14 GewO;Gewerbeordnung;GewO
99012001001000;Übermittlungssperre Eintragung;;;;;;\"§ 51 BMG; Satzung\";;
nicht im LeiKa;Kegelbahn Anmietung;1;10555;Sportanlagen;Engagement & Hobby;Engagement & Hobby;;;
nicht im LeiKa;Ohne jede Gruppe;1;;;;;;;
3233;Test 4;44;10400;Gewerbe;Unternehmensgründung;Unternehmensführung & -entwicklung;x;;
";

const GROUPS: &str = "OZG-Kennung;OZG-Leistung;Lebens- oder Unternehmenslage;Themenfeld;Anzahl LeiKa-Leistungen\n\
                      10333;Parkausweis;Autofahren;Mobilität & Reisen;2\n\
                      10777;Elterngeld;Geburt;Familie & Kind;0\n";

fn services() -> (String, Vec<u8>) {
    ("leistungen.csv".to_owned(), format!("{HEAD}{SERVICES}").into_bytes())
}

fn groups() -> (String, Vec<u8>) {
    ("gruppen.csv".to_owned(), GROUPS.as_bytes().to_vec())
}

async fn load(pool: &PgPool, files: &[(String, Vec<u8>)]) -> Result<CatalogueSummary, CatalogueError> {
    exchange::import_catalogue(pool, files, test_day()).await
}
