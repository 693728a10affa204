// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{
    fs, io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use nix::{
    sys::statvfs::statvfs,
    unistd::{AccessFlags, access},
};
use url::{Host, Url};

use super::Finding;
use crate::{config::Portal, kit::i18n::Message};

const FOLDER: &str = "doctor-folder";
const DISK: &str = "doctor-disk";
const ADDRESS: &str = "doctor-address";

/// With less free space than this, in bytes, the database soon cannot write.
const TOO_LITTLE: u64 = 256 * 1024 * 1024;
/// With less than this somebody should make room.
const LITTLE: u64 = 2 * 1024 * 1024 * 1024;

/// Whether the data folder belongs to the portal alone, and has room.
pub(super) fn folder(folder: &Path) -> Vec<Finding> {
    let named = |key| Message::new(key).with("folder", folder.display().to_string());
    let mut findings = vec![match rights(folder) {
        Ok(Rights::Good) => Finding::good(FOLDER, named("doctor-folder-good")),
        Ok(Rights::None) => Finding::remark(FOLDER, named("doctor-folder-none")),
        Ok(Rights::Unwritable) => Finding::bad(FOLDER, named("doctor-folder-unwritable")),
        Ok(Rights::Open(path)) => Finding::bad(
            FOLDER,
            Message::new("doctor-folder-open").with("folder", path.display().to_string()),
        ),
        Err(error) => {
            Finding::bad(FOLDER, named("program-folder-unwritable").with("reason", error.to_string()))
        }
    }];
    // The disk is that of the nearest folder that is there already.
    if let Some(there) = folder.ancestors().find(|path| path.exists()) {
        findings.push(match statvfs(there) {
            Ok(disk) => room(disk.blocks_available() * disk.fragment_size()),
            Err(error) => {
                Finding::bad(DISK, Message::new("program-system").with("reason", error.to_string()))
            }
        });
    }
    findings
}

enum Rights {
    Good,
    /// The folder is not there.
    None,
    /// We may not write there.
    Unwritable,
    /// Others may go where they have no business.
    Open(PathBuf),
}

fn rights(folder: &Path) -> io::Result<Rights> {
    if !folder.exists() {
        return Ok(Rights::None);
    }
    let mode = |path: &Path| Ok::<_, io::Error>(fs::metadata(path)?.permissions().mode());
    // Whoever may write into the folder can put something else in the place of what lies there.
    if mode(folder)? & 0o022 != 0 {
        return Ok(Rights::Open(folder.to_owned()));
    }
    for private in ["postgres", "socket"].map(|name| folder.join(name)) {
        if private.exists() && mode(&private)? & 0o077 != 0 {
            return Ok(Rights::Open(private));
        }
    }
    Ok(if access(folder, AccessFlags::W_OK).is_ok() { Rights::Good } else { Rights::Unwritable })
}

/// What to say of so much free space, in bytes.
fn room(bytes: u64) -> Finding {
    let megabytes = i64::try_from(bytes / (1024 * 1024)).unwrap_or(i64::MAX);
    let said = |key| Message::new(key).with("megabytes", megabytes.to_string());
    match bytes {
        0..TOO_LITTLE => Finding::bad(DISK, said("doctor-disk-too-little")),
        TOO_LITTLE..LITTLE => Finding::remark(DISK, said("doctor-disk-little")),
        _ => Finding::good(DISK, said("doctor-disk-good")),
    }
}

/// Whether people reach the portal in a way that nobody can listen to.
pub(super) fn address(portal: &Portal) -> Finding {
    let Some(url) = &portal.entry.public_url else {
        return Finding::remark(ADDRESS, Message::new("doctor-address-none"));
    };
    let said = |key| Message::new(key).with("address", url.to_string());
    if url.path() != "/" {
        return Finding::bad(ADDRESS, said("doctor-address-path"));
    }
    match url.scheme() {
        "https" if !portal.listen.ip().is_loopback() => {
            Finding::remark(ADDRESS, said("doctor-address-past").with("listen", portal.listen.to_string()))
        }
        "https" => Finding::good(ADDRESS, said("doctor-address-good")),
        "http" if is_here(url) => Finding::good(ADDRESS, said("doctor-address-here")),
        _ => Finding::bad(ADDRESS, said("doctor-address-open")),
    }
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Grade, *};

    #[test]
    fn a_disk_is_judged_by_its_free_space() {
        for (bytes, grade) in [
            (0, Grade::Bad),
            (TOO_LITTLE - 1, Grade::Bad),
            (TOO_LITTLE, Grade::Remark),
            (LITTLE - 1, Grade::Remark),
            (LITTLE, Grade::Good),
        ] {
            assert_eq!(room(bytes).grade, grade, "{bytes}");
        }
    }
}
