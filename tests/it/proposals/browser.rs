// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Proposing in a real browser: with the script that saves, without any, by keyboard alone, without barriers.

use std::time::Duration;

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;
use tokio::time::{Instant, sleep};
use vorrang::kit::page::Installation;

use super::{BENEFIT, complete, fill_in};
use crate::{
    journeys::Visitor,
    support::portal::{Portal, test_day},
};

impl Visitor {
    pub(crate) async fn sign_in(&self, name: &str) {
        self.open("/sign-in").await;
        self.press("visitor", name).await;
        self.arrives_at("/").await;
    }

    /// Clicks the element of that class, or the element of that tag in it, that says so; once it is there.
    pub(crate) async fn press(&self, place: &str, said: &str) {
        let (class, inside) =
            place.split_once(' ').map_or((place, String::new()), |(class, tag)| (class, format!("//{tag}")));
        let path =
            format!("//*[contains(concat(' ', @class, ' '), ' {class} ')]{inside}[contains(., '{said}')]");
        let element = self.browser.client.wait().for_element(Locator::XPath(&path)).await.unwrap();
        element.click().await.unwrap();
    }

    pub(crate) async fn fill_in(&self, field: &str, text: &str) {
        let element = self.browser.client.find(Locator::Id(field)).await.unwrap();
        element.clear().await.unwrap();
        element.send_keys(text).await.unwrap();
    }

