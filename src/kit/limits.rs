// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How much programs may ask. Counted in this process alone: with several processes behind one address each
//! grants its own share, which keeps a runaway program in check all the same and costs no statement.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use governor::{
    Quota, RateLimiter,
    clock::{self, Reference as _},
    middleware::StateInformationMiddleware,
    state::keyed::HashMapStateStore,
};

use super::clock::Clock;

/// So many requests a minute, unless the operator says otherwise.
pub const USUAL: NonZeroU32 = NonZeroU32::new(600).unwrap();

/// So many reports may come from one address in a minute: somebody who finds barrier after barrier is heard.
pub const REPORTS: NonZeroU32 = NonZeroU32::new(5).unwrap();

/// So many tokens that are none may come from one address in a minute.
const FAILURES: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// From so many callers on, those that have not asked for a while are forgotten.
const MANY: usize = 10_000;

/// Whose requests are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caller {
    /// Whoever has this token.
    Holder(i64),
    /// Whoever asks without a token from this address.
    Stranger(Option<IpAddr>),
}

/// What a caller has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// So many requests a minute.
    pub quota: u32,
    /// So many of them at once from now on.
    pub left: u32,
}

/// Tells a limiter how the time passes. By the time of day, a clock that is set back would keep everybody waiting until
/// it has caught up.
struct Ticks(Clock);

impl clock::Clock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

type Store<K> = HashMapStateStore<K>;
type Limiter<K> = RateLimiter<K, Store<K>, Ticks, StateInformationMiddleware>;

fn limiter<K: std::hash::Hash + Eq + Clone>(quota: NonZeroU32, clock: Clock) -> Limiter<K> {
    Limiter::new(Quota::per_minute(quota), Store::default(), Ticks(clock))
}

/// Counts the requests of programs.
pub struct Limits {
    quota: NonZeroU32,
    clock: Clock,
    requests: Limiter<Caller>,
    failures: Limiter<Option<IpAddr>>,
}

impl Limits {
    /// Nobody has asked yet; each may ask `quota` times a minute.
    pub fn new(quota: NonZeroU32, clock: Clock) -> Self {
        Self { quota, clock, requests: limiter(quota, clock), failures: limiter(FAILURES, clock) }
    }

    /// So many requests a minute.
    pub const fn quota(&self) -> u32 {
        self.quota.get()
    }

    /// Counts a request; if it is one too many, says when the next is possible.
    pub fn admit(&self, caller: Caller) -> Result<Allowance, Duration> {
        let caller = match caller {
            Caller::Stranger(address) => Caller::Stranger(address.map(neighbourhood)),
            holder @ Caller::Holder(_) => holder,
        };
        self.ask(&self.requests, &caller)
    }

    /// Counts a token that was none; if it is one too many, says when the next is possible.
    pub fn note_failure(&self, address: Option<IpAddr>) -> Result<Allowance, Duration> {
        self.ask(&self.failures, &address.map(neighbourhood))
    }

    fn ask<K: std::hash::Hash + Eq + Clone>(
        &self,
        limiter: &Limiter<K>,
        key: &K,
    ) -> Result<Allowance, Duration> {
        if limiter.len() >= MANY {
            limiter.retain_recent();
        }
        match limiter.check_key(key) {
            Ok(state) => Ok(Allowance {
                quota: state.quota().burst_size().get(),
                left: state.remaining_burst_capacity(),
            }),
            Err(refusal) => {
                let now = clock::Clock::now(&Ticks(self.clock));
                Err(refusal.earliest_possible().duration_since(now).into())
            }
        }
    }
}

/// Who has one address of the sixth version has them all up to the 64th bit.
fn neighbourhood(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        fourth @ IpAddr::V4(_) => fourth,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Utc};

    use super::*;

    #[test]
    fn who_asks_too_much_waits_and_nobody_else_does() {
        let at = Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap();
        let limits = Limits::new(NonZeroU32::new(3).unwrap(), Clock::Fixed(at));
        let left = |caller| limits.admit(caller).map(|allowance| allowance.left);
        assert_eq!([1, 1, 1].map(Caller::Holder).map(left), [Ok(2), Ok(1), Ok(0)]);
        assert_eq!(left(Caller::Holder(1)), Err(Duration::from_secs(20)));
        assert_eq!(left(Caller::Holder(2)), Ok(2));
        assert_eq!(left(Caller::Stranger(None)), Ok(2));
    }

    #[test]
    fn one_network_of_the_sixth_version_is_one_stranger() {
        let at = Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap();
        let limits = Limits::new(NonZeroU32::MIN, Clock::Fixed(at));
        let is_admitted =
            |address: &str| limits.admit(Caller::Stranger(Some(address.parse().unwrap()))).is_ok();
        assert!(is_admitted("2001:db8::1"));
        assert!(!is_admitted("2001:db8::2:3"));
        assert!(is_admitted("2001:db8:0:1::1"));
        assert!(is_admitted("192.0.2.1"));
        assert!(is_admitted("192.0.2.2"));
    }
}
