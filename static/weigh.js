// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// Shows what other points would do while somebody moves a slider. The server calculates; this fetches the page that
// the button would lead to and takes over what is new in it. Everything works without it.

const form = document.querySelector("[data-weigh]");
const root = form.closest(".weigh");
const button = form.querySelector("[data-calculates]");
const said = document.querySelector("[data-said]");
const rows = [...root.querySelectorAll("[data-criterion]")].map((row) => ({
  points: row.querySelector("[name]"),
  slider: row.querySelector("[type=range]"),
}));

// Long enough to finish typing a number before it is called wrong, or a movement before it is read out.
const PAUSE = 600;

const rules = [...root.querySelectorAll("[data-rule]")];

/** The points and the rules, without what else the form sends. */
const points = () =>
  new URLSearchParams([
    ...rows.map(({ points }) => [points.name, points.value]),
    ["rules", "shown"],
    ...rules.filter((rule) => rule.checked).map((rule) => [rule.name, rule.value]),
  ]);

let shown = points().toString();
let isUnderway = false;
let timer;

/** Puts the parts of another page into this one: never the fields, which are under somebody's hand. */
function show(page) {
  const hand = document.activeElement;
  for (const there of root.querySelectorAll("[data-part]")) {
    const drawn = page.querySelector(`[data-part="${there.dataset.part}"]`);
    if (!drawn || drawn.isEqualNode(there)) continue;
    const link = there.contains(hand) ? hand.getAttribute("href") : null;
    there.replaceChildren(...drawn.childNodes);
    if (link !== null) there.querySelector(`[href="${link}"]`)?.focus({ preventScroll: true });
  }
  for (const { points } of rows) {
    const isWrong = page.querySelector(`[name="${points.name}"]`)?.hasAttribute("aria-invalid");
    points.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) points.setAttribute("aria-invalid", "true");
    points.classList.toggle("kern-form-input__input--error", isWrong);
  }
}

/** Shows why there is no preview, and holds the room of the last one so that nothing moves. */
function refuse(page) {
  const board = root.querySelector("[data-part=board]");
  board.style.minHeight = `${board.offsetHeight}px`;
  show(page);
}

/** What is left to do once the hand rests: read it out, and let the address say what is shown. */
function settle(query) {
  const words = root.querySelector("[data-part=sentence]").textContent || root.querySelector("[data-part=outcome]").textContent.trim();
  if (said.textContent !== words) said.textContent = words;
  history.replaceState(history.state, "", `${location.pathname}?${query}`);
  for (const link of document.querySelectorAll("[hreflang]")) link.search = query;
}

/** Whatever happens while an answer is underway is asked for when it has come: that way the picture follows the hand
    as fast as the server can draw, and no faster. */
async function update() {
  const query = points().toString();
  if (isUnderway || query === shown) return;
  isUnderway = true;
  clearTimeout(timer);
  try {
    const answer = await fetch(`${form.action}?${query}`, { redirect: "error" });
    if (!answer.ok && answer.status !== 422) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    shown = query;
    if (answer.ok) {
      root.querySelector("[data-errors]")?.replaceChildren();
      show(page);
    }
    timer = setTimeout(() => {
      if (!answer.ok) refuse(page);
      settle(query);
    }, PAUSE);
  } catch {
    shown = null;
    said.textContent = said.dataset.failed;
    said.classList.remove("for-readers");
    if (button) button.hidden = false;
    return;
  } finally {
    isUnderway = false;
  }
  said.classList.add("for-readers");
  if (button) button.hidden = true;
  update();
}

for (const { points, slider } of rows) {
  slider.addEventListener("input", () => {
    points.value = slider.value;
    update();
  });
  points.addEventListener("input", () => {
    const typed = Number(points.value);
    // All sliders keep one measure, so that their handles can be compared.
    for (const { slider } of rows) {
      while (Number(slider.max) < typed && Number(slider.max) < 1_000_000) slider.max *= 10;
    }
    slider.value = typed;
    update();
  });
  slider.closest("[hidden]").hidden = false;
}
for (const rule of rules) rule.addEventListener("change", update);
if (button) button.hidden = true;
