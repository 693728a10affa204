// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The portal on a database of its own, asked as a browser asks it, without a network in between.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use chrono::{DateTime, TimeZone as _, Utc};
use scraper::{ElementRef, Html, Selector};
use sqlx::PgPool;
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use vorrang::{exchange, kit::clock::Clock, kit::page::Installation, state::AppState};

/// The day on which every test takes place.
pub fn test_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap()
}

/// A portal.
pub struct Portal {
    router: Router,
}

impl Portal {
    /// With the 62 projects of the demonstration.
    pub async fn demonstration(pool: &PgPool) -> Self {
        Self::set_up(pool, true).await
    }

    /// With criteria and a weighting, but no project.
    pub async fn empty(pool: &PgPool) -> Self {
        Self::set_up(pool, false).await
    }

    async fn set_up(pool: &PgPool, demonstration: bool) -> Self {
        let installation = exchange::set_up(pool, test_day(), demonstration).await.unwrap();
        Self::on(pool, installation, test_day())
    }

    /// On a database as it is.
    pub fn on(pool: &PgPool, installation: Installation, now: DateTime<Utc>) -> Self {
        let state = AppState::new(pool.clone(), Clock::Fixed(now), installation);
        Self { router: vorrang::app(state) }
    }

    /// Answers on a port of its own until the test ends, for what needs a network; its address.
    pub async fn serve(&self) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let pages = self.router.clone();
        tokio::spawn(async move { axum::serve(listener, pages).await });
        address
    }

    /// What a browser gets at that address.
    pub async fn get(&self, address: &str) -> Page {
        self.ask(Method::GET, address).await
    }

    /// The same with any method.
    pub async fn ask(&self, method: Method, address: &str) -> Page {
        let request = Request::builder().method(method).uri(address).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let page = Page {
            address: address.to_owned(),
            status: parts.status,
            headers: parts.headers,
            html: Html::parse_document(&String::from_utf8_lossy(&body)),
            bytes: body.to_vec(),
        };
        page.check();
        page
    }
}

/// What came back.
pub struct Page {
    pub address: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: Html,
    pub bytes: Vec<u8>,
}

impl Page {
    /// The elements that match, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// What the matching elements say, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text).collect()
    }

    /// What the only matching element says.
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{} has not one {selector}: {texts:?}", self.address);
        texts.into_iter().next().unwrap()
    }

    /// The rows of a table's body as cells.
    pub fn rows(&self, table_body: &str) -> Vec<Vec<String>> {
        let cells = Selector::parse("th, td").unwrap();
        let rows = self.all(&format!("{table_body} tr"));
        rows.into_iter().map(|row| row.select(&cells).map(text).collect()).collect()
    }

    /// The address that the link with that text leads to.
    pub fn link(&self, said: &str) -> String {
        let links = self.all("a[href]");
        let link = links.into_iter().find(|link| text(*link) == said);
        link.unwrap_or_else(|| panic!("{} has no link {said:?}", self.address))
            .attr("href")
            .unwrap()
            .to_owned()
    }

    /// What every page of the portal owes its readers.
    fn check(&self) {
        let is_page = self.headers.get("content-type").is_some_and(|kind| kind == "text/html; charset=utf-8");
        if !is_page {
            return;
        }
        let address = &self.address;
        assert_eq!(self.all("h1").len(), 1, "{address} has not one h1");
        assert!(!self.text("title").is_empty(), "{address} has no title");
        let language = self.all("html")[0].attr("lang").unwrap();
        let is_english = address == "/en" || address.starts_with("/en/") || address.starts_with("/en?");
        assert_eq!(language, if is_english { "en" } else { "de" }, "{address}");
        let mut ids: Vec<&str> = self.all("[id]").iter().filter_map(|element| element.attr("id")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{address} gives an id twice");
        for field in self.all("input:not([type=hidden]), select, textarea") {
            let id = field.attr("id").unwrap_or_default();
            assert_eq!(self.all(&format!("label[for='{id}']")).len(), 1, "{address}: {id} has no label");
        }
        for part in ["[style]", "script:not([src])", "style", "[onclick]"] {
            assert!(self.all(part).is_empty(), "{address} has {part}, which the content policy forbids");
        }
        for level in 2..=6 {
            let outline: Vec<u32> = self.all("h1,h2,h3,h4,h5,h6").iter().map(heading_level).collect();
            let skips = outline.windows(2).any(|pair| pair[1] == level && pair[0] + 1 < level);
            assert!(!skips, "{address} skips a heading level: {outline:?}");
        }
    }
}

fn heading_level(element: &ElementRef<'_>) -> u32 {
    element.value().name()[1..].parse().unwrap()
}

/// What an element says, white space folded.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