    async fn value_of(&self, field: &str) -> String {
        let element = self.browser.client.find(Locator::Id(field)).await.unwrap();
        element.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Waits until the only matching element says that.
    pub(crate) async fn waits_for(&self, selector: &str, said: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let text = self.texts(selector).await.join(" ");
            if text.contains(said) {
                return;
            }
            assert!(Instant::now() < until, "{selector} says {text:?} and not {said:?}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    async fn begins_a_draft(&self) {
        self.open("/proposals").await;
        self.click_link("Neues Vorhaben vorschlagen").await;
        self.arrives_at("/proposals/new").await;
        self.press("kern-btn", "Jetzt beginnen").await;
        self.browser.client.wait().for_element(Locator::Id("title")).await.unwrap();
    }
}

/// Waits until that is stored of the only draft.
async fn is_stored(pool: &PgPool, field: &str, value: &str) {
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let stored: Option<String> = sqlx::query_scalar("select typed ->> $1 from proposal_draft")
            .bind(field)
            .fetch_one(pool)
            .await
            .unwrap();
        if stored.as_deref() == Some(value) {
            return;
        }
        assert!(Instant::now() < until, "{field} is stored as {stored:?} and not as {value:?}");
        sleep(Duration::from_millis(50)).await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn typing_saves_by_itself_and_nothing_is_lost(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = Visitor::of(&portal).await;
    head.sign_in("Harald Brinkmann").await;
    head.begins_a_draft().await;
    assert_eq!(head.text("#open-1").await, "noch 5 Angaben offen");
    head.fill_in("title", "Briefwahl per Telefon").await;
    is_stored(&pool, "title", "Briefwahl per Telefon").await;
    head.waits_for("#similar a", "DIG-001 Online-Antrag Briefwahl").await;
    head.waits_for("#open-1", "noch 4 Angaben offen").await;
    assert_eq!(head.text("#saved").await, "gespeichert 12:00");
    head.fill_in("summary", "Zeile eins\nZeile zwei").await;
    is_stored(&pool, "summary", "Zeile eins\nZeile zwei").await;
    head.click("#kind-2").await;
    is_stored(&pool, "kind", "background").await;
    // What was typed in the last moment goes with the page.
    head.fill_in("contact", "Anna Muster").await;
    head.open("/method").await;
    is_stored(&pool, "contact", "Anna Muster").await;
    // A button in the middle of saving is no second window.
    head.open("/proposals/1/3").await;
    head.click("#citizen_effect-3").await;
    head.fill_in("citizen_cases", "900").await;
    head.press("wizard__steps button", "Worum es geht").await;
    head.arrives_at("/proposals/1/1").await;
    is_stored(&pool, "citizen_cases", "900").await;
    drop(head);

    // Browser and portal have gone, and the person has to sign in again.
    let portal = Portal::on(&pool, Installation { demonstration: true }, test_day());
    let head = Visitor::of(&portal).await;
    head.sign_in("Harald Brinkmann").await;
    head.open("/proposals").await;
    head.press("drafts a", "Weiter ausfüllen").await;
    head.arrives_at("/proposals/1/1").await;
    for (field, value) in [
        ("title", "Briefwahl per Telefon"),
        ("summary", "Zeile eins\nZeile zwei"),
        ("problem", ""),
        ("contact", "Anna Muster"),
    ] {
        assert_eq!(head.value_of(field).await, value);
    }
    assert_eq!(head.run("return document.querySelector('#kind-2').checked").await, true);
    head.open("/proposals/1/3").await;
    head.waits_for("#citizen-level", "Daraus folgt Stufe 2 von 5").await;
    head.fill_in("citizen_cases", "1.000").await;
    head.waits_for("#citizen-level", "Daraus folgt Stufe 3 von 5").await;
    head.open("/proposals/1/4").await;
    head.fill_in("search", "signieren").await;
    head.browser.press(Key::Enter).await;
    head.waits_for("#saved", "Vorhaben gefunden").await;
    head.waits_for("#requires label", "DIG-006 Digitales Signieren").await;
    head.click("#requires input").await;
    is_stored(&pool, "requires", "DIG-006").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_keeps_the_script_from_saving_is_said_calmly(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = Visitor::of(&portal).await;
    head.sign_in("Harald Brinkmann").await;
    head.begins_a_draft().await;

    head.browser.be_offline(true).await;
    head.fill_in("title", "Im Funkloch").await;
    head.waits_for("#saved", "Gerade nicht gespeichert. Das Portal versucht es gleich noch einmal").await;
    head.browser.be_offline(false).await;
    is_stored(&pool, "title", "Im Funkloch").await;
    head.waits_for("#saved", "gespeichert 12:00").await;
    head.browser.console_errors().await;

    sqlx::query(
        "update proposal_draft
         set typed = typed || '{\"title\": \"Andernorts\"}', step_versions[1] = step_versions[1] + 1",
    )
    .execute(&pool)
    .await
    .unwrap();
    head.fill_in("title", "Hier").await;
    head.waits_for("#saved", "in einem anderen Fenster geändert").await;
    head.press("buttons button", "Speichern").await;
    head.waits_for(".conflict", "Andernorts").await;
    assert_eq!(head.value_of("title").await, "Hier");
    is_stored(&pool, "title", "Andernorts").await;
    head.press("buttons button", "Speichern").await;
    is_stored(&pool, "title", "Hier").await;
    head.browser.console_errors().await;

    sqlx::query("delete from session").execute(&pool).await.unwrap();
    head.fill_in("contact", "Anna Muster").await;
    head.waits_for("#saved", "weil Ihre Sitzung abgelaufen ist").await;
    head.press("buttons button", "Speichern").await;
    head.press("visitor", "Harald Brinkmann").await;
    head.waits_for("h1", "Worum es geht").await;
    assert_eq!(head.value_of("contact").await, "Anna Muster");
    is_stored(&pool, "contact", "Anna Muster").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_whole_way_needs_no_script(pool: PgPool) {
    let head = Visitor::of(&Portal::demonstration(&pool).await).await;
    head.browser.switch_scripts_off().await;
    head.sign_in("Yasemin Acar").await;
    head.begins_a_draft().await;
    head.fill_in("title", "Ferienpass online").await;
    head.fill_in("summary", "Ferienpass online bestellen.").await;
    head.press("buttons button", "Speichern").await;
    head.arrives_at("/proposals/1/1").await;
    head.fill_in("problem", "Schlangen vor dem Amt.").await;
    head.click("#kind-1").await;
    head.fill_in("contact", "Yasemin Acar").await;
    head.press("buttons button", "Weiter").await;
    head.arrives_at("/proposals/1/2").await;
    head.fill_in("deadline", "Anfang 2027").await;
    head.press("buttons button", "Weiter").await;
    head.arrives_at("/proposals/1/3").await;
    head.click("#citizen_effect-4").await;
    head.fill_in("citizen_cases", "12.000").await;
    head.click("#business_effect-1").await;
    head.press("buttons button", "Speichern").await;
    head.arrives_at("/proposals/1/3").await;
    head.waits_for("#citizen-level", "Stufe 5 von 5").await;
    head.press("buttons button", "Weiter").await;
    head.arrives_at("/proposals/1/4").await;
    head.fill_in("search", "ePayment").await;
    head.press("kern-btn", "Suchen").await;
    head.arrives_at("/proposals/1/4?search=ePayment#search").await;
    head.click("#requires input[value=DIG-009]").await;
    head.press("wizard__steps button", "Prüfen und einreichen").await;
    head.arrives_at("/proposals/1/check").await;
    assert_eq!(
        head.texts("#missing li").await,
        [
            "Frist: Bitte geben Sie das Datum als TT.MM.JJJJ ein, zum Beispiel 31.12.2027.",
            "Grund der Frist: Bitte nennen Sie den Grund der Frist."
        ]
    );
    head.click("#missing a").await;
    head.arrives_at("/proposals/1/2?missing=1#deadline").await;
    head.fill_in("deadline", "1.7.2027").await;
    head.fill_in("deadline_reason", "Beginn der Ferien").await;
    head.press("wizard__steps button", "Prüfen und einreichen").await;
    head.arrives_at("/proposals/1/check").await;
    head.press("kern-btn", "Verbindlich einreichen").await;
    head.arrives_at("/projects/DIG-063/summary").await;
    assert_eq!(head.text("h1").await, "Ferienpass online");
    assert!(
        head.texts("dd")
            .await
            .contains(&"DIG-009 ePayment für alle gebührenpflichtigen Leistungen".to_owned())
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_keyboard_is_enough_to_propose(pool: PgPool) {
    let head = Visitor::of(&Portal::demonstration(&pool).await).await;
    head.sign_in("Harald Brinkmann").await;
    head.tab_to("a Meine Vorhaben").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/proposals").await;
    head.tab_to("a Neues Vorhaben vorschlagen").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/proposals/new").await;
    head.tab_to("button Jetzt beginnen").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/proposals/1/1").await;
    head.tab_to("input Titel").await;
    head.types("Trauung online anmelden").await;
    assert_eq!(head.tab().await, "textarea Kurzbeschreibung");
    head.types("Wunschtermin online.").await;
    assert_eq!(head.tab().await, "textarea Problem und Verbesserung");
    head.types("Heute nur telefonisch.").await;
    head.tab().await;
    head.browser.press(Key::Space).await;
    assert_eq!(head.tab().await, "input Kontakt für Rückfragen");
    head.types("Harald Brinkmann").await;
    head.tab_to("button Weiter").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/proposals/1/2").await;
    // The levels unfold by keyboard as well.
    head.tab_to("summary So wird bewertet: Gesetzliche Rahmenbedingungen").await;
    head.browser.press(Key::Enter).await;
    head.waits_for(".level-words li:last-child", "Gesetzliche Pflicht mit festem Datum").await;
    head.tab_to("button Weiter").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/proposals/1/3").await;
    head.tab_to("input nichts").await;
    head.browser.press(Key::Down).await;
    assert_eq!(head.tab().await, "input Fälle im Jahr (Bürgerinnen und Bürger)");
    head.types("4100").await;
    head.tab_to("input nichts").await;
    head.browser.press(Key::Space).await;
    head.tab_to("button Prüfen und einreichen").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/proposals/1/check").await;
    head.tab_to("button Verbindlich einreichen").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at("/projects/DIG-063/summary").await;
    assert_eq!(head.text("h1").await, "Trauung online anmelden");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_of_the_form_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = Visitor::of(&portal).await;
    head.sign_in("Harald Brinkmann").await;
    head.expect_no_barrier("/proposals").await;
    head.expect_no_barrier("/proposals/new").await;
    let other = portal.person("head-services").await;
    let draft = complete(&other).await;
    fill_in(&other, &draft, 2, &[("deadline", "bald"), ("legal_basis", "§ 1 OZG")]).await;
    fill_in(&other, &draft, 3, &[BENEFIT.as_slice(), &[("business_cases", "ca. 7")]].concat()).await;
    for page in ["/1", "/2?missing=1", "/3", "/4?search=akte", "/check", "/discard"] {
        head.expect_no_barrier(&format!("{draft}{page}")).await;
    }
    head.expect_no_barrier("/proposals").await;
    head.expect_no_barrier(&format!("/en{draft}/2")).await;
    head.expect_no_barrier("/projects/DIG-001/summary").await;
}
