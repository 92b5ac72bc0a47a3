// One list in hand at a time: the others stay out of sight until their tab is followed.
"use strict";

{
  const live = document.querySelector("[data-live]");
  const inHand = live.dataset.inHandKey;

  function show() {
    for (const list of live.querySelectorAll(".list")) list.hidden = list.dataset.list !== inHand;
    for (const tab of live.querySelectorAll("[data-tab]"))
      if (tab.dataset.tab === inHand) tab.setAttribute("aria-current", "true");
  }

  live.addEventListener("live:changed", show);
  show();
}
