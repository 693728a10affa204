// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// Tells that the board is no longer the present one and replaces it in place; where it follows by itself, at
// once. Without this script the page says when it is from, and has a link that loads it again.

const region = document.querySelector("[data-live]");
const followsByItself = document.querySelector("[data-live-follows]") !== null;
const TRY_AGAIN_MILLISECONDS = 5000;
let shown = region.dataset.live;
let wanted = shown;
let source;
let updating = false;

const say = (name) => region.replaceChildren(name ? document.getElementById(name).content.cloneNode(true) : "");

const replace = (page) => {
  const scroll = [window.scrollX, window.scrollY];
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const fresh = page.getElementById(part.id);
    if (fresh) part.replaceWith(document.adoptNode(fresh));
  }
  window.scrollTo(...scroll);
  shown = page.querySelector("[data-live]").dataset.live;
};

const update = async () => {
  if (updating) return;
  updating = true;
  try {
    // That is no use of the session by a person in front of the wall.
    const headers = followsByItself ? { "x-asked-by-page": "1" } : {};
    // As it is now, and not half a second ago.
    const answer = await fetch(location.href, { headers, cache: "no-store" });
    // The session has lapsed, or the page is broken: let the browser show what there is.
    if (answer.redirected || !answer.ok) return location.reload();
    replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
    wanted = shown;
    say(followsByItself ? undefined : "live-updated");
    if (!followsByItself) region.focus({ preventScroll: true });
  } catch {
    say("live-lost");
    if (followsByItself) setTimeout(update, TRY_AGAIN_MILLISECONDS);
  } finally {
    updating = false;
  }
};

const hear = (mark) => {
  if (mark === wanted) return;
  wanted = mark;
  if (mark === shown) return say();
  if (followsByItself) update();
  else say("live-changed");
};

const open = () => {
  if (source && source.readyState !== EventSource.CLOSED) return;
  source = new EventSource(region.dataset.liveEvents);
  source.addEventListener("board", (event) => hear(event.data));
  source.addEventListener("error", () => {
    // The browser asks again by itself, unless it was refused.
    if (source.readyState === EventSource.CLOSED) say("live-lost");
  });
};

region.addEventListener("click", (event) => {
  if (!event.target.closest("[data-live-update]")) return;
  event.preventDefault();
  update();
});

// A browser keeps few lines open at a time: pages that nobody sees leave them to others, and hear what they have
// missed when they are seen again.
document.addEventListener("visibilitychange", () => (document.hidden ? source.close() : open()));
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", open);
if (!document.hidden) open();
