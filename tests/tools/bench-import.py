#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Sends a workbook of N made-up projects to a portal with demonstration data, checks it and takes it over, as
portfolio management does in a browser, takes the whole list along and checks that, too: bench-import.py http://127.0.0.1:PORT N [PROCESS]

Prints the seconds of each step, and the most memory that the process has had.
"""

import csv
import html
import http.client
import io
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import urlencode, urlparse
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def workbook(count: int) -> bytes:
    """The list of many-projects.py as Excel would store it: texts apart, numbers as numbers."""
    tool = Path(__file__).with_name("many-projects.py")
    written = subprocess.run([sys.executable, tool, str(count)], capture_output=True, check=True, text=True)
    texts: dict[str, int] = {}
    lines = []
    for number, record in enumerate(csv.reader(io.StringIO(written.stdout), delimiter=";"), 1):
        cells = []
        for column, value in enumerate(record):
            at = f'r="{chr(65 + column)}{number}"'
            if value and number > 1 and (column in (7, 8) or column >= 10):
                cells.append(f"<c {at}><v>{value}</v></c>")
            elif value:
                cells.append(f'<c {at} t="s"><v>{texts.setdefault(value, len(texts))}</v></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    link = '<Relationship Id="{}" Type="' + LINKS + '/{}" Target="{}"/>'
    links = '<Relationships xmlns="' + PACKAGE + '">{}</Relationships>'
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}"/></Types>',
        "_rels/.rels": links.format(link.format("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": links.format(
            link.format("rId1", "worksheet", "worksheets/sheet1.xml")
            + link.format("rId2", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="Vorhaben" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


class Browser:
    """Keeps the cookies and the token of the forms on the last page."""

    def __init__(self, address: str) -> None:
        self.host = urlparse(address).netloc
        self.cookies: dict[str, str] = {}
        self.page = ""
        self.content = b""
        self.seconds = 0.0

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> str:
        connection = http.client.HTTPConnection(self.host, timeout=600)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        began = time.monotonic()
        connection.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
        answer = connection.getresponse()
        self.content = answer.read()
        self.page = self.content.decode(errors="replace")
        self.seconds = time.monotonic() - began
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        if answer.status >= 400:
            sys.exit(f"{method} {path}: {answer.status}")
        return answer.headers.get("location") or path

    def value(self, name: str, page: str | None = None) -> str:
        found = re.search(f'name="{name}" value="([^"]*)"', page or self.page)
        return html.unescape(found.group(1)) if found else ""

    def post(self, path: str, fields: dict[str, str]) -> str:
        body = urlencode(fields | {"form_token": self.value("form_token")}).encode()
        return self.ask("POST", path, body, "application/x-www-form-urlencoded")

    def send(self, path: str, content: bytes) -> str:
        edge, token = "----vorrang", self.value("form_token")
        field = f'--{edge}\r\nContent-Disposition: form-data; name="'
        head = f'{field}form_token"\r\n\r\n{token}\r\n{field}file"; filename="liste.xlsx"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={edge}")


def main(address: str, count: int, process: str | None) -> None:
    people = Path(__file__).parents[2] / "data" / "people.csv"
    name = next(line.split(";")[1] for line in people.read_text().splitlines() if line.startswith("portfolio;"))
    content = workbook(count)
    browser = Browser(address)
    browser.ask("GET", "/sign-in")
    before, after = browser.page.split(name, 1)
    form = before[before.rindex("<form") :] + after.split("</form>")[0]
    browser.post("/sign-in/demonstration", {"person": browser.value("person", form)})
    browser.ask("GET", "/imports")
    place = browser.send("/imports", content)
    print(f"sent and checked: {browser.seconds:.2f} s")
    browser.ask("GET", place)
    print(f"checked once more and shown: {browser.seconds:.2f} s")
    browser.post(f"{place}/take-over", {"revision": browser.value("revision")})
    print(f"taken over: {browser.seconds:.2f} s")
    browser.ask("GET", "/projects.csv")
    print(f"text: {browser.seconds:.2f} s, {len(browser.content):,} bytes")
    browser.ask("GET", "/projects.xlsx")
    print(f"workbook with the worked out places: {browser.seconds:.2f} s, {len(browser.content):,} bytes")
    exported = browser.content
    browser.ask("GET", "/imports")
    browser.send("/imports", exported)
    print(f"the same sent and checked: {browser.seconds:.2f} s")
    if process:
        status = Path(f"/proc/{process}/status").read_text()
        print(next(line for line in status.splitlines() if line.startswith("VmHWM")))


main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
