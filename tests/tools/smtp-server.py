# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""A mail server on 127.0.0.1: aiosmtpd, which knows nothing of the portal, and Python's own mail parser.

Usage: smtp-server.py PORT [FOLDER]

Port 0 takes any free one. Says on stdout which, as a line of JSON, then a line for each mail that it takes
over. Ends when stdin ends. With FOLDER it speaks TLS, writes the certificate to trust there (ca.pem) and wants
the login portal with the password g%heim.

Who a mail is for decides what happens:

greylisted@  is refused the first time (451), as many servers do with strangers
unknown@     is refused for good (550)
lingering@   is taken over, but the first time that is not said until the client is gone
"""

import asyncio
import json
import ssl
import sys
from email import message_from_bytes, policy
from pathlib import Path

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

LOGIN = LoginPassword(b"portal", b"g%heim")


def say(thing):
    print(json.dumps(thing), flush=True)


class Handler:
    def __init__(self):
        self.seen = set()

    def is_first(self, address):
        return not (address in self.seen or self.seen.add(address))

    async def handle_RCPT(self, server, session, envelope, address, options):
        kind = address.split("@")[0]
        if kind == "unknown":
            return f"550 5.1.1 <{address}>: nobody of that name"
        if kind == "greylisted" and self.is_first(address):
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.original_content, policy=policy.default)
        say(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "headers": [[name, str(value)] for name, value in mail.items()],
                "text": mail.get_content(),
                "defects": [str(defect) for defect in mail.defects],
                "login": bool(session.auth_data),
            }
        )
        if any(to.startswith("lingering@") and self.is_first(to) for to in envelope.rcpt_tos):
            await asyncio.Event().wait()
        return "250 taken over"


def check_login(server, session, envelope, mechanism, login):
    # Not handled: the reply is aiosmtpd's.
    return AuthResult(success=login == LOGIN, handled=False, auth_data=login)


async def main(port, folder=None):
    loop = asyncio.get_running_loop()
    handler = Handler()
    tls, login = None, {}
    if folder:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(Path(folder) / "ca.pem")
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1").configure_cert(tls)
        # TLS from the first byte is not visible to aiosmtpd: it must not insist on STARTTLS before the login.
        login = {"authenticator": check_login, "auth_required": True, "auth_require_tls": False}
    server = await loop.create_server(
        lambda: SMTP(handler, loop=loop, **login), "127.0.0.1", int(port), ssl=tls
    )
    say({"port": server.sockets[0].getsockname()[1]})
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main(*sys.argv[1:]))
