// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! An identity provider that says whatever a test wants it to say, true or forged.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use ring::{
    hmac,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::{net::TcpListener, task::JoinHandle};

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// By the provider.
    Good,
    /// Not at all, and it says so (`alg: none`).
    None,
    /// By somebody else, who says to be the provider.
    Foreign,
    /// With the client's secret in place of the provider's key.
    Shared,
    /// By the provider, but something else was signed.
    Altered,
}

/// What the provider does until the test changes its mind.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What its token says besides `iss`, `aud`, `exp`, `iat`, `sub` and `nonce`, or in place of them.
    pub claims: Value,
    /// How that is signed.
    pub signature: Signature,
    /// Its present key: its name and what it is made from.
    pub key: (&'static str, u8),
    /// Whether it publishes that key.
    pub publishes_key: bool,
    /// What its userinfo endpoint says; without it there is none.
    pub userinfo: Option<(StatusCode, Value)>,
    /// Whether people can sign out of it.
    pub signs_out: bool,
    /// What its token endpoint answers in place of a token.
    pub token_answer: Option<(StatusCode, &'static str)>,
    /// Where it sends whoever asks for its description, its keys or a token.
    pub redirects: Option<&'static str>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            claims: json!({}),
            signature: Signature::Good,
            key: ("first", 1),
            publishes_key: true,
            userinfo: None,
            signs_out: true,
            token_answer: None,
            redirects: None,
        }
    }
}

/// The provider. It answers until it is dropped.
pub struct Forger {
    shop: Arc<Shop>,
    serving: JoinHandle<()>,
}

struct Shop {
    issuer: String,
    now: DateTime<Utc>,
    plan: Mutex<Plan>,
    requests: AtomicUsize,
    /// Nonce and code challenge of each sign-in that was let through; its code is its place in the list.
    admitted: Mutex<Vec<(String, String)>>,
}

impl Forger {
    /// Opens it on a port of its own, at that time.
    pub async fn open(now: DateTime<Utc>) -> Self {
        Self::open_at(TcpListener::bind(("127.0.0.1", 0)).await.unwrap(), now)
    }

    /// Opens it there.
    pub fn open_at(listener: TcpListener, now: DateTime<Utc>) -> Self {
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let (plan, requests, admitted) = (Mutex::default(), AtomicUsize::new(0), Mutex::default());
        let shop = Arc::new(Shop { issuer, now, plan, requests, admitted });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .route("/elsewhere", get(describe).post(token))
            .with_state(Arc::clone(&shop));
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { shop, serving }
    }

    /// Its address.
    pub fn issuer(&self) -> &str {
        &self.shop.issuer
    }

    /// From now on it does that.
    pub fn plan(&self, plan: Plan) {
        *self.shop.plan.lock().unwrap() = plan;
    }

    /// Lets a browser sign in that was sent to `address`: the query it comes back with.
    pub fn admit(&self, address: &str) -> String {
        let address: url::Url = address.parse().unwrap();
        let asked = |name: &str| {
            let found = address.query_pairs().find(|(given, _)| given == name);
            found.unwrap_or_else(|| panic!("{address} lacks {name}")).1.into_owned()
        };
        assert_eq!(format!("{}/authorize", self.issuer()), address[..url::Position::AfterPath]);
        assert_eq!((asked("response_type"), asked("client_id")), ("code".into(), "vorrang".into()));
        assert_eq!(
            (asked("scope"), asked("code_challenge_method")),
            ("openid profile email".into(), "S256".into())
        );
        let mut admitted = self.shop.admitted.lock().unwrap();
        admitted.push((asked("nonce"), asked("code_challenge")));
        format!("code={}&state={}", admitted.len() - 1, asked("state"))
    }

    /// How often it was asked for anything.
    pub fn requests(&self) -> usize {
        self.shop.requests.load(Ordering::Relaxed)
    }
}

impl Drop for Forger {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Shop {
    /// What is to be done about a request, and where it is led instead.
    fn plan(&self) -> (Plan, Option<Response>) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        let plan = self.plan.lock().unwrap().clone();
        let away = plan.redirects.map(|to| Redirect::temporary(to).into_response());
        (plan, away)
    }
}

