// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A real Chromium, driven through chromedriver.

use std::{
    fmt, fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

use axum::http::Method;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
    wd::WebDriverCompatibleCommand,
};
use hyper_util::client::legacy::connect::HttpConnector;
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

const PLEASE_INSTALL: &str =
    "Please install Chromium and chromedriver, in Debian: apt-get install chromium chromium-driver";

const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");

/// WCAG 2.2 AA, and what axe-core thinks good besides.
const AXE_RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Those that look at colours.
const AXE_RULES_OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// What the visitor's system prefers.
#[derive(Clone, Copy, Debug)]
pub enum ColourScheme {
    Light,
    Dark,
}

/// A barrier that axe-core found.
#[derive(Debug, Deserialize)]
pub struct Violation {
    /// Name of the rule, such as `label`.
    pub id: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, as CSS selectors.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(line, "{}: {} ({})", self.id, self.help, self.elements.join(", "))
    }
}

/// A browser with a fresh profile. Dropping it ends the browser and its driver, after a panic too.
pub struct Browser {
    /// For everything that is not special to us.
    pub client: Client,
    // In this order: the programs end before their folder goes.
    programs: Programs,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser with a window of 1280 × 900 pixels that prefers light colours.
    pub async fn start() -> Self {
        let profile = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let mut programs = Programs::start(profile.path());
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(profile.path()))
            .connect(&format!("http://{}:{}", Ipv4Addr::LOCALHOST, programs.port))
            .await
            .expect(PLEASE_INSTALL);
        programs.session = client.session_id().await.unwrap();
        programs.browser =
            client.capabilities().and_then(|all| all.get("goog:processID")?.as_i64()?.try_into().ok());
        let browser = Self { client, programs, _profile: profile };
        browser.resize(1280, 900).await;
        browser.prefer(ColourScheme::Light).await;
        browser
    }

    /// Opens `address` and waits until it is loaded.
    pub async fn open(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    /// Makes the page `width` × `height` CSS pixels large, be it as narrow as a phone.
    pub async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Answers `prefers-color-scheme` with `scheme` from now on.
    pub async fn prefer(&self, scheme: ColourScheme) {
        let value = match scheme {
            ColourScheme::Light => "light",
            ColourScheme::Dark => "dark",
        };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Runs no script of any page from now on.
    pub async fn switch_scripts_off(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Pulls the plug out of the network, or puts it back.
    pub async fn be_offline(&self, offline: bool) {
        self.devtools("Network.enable", json!({})).await;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// The barriers of the page as it stands.
    pub async fn axe(&self) -> Vec<Violation> {
        self.run_axe(json!({ "type": "tag", "values": AXE_RULES })).await
    }

    /// Those of the barriers that other colours can make: what a page in the dark needs besides [`Self::axe`].
    pub async fn axe_of_colours(&self) -> Vec<Violation> {
        self.run_axe(json!({ "type": "rule", "values": AXE_RULES_OF_COLOURS })).await
    }

    async fn run_axe(&self, rules: Value) -> Vec<Violation> {
        if self.client.execute("return 'axe' in window", Vec::new()).await.unwrap() == false {
            self.client.execute(AXE, Vec::new()).await.unwrap();
        }
        let run = "const [runOnly, done] = arguments;
            axe.run(document, { runOnly, resultTypes: ['violations'] }).then(
                result => done(result.violations.map(({ id, help, nodes }) =>
                    ({ id, help, elements: nodes.map(node => node.target.flat().join(' ')) }))),
                error => done(String(error)))";
        let found = self.client.execute_async(run, vec![rules]).await.unwrap();
        serde_json::from_value(found.clone()).unwrap_or_else(|_| panic!("axe-core did not run: {found}"))
    }

    /// The errors in the browser's console since the last call: scripts, content policy, missing files.
    pub async fn console_errors(&self) -> Vec<String> {
        let entries = self.command("se/log", json!({ "type": "browser" })).await;
        let severe = entries.as_array().unwrap().iter().filter(|entry| entry["level"] == "SEVERE");
        let said = severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
        // The browser's own pages are none of ours: that of a new tab complains when scripts are switched off.
        said.filter(|message| !message.starts_with("chrome://")).collect()
    }

    /// Presses and releases a key, wherever the focus is.
    pub async fn press(&self, key: Key) {
        let value = char::from(key);
        let strokes = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client.perform_actions(strokes).await.unwrap();
    }

    /// Moves the focus on, as a keyboard user does, and says where it is then.
    pub async fn press_tab(&self) -> String {
        self.press(Key::Tab).await;
        self.focused().await
    }

    /// The element that has the focus: its tag and what it says, such as `a Zum Inhalt springen`.
    pub async fn focused(&self) -> String {
        let script = "const it = document.activeElement;
            const label = document.getElementById(it.getAttribute('aria-labelledby'))?.textContent;
            const says = it.getAttribute('aria-label') || label || it.labels?.[0]?.innerText || it.innerText || '';
            return `${it.tagName.toLowerCase()} ${it === document.body ? '' : says}`.trim().replace(/\\s+/g, ' ')";
        self.client.execute(script, Vec::new()).await.unwrap().as_str().unwrap().to_owned()
    }

    /// Saves a picture of the visible part of the page as PNG.
    pub async fn screenshot(&self, file: &Path) {
        fs::write(file, self.client.screenshot().await.unwrap()).unwrap();
    }

    /// The page as the browser prints it on paper of that width and height in centimetres.
    pub async fn print(&self, (width, height): (f64, f64)) -> Vec<u8> {
        let paper = json!({
            "landscape": width > height,
            "paperWidth": width.min(height) / 2.54,
            "paperHeight": width.max(height) / 2.54,
            "preferCSSPageSize": true,
        });
        let printed =
            self.command("goog/cdp/execute", json!({ "cmd": "Page.printToPDF", "params": paper })).await;
        STANDARD.decode(printed["data"].as_str().unwrap()).unwrap()
    }

    /// The processes that must be gone once this is dropped: the driver and the browser.
    pub fn processes(&self) -> Vec<Pid> {
        let driver = i32::try_from(self.programs.driver.id()).ok();
        driver.into_iter().chain(self.programs.browser).map(Pid::from_raw).collect()
    }

    async fn devtools(&self, method: &str, parameters: Value) {
        self.command("goog/cdp/execute", json!({ "cmd": method, "params": parameters })).await;
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(ChromeCommand { path, body }).await.unwrap()
    }
}

fn capabilities(profile: &Path) -> serde_json::Map<String, Value> {
    let arguments = [
        "--headless=new",
        "--no-sandbox", // tests run as root in containers, and open nothing but our own pages
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage", // containers often have 64 MB of it
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &format!("--user-data-dir={}", profile.join("chromium").display()),
    ];
    let capabilities = json!({
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
        // A click answers before the next page is there: whoever looks for something waits for it.
        "timeouts": { "implicit": 30_000 },
    });
    capabilities.as_object().unwrap().clone()
}

/// The driver's process, and the browser that it started.
struct Programs {
    driver: Child,
    port: u16,
    session: Option<String>,
    browser: Option<i32>,
}

impl Programs {
    fn start(temporary: &Path) -> Self {
        // The driver takes a free port of one version of the protocol and ends if it is taken in the other.
        let mut attempts = (0..10).filter_map(|_| Self::attempt(temporary));
        let (driver, port) = attempts.next().expect("chromedriver names its port");
        Self { driver, port, session: None, browser: None }
    }

    fn attempt(temporary: &Path) -> Option<(Child, u16)> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", temporary)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect(PLEASE_INSTALL);
        let mut said = BufReader::new(driver.stdout.as_mut().unwrap()).lines().map_while(Result::ok);
        let port = said
            .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
        if port.is_none() {
            driver.wait().unwrap();
        }
        port.map(|port| (driver, port))
    }

    /// Asks the driver to end the browser, without the runtime, which may be gone by now.
    fn end_session(&self, session: &str) -> std::io::Result<()> {
        let mut driver = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        write!(driver, "DELETE /session/{session} HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        // It answers when the browser has ended, and keeps the connection open.
        BufReader::new(driver).read_line(&mut String::new()).map(drop)
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        let ended = self.session.as_ref().map(|session| self.end_session(session));
        if let (Some(Err(_)), Some(browser)) = (ended, self.browser) {
            _ = kill(Pid::from_raw(browser), Signal::SIGKILL);
        }
        _ = self.driver.kill();
        _ = self.driver.wait();
    }
}

/// A command of chromedriver beyond the `WebDriver` standard.
#[derive(Debug)]
struct ChromeCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for ChromeCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
