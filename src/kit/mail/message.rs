// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From a row of the outbox to the mail as it goes over the wire.

use std::time::SystemTime;

use lettre::{
    Address,
    address::AddressError,
    message::{
        Mailbox, Message, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use thiserror::Error;

use super::store::Due;

/// Why a row is no mail.
#[derive(Debug, Error)]
pub(super) enum ComposeError {
    /// The recipient's address is none.
    #[error("not a mail address: {0}")]
    Address(#[from] AddressError),
    /// It cannot be written as a mail.
    #[error(transparent)]
    Mail(#[from] lettre::error::Error),
}

/// The mail. The same row gives the same mail, byte by byte, however often it is sent.
pub(super) fn compose(due: &Due, from: &Mailbox) -> Result<Message, ComposeError> {
    let name = one_line(&due.mail.to_name);
    let address: Address = due.mail.to_address.parse()?;
    // Keeps out-of-office programs from answering (RFC 3834).
    let automatic =
        HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    Ok(Message::builder()
        .message_id(Some(format!("<{}@{}>", due.message_id, from.email.domain())))
        .date(SystemTime::from(due.written_at))
        .from(from.clone())
        .to(Mailbox::new(Some(name).filter(|name| !name.is_empty()), address))
        .subject(one_line(&due.mail.subject))
        .raw_header(automatic)
        .singlepart(SinglePart::plain(due.mail.text.clone()))?)
}

/// A text without line breaks and other characters that a line of a header must not have.
pub(super) fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::kit::mail::Mail;

    fn due(to_name: &str, to_address: &str, subject: &str, text: &str) -> Due {
        Due {
            id: 1,
            message_id: "67e55044-10b1-426f-9247-bb680e5fe0c8".to_owned(),
            written_at: Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap(),
            attempts: 0,
            mail: Mail {
                to_name: to_name.to_owned(),
                to_address: to_address.to_owned(),
                subject: subject.to_owned(),
                text: text.to_owned(),
            },
        }
    }

    fn wire(due: &Due) -> Option<String> {
        let from = "Vorrang <vorrang@example.org>".parse().unwrap();
        compose(due, &from).ok().map(|message| String::from_utf8(message.formatted()).unwrap())
    }

    /// Names of the headers; a line that begins with a space belongs to the one before.
    fn headers(wire: &str) -> Vec<&str> {
        let (head, _) = wire.split_once("\r\n\r\n").unwrap();
        let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        lines.map(|line| line.split_once(':').unwrap().0).collect()
    }

    const HEADERS: [&str; 9] = [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "Auto-Submitted",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    ];

    #[test]
    fn the_same_row_is_the_same_mail() {
        let due = due("Ada", "ada@example.org", "Stand", "Hallo");
        let first = wire(&due).unwrap();
        assert_eq!(wire(&due).unwrap(), first);
        assert!(
            first.contains("Message-ID: <67e55044-10b1-426f-9247-bb680e5fe0c8@example.org>\r\n"),
            "{first}"
        );
        assert!(first.contains("Date: Tue, 24 Nov 2026 11:00:00 +0000\r\n"), "{first}");
        assert_eq!(headers(&first), HEADERS);
    }

    #[test]
    fn line_breaks_in_headers_become_spaces() {
        let due =
            due("Ada\r\nBcc: eve@example.org", "ada@example.org", "Neu\r\n\r\nText\u{2028}x\u{85}y\0z", "");
        let wire = wire(&due).unwrap();
        assert!(wire.contains("\r\nSubject: Neu Text x y z\r\n"), "{wire}");
        assert_eq!(headers(&wire), HEADERS);
    }

    #[test]
    fn an_address_that_is_none_is_no_mail() {
        for address in
            ["", "ada", "ada@", "ada@example.org\r\nBcc: eve@example.org", "ada@example.org>, <eve@x.org"]
        {
            assert!(wire(&due("Ada", address, "", "")).is_none(), "{address}");
        }
    }

    proptest! {
        #[test]
        fn nobody_adds_a_header_or_leaves_the_head(
            name in any::<String>(),
            subject in "(\\PC|[\r\n\t :<>\"=?])*",
            text in any::<String>(),
        ) {
            let wire = wire(&due(&name, "ada@example.org", &subject, &text)).unwrap();
            prop_assert_eq!(headers(&wire), HEADERS);
            prop_assert!(wire.is_ascii());
            prop_assert!(wire.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
        }

        #[test]
        fn a_hostile_address_is_refused_or_the_only_recipient(address in "(ada|@|example|\\.|[\r\n ,;:<>\"()]|\\PC){1,12}") {
            let due = due("Ada", &address, "Neu", "Text");
            let from = "vorrang@example.org".parse().unwrap();
            if let Ok(message) = compose(&due, &from) {
                prop_assert_eq!(message.envelope().to().len(), 1);
                prop_assert!(!address.contains(char::is_control), "{:?}", address);
                let wire = wire(&due).unwrap();
                prop_assert_eq!(headers(&wire), HEADERS);
            }
        }
    }
}
