// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The packaged examples of what stands in front of the portal, each in front of one that runs.

use nix::sys::signal::Signal;
use tokio::task::spawn_blocking;

use crate::{
    faults::Browser,
    support::{
        process::{Portal, connect, demo, folder},
        proxy::{Proxy, await_event},
    },
};

#[tokio::test(flavor = "multi_thread")]
async fn each_example_leads_to_the_portal_and_tells_it_who_asks() {
    let folder = folder();
    let portal = Portal::start(demo(folder.path()).args(["--public-url", "https://vorrang.example.org"]));
    let mut db = connect(folder.path()).await;
    for proxy in [Proxy::nginx(&[&portal]), Proxy::caddy(&portal)] {
        // Nobody says themselves where they are and what their request is called.
        let lies = "x-forwarded-for: 203.0.113.7\r\nx-request-id: mine\r\n";
        let mut browser = Browser::at(&proxy.address);
        let page = browser.get_with("/sign-in", lies).await.unwrap();
        assert_eq!(page.status, 200, "{}", page.head);
        let head = page.head.to_lowercase();
        // The portal says these: a proxy that says them too would contradict it.
        for once in ["strict-transport-security: ", "content-security-policy: ", "x-request-id: "] {
            assert_eq!(head.matches(once).count(), 1, "{head}");
        }
        assert!(page.header("set-cookie").unwrap().starts_with("__Host-vorrang="), "{}", page.head);
        assert_ne!(page.header("x-request-id").unwrap(), "mine");
        let typed = [("name", "admin"), ("password", "geraten")];
        let refused = browser.post_with("/sign-in", &typed, lies).await.unwrap();
        assert_eq!(refused.status, 422, "{}", refused.head);
        let address = "delete from sign_in_attempt returning address";
        let address: String = sqlx::query_scalar(address).fetch_one(&mut db).await.unwrap();
        assert_eq!(address, "127.0.0.1");

        let address = proxy.address.clone();
        spawn_blocking(move || await_event(&address)).await.unwrap();
    }
    let log = portal.stop(Signal::SIGTERM);
    assert!(!log.contains("\"mine\""), "{log}");
}
