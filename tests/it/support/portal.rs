// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The portal on a database of its own, asked as a browser asks it, without a network in between.

use std::sync::Mutex;

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
use vorrang::{
    exchange,
    kit::{clock::Clock, page::Installation},
    people::AccessRules,
    state::AppState,
};

/// The day on which every test takes place.
pub fn test_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap()
}

/// A portal. Unless a test says otherwise, board and projects can be read without signing in, and each of the
/// demonstration's people signs in with one click.
#[derive(Clone)]
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
        let open =
            AccessRules { is_board_public: true, demonstration_sign_in: true, ..AccessRules::default() };
        Self::with_rules(pool, installation, now, open)
    }

    /// The same, with other rules of who may come in.
    pub fn with_rules(
        pool: &PgPool,
        installation: Installation,
        now: DateTime<Utc>,
        access: AccessRules,
    ) -> Self {
        let state = AppState::new(pool.clone(), Clock::Fixed(now), installation);
        Self::of(AppState { access, ..state })
    }

    /// Some pages alone, without what stands in front of them.
    pub fn of_pages(router: Router) -> Self {
        Self { router }
    }

    /// With a state of the test's own.
    pub fn of(state: AppState) -> Self {
        Self { router: vorrang::app(state) }
    }

    /// Somebody at a browser that has not been here before.
    pub fn visitor(&self) -> Visitor {
        Visitor { portal: self.clone(), cookie: Mutex::default(), token: Mutex::default() }
    }

    /// The same browser at this portal, which may be a later one.
    pub fn with_cookie_of(&self, visitor: &Visitor) -> Visitor {
        let token = visitor.token.lock().unwrap().clone();
        Visitor { portal: self.clone(), cookie: Mutex::new(visitor.cookie()), token: Mutex::new(token) }
    }

    /// The person of the demonstration with that sign-in name, signed in.
    pub async fn person(&self, sign_in_name: &str) -> Visitor {
        let visitor = self.visitor();
        let name = demonstration_name(sign_in_name);
        let page = visitor.get("/sign-in").await;
        let form = page.all(".visitors form").into_iter().find(|form| text(*form).contains(&name)).unwrap();
        let person = form.select(&Selector::parse("[name=person]").unwrap()).next().unwrap();
        let id = person.attr("value").unwrap().to_owned();
        let answer = visitor.post("/sign-in/demonstration", &[("person", &id)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        visitor.get("/").await;
        visitor
    }

    /// Answers on a port of its own until the test ends, for what needs a network; its address.
    pub async fn serve(&self) -> String {
        self.serve_at(TcpListener::bind(("127.0.0.1", 0)).await.unwrap())
    }

    /// The same on a port that the test has chosen.
    pub fn serve_at(&self, listener: TcpListener) -> String {
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
        self.answer(Request::builder().method(method).uri(address).body(Body::empty()).unwrap()).await
    }

    /// What a browser gets for that request.
    pub async fn answer(&self, request: Request<Body>) -> Page {
        let page = self.answer_unread(request).await;
        page.check();
        page
    }

    /// The same, but not looked at: for what is packed.
    pub async fn answer_unread(&self, request: Request<Body>) -> Page {
        let address = request.uri().to_string();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Page {
            address,
            status: parts.status,
            headers: parts.headers,
            html: Html::parse_document(&String::from_utf8_lossy(&body)),
            bytes: body.to_vec(),
        }
    }
}

/// Name of one of the demonstration's people.
pub fn demonstration_name(sign_in_name: &str) -> String {
    let people = include_str!("../../../data/people.csv");
    let line = people.lines().find(|line| line.starts_with(&format!("{sign_in_name};"))).unwrap();
    line.split(';').nth(1).unwrap().to_owned()
}

/// Somebody at a browser: keeps the cookie, and the token of the forms on the last page.
pub struct Visitor {
    portal: Portal,
    cookie: Mutex<Option<String>>,
    token: Mutex<String>,
}

impl Visitor {
    /// What is at that address.
    pub async fn get(&self, address: &str) -> Page {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Sends a form as a page of the portal would.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.lock().unwrap().clone();
        self.post_with_token(address, fields, &token).await
    }

    /// Sends a form that is written out, such as one with bytes that no browser would send.
    pub async fn post_written(&self, address: &str, form: &str) -> Page {
        let form = format!("{form}&form_token={}", self.token.lock().unwrap());
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(form)).await
    }

    /// The same browser before another portal, such as the same one at a later time.
    pub fn at(&self, portal: &Portal) -> Self {
        let (cookie, token) = (self.cookie(), self.token.lock().unwrap().clone());
        Self { portal: portal.clone(), cookie: Mutex::new(cookie), token: Mutex::new(token) }
    }

    /// Sends a form as a script of the portal would.
    pub async fn post_by_script(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.lock().unwrap().clone();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields).append_pair("form_token", &token);
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json");
        self.send(request, Body::from(form.finish())).await
    }

    /// Sends a form with that token.
    pub async fn post_with_token(&self, address: &str, fields: &[(&str, &str)], token: &str) -> Page {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields).append_pair("form_token", token);
        let request = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.finish())).await
    }

    /// Sends a form with a file as a page of the portal would.
    pub async fn post_file(&self, address: &str, (name, bytes): (&str, &[u8])) -> Page {
        const BOUNDARY: &str = "----------------------------vorrang";
        let token = self.token.lock().unwrap().clone();
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n{token}\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let end = format!("\r\n--{BOUNDARY}--\r\n");
        let body = [head.as_bytes(), bytes, end.as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Request::post(address).header("content-type", kind), Body::from(body)).await
    }

    /// Where a page sends the browser.
    pub async fn follow(&self, page: &Page) -> Page {
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.address);
        self.get(page.headers["location"].to_str().unwrap()).await
    }

    /// The cookie that it has, as `name=value`.
    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let request = match self.cookie() {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        };
        let page = self.portal.answer(request.body(body).unwrap()).await;
        if let Some(cookie) = page.headers.get("set-cookie") {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            *self.cookie.lock().unwrap() = Some(cookie);
        }
        if let Some(field) = page.all("input[name=form_token]").first() {
            *self.token.lock().unwrap() = field.attr("value").unwrap().to_owned();
        }
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

/// "Project requires required", and nothing else.
pub(crate) async fn require(pool: &PgPool, edges: &[(&str, &str)]) {
    sqlx::query("delete from dependency").execute(pool).await.unwrap();
    for (project, required) in edges {
        sqlx::query(
            "insert into dependency select one.id, other.id from project as one, project as other
             where one.number = $1 and other.number = $2",
        )
        .bind(project)
        .bind(required)
        .execute(pool)
        .await
        .unwrap();
    }
}
