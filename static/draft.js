// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// Saves the form of a draft while somebody types. It sends the same form as the buttons do, so that everything
// works without it as well; every word that it shows comes from the page or from the server.

const form = document.querySelector("form[data-saves]");
const said = document.getElementById("saved");

const PAUSE = 800;
const SHORTEST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;

const VERSION = "version";

/** What is in the form now, whatever its version. */
function content() {
  const typed = new URLSearchParams(new FormData(form));
  typed.delete(VERSION);
  return typed.toString();
}

let saved = form.hasAttribute("data-unsaved") ? null : content();
let sending = null; // what is on its way
let underway = null; // the promise of its arrival
let timer;
let wait = SHORTEST_WAIT;
let hasGivenUp = false;

/** Says something unless it is said already, so that a screen reader does not repeat it. */
function say(words) {
  if (said.textContent !== words) said.textContent = words;
}

/** The session has been used, which the offer to go on with it has to know. */
function noteUse() {
  localStorage.setItem("vorrang-last-used", String(Date.now()));
}

function later(time) {
  clearTimeout(timer);
  if (!hasGivenUp) timer = setTimeout(save, time);
}

/** Only the buttons can help now. */
function giveUp(words) {
  hasGivenUp = true;
  clearTimeout(timer);
  say(words);
}

function tryAgain() {
  say(said.dataset.failed);
  later(wait);
  wait = Math.min(2 * wait, LONGEST_WAIT);
}

/** Puts new parts into the page: never under the hand of whoever works there, and without moving what they
    look at. */
function show(parts) {
  const hand = document.activeElement;
  const before = hand.getBoundingClientRect().top;
  for (const [place, html] of Object.entries(parts)) {
    const there = document.getElementById(place);
    if (!there || there.contains(hand)) continue;
    const drawn = document.createElement("template");
    drawn.innerHTML = html;
    const isNew = drawn.content.textContent.replace(/\s+/g, " ") !== there.textContent.replace(/\s+/g, " ");
    if (isNew) there.replaceChildren(drawn.content);
  }
  if (form.contains(hand)) scrollBy(0, hand.getBoundingClientRect().top - before);
}

async function send(now, isLeaving) {
  const typed = new URLSearchParams(new FormData(form));
  // What is on its way raises the version before this arrives.
  if (sending !== null) typed.set(VERSION, Number(typed.get(VERSION)) + 1);
  sending = now;
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST",
      body: typed,
      headers: { Accept: "application/json" },
      redirect: "manual",
      keepalive: isLeaving,
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) return giveUp(said.dataset.lapsed);
    if (answer.status === 409) return giveUp(said.dataset.conflict);
    if (!answer.ok) return tryAgain();
    const { status, version, parts } = await answer.json();
    form.elements[VERSION].value = version;
    saved = now;
    wait = SHORTEST_WAIT;
    noteUse();
    say(status);
    if (location.search) history.replaceState(null, "", location.pathname);
    if (content() === now) show(parts);
    else later(PAUSE);
  } catch {
    tryAgain();
  } finally {
    sending = null;
  }
}

function save() {
  clearTimeout(timer);
  const now = content();
  if (hasGivenUp || now === saved || sending !== null) return;
  underway = send(now, false).finally(() => (underway = null));
}

function leave() {
  const now = content();
  if (!hasGivenUp && now !== saved && now !== sending) send(now, true);
}

form.addEventListener("input", () => later(PAUSE));
form.addEventListener("change", save);
form.addEventListener("submit", event => {
  clearTimeout(timer);
  if (underway === null) return;
  // Its answer brings the version that the form has to be sent with.
  event.preventDefault();
  const { submitter } = event;
  underway.then(() => form.requestSubmit(submitter));
});
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.type === "search") {
    event.preventDefault();
    save();
  }
});
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
// A page that the browser has kept is older than what has been saved since.
addEventListener("pageshow", event => event.persisted && location.reload());

if (saved === null) save();
