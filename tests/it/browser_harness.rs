// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The browser harness sees what it is there to see.

use axum::{Router, http::header::CONTENT_TYPE, routing::get};
use fantoccini::{Locator, key::Key};
use tokio::net::TcpListener;

use crate::support::browser::{Browser, ColourScheme};

const GOOD: &str = r#"<!doctype html><html lang="en"><head><title>Good</title><link rel="icon" href="data:,">
    <style>body { background: white } @media (prefers-color-scheme: dark) { body { background: black; color: white } a { color: white } }</style>
    </head><body><main><h1>Good</h1><a href="bad">Go on</a> <label>Name <input></label></main></body></html>"#;

const BAD: &str = r#"<!doctype html><html lang="en"><head><title>Bad</title><link rel="icon" href="data:,"></head>
    <body><main><h1>Bad</h1><input><script>console.error("gone wrong")</script></main></body></html>"#;

async fn serve() -> String {
    let page = |html: &'static str| get(move || async move { ([(CONTENT_TYPE, "text/html")], html) });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let pages = Router::new().route("/good", page(GOOD)).route("/bad", page(BAD));
    tokio::spawn(async move { axum::serve(listener, pages).await });
    address
}

#[tokio::test]
async fn barriers_and_errors_are_seen() {
    let address = serve().await;
    let browser = Browser::start().await;

    for scheme in [ColourScheme::Light, ColourScheme::Dark] {
        browser.prefer(scheme).await;
        browser.open(&format!("{address}/good")).await;
        assert!(browser.axe().await.is_empty());
        assert_eq!(browser.console_errors().await, Vec::<String>::new());
    }

    browser.open(&format!("{address}/bad")).await;
    let barriers = browser.axe().await;
    assert_eq!(
        barriers.iter().map(|barrier| barrier.id.as_str()).collect::<Vec<_>>(),
        ["label"],
        "{barriers:?}"
    );
    assert_eq!(barriers[0].elements, ["input"]);
    let errors = browser.console_errors().await;
    assert!(errors.len() == 1 && errors[0].contains("gone wrong"), "{errors:?}");
}

#[tokio::test]
async fn keyboard_colours_and_size_are_those_of_the_visitor() {
    let address = serve().await;
    let browser = Browser::start().await;
    let background = "return getComputedStyle(document.body).backgroundColor + ' ' + innerWidth";

    browser.open(&format!("{address}/good")).await;
    assert_eq!(browser.client.execute(background, vec![]).await.unwrap(), "rgb(255, 255, 255) 1280");
    browser.prefer(ColourScheme::Dark).await;
    browser.resize(390, 844).await;
    assert_eq!(browser.client.execute(background, vec![]).await.unwrap(), "rgb(0, 0, 0) 390");

    assert_eq!(browser.focused().await, "body");
    assert_eq!(browser.press_tab().await, "a Go on");
    assert_eq!(browser.press_tab().await, "input Name");
    let picture = tempfile::NamedTempFile::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    browser.screenshot(picture.path()).await;
    assert!(std::fs::read(picture.path()).unwrap().starts_with(b"\x89PNG"));

    browser.client.find(Locator::LinkText("Go on")).await.unwrap();
    browser.open(&format!("{address}/good")).await;
    // A page that is not drawn yet takes no key.
    while browser.press_tab().await == "body" {}
    browser.press(Key::Enter).await;
    browser.client.wait().for_url(&format!("{address}/bad").parse().unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_panic_leaves_no_program_behind() {
    let (send, receive) = tokio::sync::oneshot::channel();
    let panicked = tokio::spawn(async move {
        let browser = Browser::start().await;
        send.send(browser.processes()).unwrap();
        panic!("as a failing test does");
    });
    let processes = receive.await.unwrap();
    assert!(panicked.await.unwrap_err().is_panic());
    for process in processes {
        assert!(nix::sys::signal::kill(process, None).is_err(), "{process} is still there");
    }
}
