// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Loading a catalogue: whole or not at all, and what it is found by.

use sqlx::PgPool;
use vorrang::{exchange::CatalogueError, kit::i18n::Locale, projects::find_services};

use super::{HEAD, groups, load, services};
use crate::support::{
    portal::Portal,
    process::{complaint, folder, vorrang},
};

async fn found(pool: &PgPool, words: &str) -> Vec<String> {
    find_services(pool, words).await.unwrap().into_iter().map(|service| service.key).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_catalogue_is_loaded_with_its_peculiarities(pool: PgPool) {
    Portal::empty(&pool).await;
    let summary = load(&pool, &[services(), groups()]).await.unwrap();
    assert_eq!((summary.services, summary.groups, summary.keyless), (4, 4, 2));
    let left_out = CatalogueError::named(&summary.left_out, Locale::De);
    let said: Vec<String> = left_out.iter().map(|message| Locale::De.message(message)).collect();
    assert_eq!(
        said,
        ["leistungen.csv, Zeile 8: „3233“ ist kein LeiKa-Schlüssel; die Zeile wurde ausgelassen."]
    );
    let parking = find_services(&pool, "99108003008000").await.unwrap().remove(0);
    assert_eq!(parking.name, "Bewohnerparkausweis Ausstellung");
    assert_eq!(parking.group().as_deref(), Some("10333 Parkausweis"));
    assert_eq!(parking.legal_basis.as_deref(), Some("§ 45 StVO"));
    let count: i64 =
        sqlx::query_scalar("select count(*) from audit_event where action = 'catalogue-imported'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(count, 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_service_is_found_by_what_people_type(pool: PgPool) {
    Portal::empty(&pool).await;
    load(&pool, &[services(), groups()]).await.unwrap();
    for (words, keys) in [
        ("bewohnerpark", &["99108003008000", "99108003008001"][..]),
        ("Parkausweis Gäste", &["99108003008001"]),
        ("Parkausweise", &["10333", "99108003008000", "99108003008001"]),
        ("uebermittlung", &["99012001001000"]),
        ("Ubermittlungssperre", &["99012001001000"]),
        ("gewo", &["99118001000000"]),
        ("99 118", &["99118001000000"]),
        ("10777", &["10777"]),
        // A service without a key is found with its group.
        ("Kegelbahn", &["10555"]),
        ("%", &[]),
        ("", &[]),
        ("Bewohner Elterngeld", &[]),
    ] {
        assert_eq!(found(&pool, words).await, keys, "{words}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_bad_row_is_named_and_nothing_is_loaded(pool: PgPool) {
    Portal::empty(&pool).await;
    load(&pool, &[services()]).await.unwrap();
    let rows = "99118001000000;;1;;;;;;;\n99118001000001;Eins;1;123;Kurz;;;;;\n99118001000002;Zwei;1;10400;;;;;;\n\
                99118001000003;Drei;1;;;;;;;\n99118001000003;Anders;1;;;;;;;\n99118001000003;Drei;1;;;;;;;\n";
    let bad = [("neu.csv".to_owned(), format!("{HEAD}{rows}").into_bytes())];
    let refused = load(&pool, &bad).await.unwrap_err().messages(Locale::De);
    let said: Vec<String> = refused.iter().map(|message| Locale::De.message(message)).collect();
    assert_eq!(
        said,
        [
            "Nichts wurde geladen. 4 Zeilen sind fehlerhaft.",
            "neu.csv, Zeile 2: Der Schlüssel 99118001000000 hat keinen Namen.",
            "neu.csv, Zeile 3: „123“ ist keine OZG-Kennung aus fünf Ziffern.",
            "neu.csv, Zeile 4: Die OZG-Kennung 10400 hat keinen Namen.",
            "neu.csv, Zeile 6: Der Schlüssel 99118001000003 steht zweimal da, mit verschiedenem Inhalt.",
        ]
    );
    let empty = [("leer.csv".to_owned(), HEAD.as_bytes().to_vec())];
    assert!(matches!(load(&pool, &empty).await, Err(CatalogueError::Empty)));
    let other = [("andere.csv".to_owned(), b"Kennung;Titel\n1;2\n".to_vec())];
    assert!(matches!(load(&pool, &other).await, Err(CatalogueError::Refused(_))));
    assert_eq!(found(&pool, "Gewerbeanmeldung").await, ["99118001000000"], "the old one is still there");

    let next = "99118001000003;Gewerbeabmeldung;1;;;;;;;\n";
    load(&pool, &[("neu.csv".to_owned(), format!("{HEAD}{next}").into_bytes())]).await.unwrap();
    assert_eq!(found(&pool, "gewerbe").await, ["99118001000003"], "the new one has replaced it");
}

#[test]
fn an_operator_loads_a_catalogue() {
    let folder = folder();
    let (name, bytes) = services();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let data = folder.path().join("data");
    let mut import = vorrang(["catalogue", "import"]);
    let output = import.arg(&file).arg("--data-folder").arg(&data).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Der Leistungskatalog ist geladen: 4 Leistungen und 3 OZG-Leistungen."), "{said}");
    assert!(said.starts_with("leistungen.csv, Zeile 8: "), "{said}");
    let missing = complaint(vorrang(["catalogue", "import", "/missing.csv", "--data-folder"]).arg(&data));
    assert!(missing.contains("/missing.csv"), "{missing}");
}
