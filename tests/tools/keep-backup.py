# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Writes a backup of the demonstration, after a comment and a frozen board, for the programs to come: each release keeps one
in tests/data/backups, and `backup::data_of_earlier_programs_come_along` restores them.
Usage: keep-backup.py PROGRAM FILE"""

import html
import http.cookiejar
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

REMARK = "Vor dem Umstieg geschrieben."


class Browser:
    """Somebody of the demonstration, signed in."""

    def __init__(self, address, name):
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        forms = re.findall(r"<form.*?</form>", self.get("/sign-in"), re.DOTALL)
        person = next(re.search(r'name="person" value="([^"]+)"', form) for form in forms if name in form)
        self.post("/sign-in/demonstration", person=person[1])
        self.get("/account")

    def get(self, path):
        page = self.opener.open(self.address + path).read().decode()
        token = re.search(r'name="form_token" value="([^"]+)"', page)
        if token:
            self.token = html.unescape(token[1])
        return page

    def post(self, path, **fields):
        form = urllib.parse.urlencode(fields | {"form_token": self.token}).encode()
        return self.opener.open(self.address + path, form).read().decode()


def use(address):
    browser = Browser(address, "Petra Lindner")
    browser.post("/projects/DIG-001/comment", kind="status", text=REMARK)
    assert REMARK in browser.get("/projects/DIG-001")
    seen = re.search(r'name="seen" value="([^"]*)"', browser.get("/boards/hold"))
    browser.post("/boards/hold", reason=REMARK, seen=seen[1])
    assert REMARK in browser.get("/boards")


def main(program, file):
    program, file = os.path.abspath(program), os.path.abspath(file)
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        data = ["--data-folder", os.path.join(folder, "data")]
        environment = {"PATH": os.environ["PATH"], "VORRANG_CONFIG": "/dev/null"}
        command = [program, "demo", "--listen", "127.0.0.1:0", *data]
        portal = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            use(re.search(r"http://[0-9.:]+", portal.stdout.readline())[0])
            subprocess.run([program, "backup", file, *data], env=environment, check=True)
        finally:
            portal.terminate()
            portal.wait()
    os.chmod(file, 0o644)  # nothing in it is anybody's


main(*sys.argv[1:])
