// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// Two minutes before the session lapses, offers to go on (WCAG 2.2.1). Nothing depends on it: what is typed is
// kept when the session lapses.

const notice = document.querySelector("[data-session-seconds]");
const WARNING_SECONDS = 120;
const LAST_USED = "vorrang-last-used";

// Every tab uses the same session: the last use of any of them counts.
const lastUsed = () => Number(localStorage.getItem(LAST_USED));
const noteUse = () => localStorage.setItem(LAST_USED, String(Date.now()));

const wait = () => {
  const warnAt = lastUsed() + (Number(notice.dataset.sessionSeconds) - WARNING_SECONDS) * 1000;
  notice.hidden = warnAt > Date.now();
  if (notice.hidden) setTimeout(wait, warnAt - Date.now());
};

notice.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok || answer.redirected) return form.submit();
  noteUse();
  wait();
});

noteUse();
wait();
