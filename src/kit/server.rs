// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Connections: how many there may be, how long they may say nothing, and how they end without breaking a request.
//!
//! Like `axum::serve`, which knows no limits: a client that sends its request byte by byte, or connects and says
//! nothing, would hold its connection for ever.

use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderValue, header},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{Instant, timeout},
};
use tower::Service as _;

/// How long a connection may wait for the head of its next request. Longer than the minute after which nginx gives up
/// a connection that it does not need, so that it is never closed here just when nginx uses it.
const SILENCE: Duration = Duration::from_secs(75);
/// How long a client may take nothing of what it is sent.
#[cfg(target_os = "linux")]
const STALLED: Duration = Duration::from_secs(30);
/// So many connections are kept at most; some kibibytes each.
const MOST: usize = 16_384;
/// So many files and sockets the portal needs for itself: database, mail, documents.
const OWN_FILES: usize = 256;
/// A connection that has asked for nothing within this time makes room for another if there is none left.
const SHY: Duration = Duration::from_secs(5);
/// How often room is made while there is none.
const AGAIN: Duration = Duration::from_millis(200);
/// How long connections that are kept for further requests may send one more after we have been told to stop. What is
/// sent on a connection just when it is closed would be lost.
const LAST_ORDERS: Duration = Duration::from_secs(2);

/// What all connections are told.
#[derive(Clone, Copy, Debug)]
enum Call {
    Welcome,
    /// Whoever is not being answered goes.
    MakeRoom,
    /// The same, for good.
    End,
}

/// Answers at `listener` until told to stop, and then for `notice` more, in which clients are asked to connect anew;
/// ends when everybody who has asked has been answered.
pub async fn serve(
    mut listener: TcpListener,
    app: Router,
    notice: Duration,
    mut stopped: watch::Receiver<bool>,
) -> io::Result<()> {
    // Connections inherit it.
    #[cfg(target_os = "linux")]
    socket2::SockRef::from(&listener).set_tcp_user_timeout(Some(STALLED))?;
    let house = House::new(app)?;
    tokio::select! {
        () = house.welcome(&mut listener) => {}
        // An error means that nobody is left who could let us go on.
        _ = stopped.wait_for(|stopped| *stopped) => {}
    }
    house.is_closing.store(true, Ordering::Relaxed);
    // Nobody who has waited at the door is sent away, even if there is no notice.
    let _ = timeout(notice, house.welcome(&mut listener)).await;
    // The system is asked itself: the runtime may not have been told yet who has come last.
    let door = listener.into_std()?;
    while let Ok((stream, from)) = door.accept() {
        let Ok(place) = Arc::clone(&house.places).try_acquire_owned() else { break };
        stream.set_nonblocking(true)?;
        house.attend(TcpStream::from_std(stream)?, from, place);
    }
    drop(door);
    let _ = timeout(LAST_ORDERS, house.call.closed()).await;
    house.call.send_replace(Call::End);
    house.call.closed().await;
    Ok(())
}

struct House {
    app: Router,
    places: Arc<Semaphore>,
    /// Each connection holds a receiver as long as it is there.
    call: watch::Sender<Call>,
    is_closing: Arc<AtomicBool>,
}

impl House {
    fn new(app: Router) -> io::Result<Self> {
        let places = Arc::new(Semaphore::new(most_connections()?));
        Ok(Self { app, places, call: watch::Sender::new(Call::Welcome), is_closing: Arc::default() })
    }

    /// Takes connections up, for ever.
    async fn welcome(&self, listener: &mut TcpListener) {
        loop {
            let place = self.place().await;
            // Of several listeners this is the one that lives through a lack of files.
            let (stream, from) = Listener::accept(listener).await;
            self.attend(stream, from, place);
        }
    }

    async fn place(&self) -> OwnedSemaphorePermit {
        loop {
            // Nobody closes the semaphore: only the time can be up.
            if let Ok(Ok(place)) = timeout(AGAIN, Arc::clone(&self.places).acquire_owned()).await {
                return place;
            }
            tracing::warn!(
                "there are as many connections as there may be: those that say nothing are closed"
            );
            self.call.send_replace(Call::MakeRoom);
        }
    }

    fn attend(&self, stream: TcpStream, from: SocketAddr, place: OwnedSemaphorePermit) {
        // Pages are written in one go; waiting for more to send would only delay them.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
        let (app, is_closing) = (self.app.clone(), Arc::clone(&self.is_closing));
        let has_asked = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&has_asked);
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            asked.store(true, Ordering::Relaxed);
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(from));
            let (answer, is_closing) = (app.clone().call(request), Arc::clone(&is_closing));
            async move {
                let mut response = match answer.await {
                    Ok(response) => response,
                    Err(never) => match never {},
                };
                if is_closing.load(Ordering::Relaxed) {
                    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                Ok::<_, Infallible>(response)
            }
        });
        let mut calls = self.call.subscribe();
        tokio::spawn(async move {
            let opened = Instant::now();
            let mut server = http1::Builder::new();
            server.timer(TokioTimer::new()).header_read_timeout(SILENCE);
            let mut connection = pin!(server.serve_connection(TokioIo::new(stream), service));
            loop {
                tokio::select! {
                    ended = &mut connection => {
                        if let Err(error) = ended {
                            tracing::trace!(%error, "a connection has ended early");
                        }
                        break;
                    }
                    Ok(()) = calls.changed() => {
                        let call = *calls.borrow_and_update();
                        let is_shy = !has_asked.load(Ordering::Relaxed) && opened.elapsed() > SHY;
                        if matches!(call, Call::MakeRoom) && is_shy {
                            break;
                        }
                        // Closes what is idle, and the others after the answer that they wait for.
                        connection.as_mut().graceful_shutdown();
                    }
                }
            }
            drop(place);
        });
    }
}

/// How many connections there may be: as many as the system lets a process have, which is asked for all that it grants.
fn most_connections() -> io::Result<usize> {
    let (_, hard) = getrlimit(Resource::RLIMIT_NOFILE)?;
    if let Err(error) = setrlimit(Resource::RLIMIT_NOFILE, hard, hard) {
        tracing::debug!(%error, "no more files may be open than before");
    }
    let (files, _) = getrlimit(Resource::RLIMIT_NOFILE)?;
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    Ok(files.saturating_sub(OWN_FILES).clamp(OWN_FILES, MOST))
}
