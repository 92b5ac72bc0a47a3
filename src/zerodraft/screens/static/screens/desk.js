// One list in hand at a time: the others stay out of sight until their tab is followed. And putting a speaker at a place by
// its number.
"use strict";

{
  const live = document.querySelector("[data-live]");
  const inHand = live.dataset.inHandKey;

  function show() {
    for (const list of live.querySelectorAll(".list")) list.hidden = list.dataset.list !== inHand;
    for (const tab of live.querySelectorAll("[data-tab]"))
      if (tab.dataset.tab === inHand) tab.setAttribute("aria-current", "true");
  }

  const moving = document.querySelector("[data-moving]");
  const place = moving?.querySelector("input[type=number]");
  let moved = "";

  function leave() {
    moving.hidden = true;
    live.querySelector(`[data-key-of="${CSS.escape(moved)}"] button`)?.focus();
  }

  if (moving) {
    live.addEventListener("click", (event) => {
      const row = event.target.closest("[data-to-place]")?.closest("li");
      if (!row) return;
      moved = row.dataset.keyOf;
      moving.querySelector("bdi").textContent = row.querySelector(".name bdi").textContent;
      moving.hidden = false;
      place.value = "";
      place.focus();
    });
    moving.addEventListener("submit", () => {
      const rows = [...live.querySelectorAll(".list:not([hidden]) [data-key-of]")].map((row) => row.dataset.keyOf);
      const others = rows.filter((key) => key !== moved);
      moving.querySelector("[name=move]").value = `${moved}:${others[place.value - 1] ?? ""}`;
    }, { capture: true });
    moving.querySelector("[data-leave]").addEventListener("click", leave);
    moving.addEventListener("keydown", (event) => event.key === "Escape" && leave());
    moving.addEventListener("act:done", leave);
  }

  live.addEventListener("live:changed", show);
  show();
}
