// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Two portals on one database with a replica, behind nginx as the packaged example sets it up.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use nix::sys::signal::Signal;
use tokio::{
    task::{JoinSet, spawn_blocking},
    time::sleep,
};

use super::{
    postgres::Server,
    replica::{Reader, ask_until, page_of},
};
use crate::{
    faults::Browser,
    support::{
        process::until,
        proxy::{Proxy, await_event},
    },
};

#[tokio::test(flavor = "multi_thread")]
async fn a_change_through_one_portal_is_seen_through_all() {
    let database = Server::new();
    let follower = database.follower();
    let readers = [(); 2].map(|()| Reader::start(&database, &follower));
    for reader in &readers {
        until("the follower to be read from", || reader.reads_from_the_follower());
    }
    let proxy = Proxy::nginx(&[&readers[0].portal, &readers[1].portal]);
    let mut author = Browser::sign_in(&proxy.address, "portfolio").await;
    let mut other = Browser::sign_in(&proxy.address, "leadership").await;
    let address = proxy.address.clone();
    spawn_blocking(move || await_event(&address)).await.unwrap();
    for number in 0..4 {
        let text = format!("Stand {number} hinter dem Proxy");
        assert_eq!(author.comment(&text).await.unwrap().status, 303);
        // Whichever portal is asked, and whatever it reads from.
        for _ in 0..4 {
            assert!(page_of(&mut author).await.contains(&text), "{text}");
        }
        // Nobody who has seen it sees less afterwards, not even through the other portal.
        while !page_of(&mut other).await.contains(&text) {}
    }
    for reader in readers {
        assert!(reader.answers() > 0, "the follower was asked");
        let log = reader.portal.stop(Signal::SIGTERM);
        assert!(log.matches("\"answered\"").count() > 4, "nginx asks both: {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn portals_are_replaced_one_by_one_without_a_failed_request() {
    let database = Server::new();
    let follower = database.follower();
    let readers = [(); 2].map(|()| Reader::start(&database, &follower));
    let proxy = Proxy::nginx(&[&readers[0].portal, &readers[1].portal]);
    let is_over = Arc::new(AtomicBool::new(false));
    let mut askers = JoinSet::new();
    for _ in 0..4 {
        askers.spawn(ask_until(proxy.address.clone(), Arc::clone(&is_over)));
    }
    let (primary, replica) = (database.url(), follower.url());
    let replacing = spawn_blocking(move || {
        readers.map(|reader| {
            let address = reader.portal.address.clone();
            reader.portal.stop(Signal::SIGTERM);
            Reader::at(&address, &primary, &replica)
        })
    });
    let readers = replacing.await.unwrap();
    sleep(Duration::from_millis(200)).await;
    is_over.store(true, Ordering::Relaxed);
    for answered in askers.join_all().await {
        assert!(answered > 0);
    }
    for reader in readers {
        let log = reader.portal.stop(Signal::SIGTERM);
        assert!(!log.contains("request failed"), "{log}");
    }
}
