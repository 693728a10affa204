// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// Makes the workbench quicker for whoever has the hands on the keyboard: the focus starts at the levels, a
// digit chooses one, Enter leads on to the reason, Ctrl and Enter saves. Digits work while the focus is in the
// form and nowhere else (WCAG 2.1.4), and never while somebody types. Everything works without this.

const form = document.querySelector("form[data-assess]");
const reason = form.elements.namedItem("reason");

function choose(level) {
  const radio = [...form.querySelectorAll("[type=radio]")].find((radio) => radio.value === level);
  if (radio) {
    radio.checked = true;
    radio.focus();
  }
}

form.addEventListener("keydown", (event) => {
  const isTyping = event.target === reason;
  const isHeld = event.ctrlKey || event.metaKey;
  if (event.altKey || event.isComposing) {
    return;
  }
  if (event.key === "Enter" && isTyping && isHeld) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[type=submit]"));
  } else if (event.key === "Enter" && event.target.type === "radio" && !isHeld) {
    event.preventDefault();
    reason.focus();
  } else if (/^[0-5]$/.test(event.key) && !isTyping && !isHeld) {
    event.preventDefault();
    choose(event.key);
  }
});

// Browsers scroll to the line with the cursor, which may leave half of the field below the window.
reason.addEventListener("focus", () => reason.scrollIntoView({ block: "nearest" }));

form.querySelector("[data-keys]").hidden = false;

// What went wrong is to be read first; without that, no page above the form has to be passed again and again.
const alert = document.querySelector("[role=alert]");
(alert ?? form.querySelector(":checked") ?? form.querySelector("[type=radio]")).focus({ preventScroll: !alert });
