#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

"""Takes the pictures of the documentation from a running demonstration, with the WebDriver of Chromium.

    screenshots.py http://127.0.0.1:PORT FOLDER
"""

import base64
import json
import subprocess
import sys
import urllib.request

# Name of the picture, who is signed in, the address, what to do there, and the height in pixels. To do is to click what an
# XPath finds, or to type a text into it.
PICTURES = [
    ("board", None, "/", [], 1180),
    ("project", None, "/projects/DIG-029", [], 1180),
    ("my-view", None, "/my-view", [], 1000),
    ("plan", None, "/plan", [], 1180),
    ("proposal", "Harald Brinkmann", "/proposals", ["//main//a[contains(@href, '/proposals/') and not(contains(@href, 'discard') or contains(@href, 'new'))]"], 1000),
    ("bench", "Renate Vogt", "/assessments", ["//main//a[starts-with(@href, '/assessments/')]"], 1000),
    ("draft", "Dr. Lorenz Hagemann", "/weightings/drafts/new", [
        ("//main//input[@name='name']", "Mehr Gewicht auf den Nutzen für Bürgerinnen und Bürger"),
        "//main//button[contains(@class, 'primary')]",
    ], 1180),
]


class Browser:
    """A window of Chromium."""

    def __init__(self, driver: str):
        self.driver = driver
        options = {"args": ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb"]}
        always = {"goog:chromeOptions": options, "timeouts": {"implicit": 10_000}}
        self.session = ""
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": always}})
        self.session = "/session/" + made["sessionId"]

    def ask(self, method: str, path: str, said=None):
        body = None if said is None else json.dumps(said).encode()
        request = urllib.request.Request(self.driver + self.session + path, body, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["value"]

    def find(self, xpath: str) -> str:
        [element] = self.ask("POST", "/element", {"using": "xpath", "value": xpath}).values()
        return element

    def click(self, xpath: str):
        self.ask("POST", f"/element/{self.find(xpath)}/click", {})

    def type(self, xpath: str, text: str):
        self.ask("POST", f"/element/{self.find(xpath)}/value", {"text": text})

    def has(self, xpath: str) -> bool:
        self.ask("POST", "/timeouts", {"implicit": 0})
        found = self.ask("POST", "/elements", {"using": "xpath", "value": xpath})
        self.ask("POST", "/timeouts", {"implicit": 10_000})
        return bool(found)

    def picture(self) -> bytes:
        # Bars and numbers of a page settle while its scripts begin.
        self.ask("POST", "/execute/async", {
            "script": "const done = arguments[0]; document.fonts.ready.then(() => setTimeout(done, 500));",
            "args": [],
        })
        return base64.b64decode(self.ask("GET", "/screenshot"))


def main(address: str, folder: str):
    driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
    port = next(line.split()[-1].rstrip(".") for line in driver.stdout if "started successfully" in line)
    try:
        for name, person, path, steps, height in PICTURES:
            browser = Browser(f"http://127.0.0.1:{port}")
            browser.ask("POST", "/window/rect", {"width": 1440, "height": height})
            if person:
                browser.ask("POST", "/url", {"url": address + "/sign-in"})
                browser.click(f"//button[contains(., '{person}')]")
                browser.find("//form[contains(@action, '/sign-out')]")
            browser.ask("POST", "/url", {"url": address + path})
            for step in steps:
                if isinstance(step, tuple):
                    browser.type(*step)
                else:
                    browser.click(step)
            while browser.has("//main//*[@role='status' and contains(@class, 'notice')]"):
                browser.ask("POST", "/refresh", {})  # a plan is being worked out
            with open(f"{folder}/{name}.png", "wb") as file:
                file.write(browser.picture())
            print(f"{folder}/{name}.png")
            browser.ask("DELETE", "")
    finally:
        driver.terminate()
        driver.wait()


main(*sys.argv[1:])
