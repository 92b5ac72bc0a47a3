// Keys for the chair and the desk: each presses the button on the page that carries it, so that what a key does is always what
// the page shows. They rest while somebody types, and can be switched off.
"use strict";

{
  const WRITES = "input:not([type=checkbox]), textarea, select, [contenteditable]";
  const OFF = "zerodraft.keys-off";
  const enabled = document.querySelector("[data-keys-on]");
  const said = document.getElementById("said");

  function named({ key, code }) {
    if (code === "Space") return "Space";
    if (key === "+" || key === "=" || code === "NumpadAdd") return "+";
    if (key === "-" || key === "−" || code === "NumpadSubtract") return "-";
    if (key === "?") return "?";
    // On a keyboard of another script the key keeps its place.
    const letter = /^[a-z]$/i.test(key) ? key : code.startsWith("Key") ? code.slice(3) : "";
    return letter.toLowerCase();
  }

  const visible = (element) => element.checkVisibility() && !element.disabled;
  const find = (selector) => [...document.querySelectorAll(selector)].find(visible);

  function press(name) {
    const place = find(`[data-focus-key="${CSS.escape(name)}"]`);
    if (place) return place.focus(), true;
    const button = find(`[data-key="${CSS.escape(name)}"]`);
    button?.click();
    return Boolean(button);
  }

  function rows(event) {
    const row = document.activeElement.closest("[data-arrows] > li");
    const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    if (!row || !step || event.ctrlKey || event.metaKey) return false;
    if (event.altKey) row.querySelector(event.key === "ArrowUp" ? "[data-up]" : "[data-down]")?.click();
    else focusRow(row[step]);
    return true;
  }

  function focusRow(row) {
    if (!row) return;
    const button = row.querySelector("button");
    if (button) button.focus();
  }

  function act(name) {
    const row = document.activeElement.closest("[data-arrows] > li");
    if (name === "?") return document.querySelector(".legend").toggleAttribute("data-large"), true;
    if (name === "t" && document.querySelector("[data-announces-time]"))
      return document.dispatchEvent(new CustomEvent("screen:time-asked")), true;
    if (name === "g") return focusRow(find("[data-arrows] > li")), true;
    const mark = row?.querySelector({ x: "[data-absent]", m: "[data-to-place]" }[name] ?? ":not(*)");
    if (mark) return mark.click(), true;
    return press(name);
  }

  document.addEventListener("keydown", (event) => {
    if (!enabled.checked || event.target.matches(WRITES)) return;
    if (rows(event)) return event.preventDefault();
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const name = named(event);
    // Space presses a button that was reached by keyboard, as everywhere; elsewhere it is the clock's.
    if (name === "Space" && event.target.matches(":is(button, summary, a, input):focus-visible")) return;
    if (!name || event.repeat) return;
    if (act(name)) event.preventDefault();
    else if (["Space", "n", "e", "u", "k", "h", "x", "+", "-"].includes(name)) {
      event.preventDefault();
      said.dataset.kind = "nothing";
      said.textContent = said.dataset.wordNothing;
    }
  });
  document.addEventListener("keyup", (event) => {
    if (event.code === "Space" && event.target.matches("button:not(:focus-visible)")) event.preventDefault();
  });

  enabled.checked = localStorage.getItem(OFF) === null;
  enabled.addEventListener("change", () => {
    if (enabled.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
}