fn key(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap()
}

fn encode(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn answer(status: StatusCode, said: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], said.to_string()).into_response()
}

async fn describe(State(shop): State<Arc<Shop>>) -> Response {
    let (plan, away) = shop.plan();
    let issuer = &shop.issuer;
    let mut description = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    });
    if plan.userinfo.is_some() {
        description["userinfo_endpoint"] = format!("{issuer}/userinfo").into();
    }
    if plan.signs_out {
        description["end_session_endpoint"] = format!("{issuer}/sign-out").into();
    }
    away.unwrap_or_else(|| answer(StatusCode::OK, &description))
}

async fn keys(State(shop): State<Arc<Shop>>) -> Response {
    let (plan, away) = shop.plan();
    let (name, seed) = plan.key;
    let public = encode(key(seed).public_key());
    let published = json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": name, "x": public });
    let keys = if plan.publishes_key { json!([published]) } else { json!([]) };
    away.unwrap_or_else(|| answer(StatusCode::OK, &json!({ "keys": keys })))
}

async fn token(State(shop): State<Arc<Shop>>, form: String) -> Response {
    let (plan, away) = shop.plan();
    if let Some((status, said)) = plan.token_answer {
        return (status, [(header::CONTENT_TYPE, "application/json")], said).into_response();
    }
    if let Some(away) = away {
        return away;
    }
    let form: Vec<(String, String)> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let sent = |name: &str| form.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value);
    let place = sent("code").parse::<usize>().ok();
    let found = place.and_then(|place| shop.admitted.lock().unwrap().get(place).cloned());
    let (nonce, challenge) = found.unwrap_or_default();
    let proves = encode(Sha256::digest(sent("code_verifier"))) == challenge;
    let is_client = (sent("client_id"), sent("client_secret")) == ("vorrang", "a secret of the tests");
    if !proves || !is_client {
        return answer(StatusCode::BAD_REQUEST, &json!({ "error": "invalid_grant" }));
    }
    let token = sign(&plan, &payload(&shop, &plan, &nonce));
    answer(
        StatusCode::OK,
        &json!({ "access_token": "an access token", "token_type": "Bearer", "id_token": token }),
    )
}

fn payload(shop: &Shop, plan: &Plan, nonce: &str) -> Value {
    let now = shop.now.timestamp();
    let mut payload = json!({
        "iss": shop.issuer, "aud": "vorrang", "exp": now + 300, "iat": now, "sub": "f1-a2", "nonce": nonce,
    });
    for (name, value) in plan.claims.as_object().unwrap() {
        payload[name] = value.clone();
    }
    payload
}

fn sign(plan: &Plan, payload: &Value) -> String {
    let (name, seed) = plan.key;
    let algorithm = match plan.signature {
        Signature::None => "none",
        Signature::Shared => "HS256",
        Signature::Good | Signature::Foreign | Signature::Altered => "EdDSA",
    };
    let head = encode(json!({ "alg": algorithm, "kid": name }).to_string());
    let signed = format!("{head}.{}", encode(payload.to_string()));
    let signature = match plan.signature {
        Signature::Good => key(seed).sign(signed.as_bytes()).as_ref().to_vec(),
        Signature::Foreign => key(seed + 100).sign(signed.as_bytes()).as_ref().to_vec(),
        Signature::Altered => key(seed).sign(format!("{signed}x").as_bytes()).as_ref().to_vec(),
        Signature::Shared => {
            let secret = hmac::Key::new(hmac::HMAC_SHA256, b"a secret of the tests");
            hmac::sign(&secret, signed.as_bytes()).as_ref().to_vec()
        }
        Signature::None => Vec::new(),
    };
    format!("{signed}.{}", encode(signature))
}

async fn userinfo(State(shop): State<Arc<Shop>>, headers: HeaderMap) -> Response {
    let (plan, _) = shop.plan();
    assert_eq!(headers[header::AUTHORIZATION], "Bearer an access token");
    let (status, said) = plan.userinfo.unwrap();
    answer(status, &said)
}
