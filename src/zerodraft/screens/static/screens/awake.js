// Keeps the screen of a tablet awake, where the browser can; else says that somebody must see to it.
"use strict";

{
  const says = document.querySelector("[data-asleep]");

  async function stayAwake() {
    if (document.hidden) return;
    try {
      await navigator.wakeLock.request("screen");
      says.hidden = true;
    } catch {
      says.hidden = false;
    }
  }

  // A lock ends when the page is hidden, and is asked for again when it comes back.
  document.addEventListener("visibilitychange", stayAwake);
  stayAwake();
}
