// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whose work a benefit is due to: by department, and for one project what it carries.

use std::collections::BTreeMap;

use super::network::Network;
use crate::ranking::credit::{Credit, Sharing, credits, shares, tenths};

/// What is due to a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentCredit {
    /// Its name.
    pub department: String,
    /// How many of its projects have a share in some benefit.
    pub projects: usize,
    /// The points of its own projects, in hundredths.
    pub own: u64,
    /// Its share in the points of all projects that stand on its own, in hundredths.
    pub credit: u64,
}

/// What a project carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The services that stand on it, the largest share first.
    pub services: Vec<Share>,
    /// Its share in its own points, in hundredths.
    pub own: u64,
    /// Its share in all of them, in hundredths.
    pub credit: u64,
    /// Their points, in tenths, without its own.
    pub unlocked: u64,
}

/// The share in the benefit of one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which.
    pub service: usize,
    /// Its points, in tenths.
    pub points: u32,
    /// By how many it is shared: the service and everything it stands on.
    pub among: usize,
    /// The share, in hundredths.
    pub credit: u64,
}

/// What is due to each department, in the order of their names; the credits add up to the points. What a department
/// has no share in is not told.
pub fn department_credits(network: &Network) -> Vec<DepartmentCredit> {
    let benefits = network.benefits();
    let each = credits(network.graph(), &benefits, Sharing::Equally);
    let mut lines: BTreeMap<i64, (DepartmentCredit, Vec<Credit>)> = BTreeMap::new();
    for ((member, benefit), credit) in network.members().iter().zip(&benefits).zip(each) {
        if credit == Credit::default() {
            continue;
        }
        let (line, parts) = lines.entry(member.department_rank).or_insert_with(|| {
            let department = member.department.name.clone();
            (DepartmentCredit { department, projects: 0, own: 0, credit: 0 }, Vec::new())
        });
        line.projects += 1;
        line.own += u64::from(benefit.0) * 10;
        parts.push(credit);
    }
    let lines: Vec<(DepartmentCredit, Vec<Credit>)> = lines.into_values().collect();
    // The points are tenths: tenths of them are hundredths.
    let sums: Vec<Credit> = lines.iter().map(|(_, parts)| parts.iter().sum()).collect();
    let lines = lines.into_iter().zip(tenths(&sums));
    lines.map(|((line, _), credit)| DepartmentCredit { credit, ..line }).collect()
}

/// What a project carries: the benefit of everything that stands on it, and its share.
pub fn carried(network: &Network, place: usize) -> Carried {
    let (from, parts): (Vec<usize>, Vec<Credit>) =
        shares(network.graph(), &network.benefits(), place).into_iter().unzip();
    let mut carried = Carried { unlocked: network.unlocked(place), ..Carried::default() };
    for (service, credit) in from.into_iter().zip(tenths(&parts)) {
        carried.credit += credit;
        if service == place {
            carried.own = credit;
            continue;
        }
        let points = network.member(service).and_then(|member| member.points).unwrap_or_default();
        let among = network.graph().all_prerequisites(service).len() + 1;
        carried.services.push(Share { service, points, among, credit });
    }
    carried.services.sort_by_key(|share| (std::cmp::Reverse(share.credit), share.service));
    carried
}
