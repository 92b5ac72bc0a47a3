// The face of a clock, and lists that open and close by themselves. Nothing is sent each second: the page knows since when and
// for how long, counts by its one clock (live/clock.js), and goes on when the network does not.
"use strict";

{
  const LITTLE = 30_000, FRESH = 10_000, OFTEN = 200;
  const two = (number) => String(number).padStart(2, "0");

  function length(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000), minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60);
    return hours ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  function say(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  function set(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  function read({ allotted, started, paused, stopped }, now) {
    const used = started ? Math.max((paused ? Number(paused) : now) - started - stopped, 0) : 0;
    if (!allotted) return { light: "none", digits: length(used), gone: 0 };
    const left = allotted - used;
    // A second is shown until it is used up: 3:00 at the start, 0:00 only when nothing is left.
    const digits = left > 0 ? length(Math.ceil(left / 1000) * 1000) : `+${length(-left)}`;
    const light = !started ? "waiting" : left <= 0 ? "red" : left <= LITTLE ? "amber" : "green";
    return { light, digits, gone: Math.min(used / allotted || 0, 1) };
  }

  function show() {
    const now = window.zerodraft.now();
    for (const face of document.querySelectorAll("[data-face]")) {
      const { light, digits, gone } = read(face.dataset, now);
      const word = face.querySelector("[data-face-word]");
      set(face, "data-light", light);
      say(face.querySelector("[data-face-digits]"), digits);
      say(word, word.getAttribute(`data-word-${light}`));
      set(face.querySelector("use"), "href", light === "red" ? "#icon-objected" : "#icon-next");
      face.querySelector("[data-face-bar]").value = 1 - gone;
    }
    for (const list of document.querySelectorAll("[data-phases]")) {
      const phase = JSON.parse(list.dataset.phases).findLast(([since]) => since <= now);
      set(list, "data-open", String(phase[1]));
      say(list.querySelector("[data-says]"), phase[2]);
    }
    for (const act of document.querySelectorAll("[data-fresh-from]"))
      act.toggleAttribute("data-fresh", now - act.dataset.freshFrom < FRESH && now >= act.dataset.freshFrom - FRESH);
    document.dispatchEvent(new CustomEvent("screen:shown"));
  }

  function announce() {
    const said = document.querySelector("[data-announces]");
    const words = document.querySelector("[data-announce]")?.dataset.announce ?? "";
    if (said && said.dataset.last !== undefined && said.dataset.last !== words) said.textContent = words;
    if (said) said.dataset.last = words;
  }

  announce();
  show();
  setInterval(show, OFTEN);
  document.addEventListener("live:changed", () => {
    show();
    announce();
  });
}
