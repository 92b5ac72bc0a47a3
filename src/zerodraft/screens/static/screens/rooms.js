// Brings in what all rooms of the day show, every so often: the page asks for its own address again, and what is new takes the
// place of what was shown. When nothing is heard it keeps what it has, and says so.
"use strict";

{
  const EVERY = 10_000, PATIENCE = 8_000, STALE = 40_000;
  const page = document.documentElement;
  let heard = performance.now();

  function say(state) {
    if (page.dataset.liveState === state) return;
    page.dataset.liveState = state;
    for (const place of document.querySelectorAll("[data-live-says]"))
      place.textContent = place.getAttribute(`data-live-word-${state}`) ?? "";
  }

  async function ask() {
    try {
      const answer = await fetch(location.href, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      if (answer.type === "opaqueredirect" || [401, 403, 404, 410].includes(answer.status)) return end();
      if (!answer.ok) throw new Error(answer.status);
      const coming = new DOMParser().parseFromString(await answer.text(), "text/html");
      const [here, there] = [document, coming].map((each) => each.querySelector("[data-rooms]"));
      if (here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
      window.zerodraft.correct(Date.parse(coming.documentElement.dataset.now));
      heard = performance.now();
      say("live");
    } catch {
      say(!navigator.onLine ? "offline" : performance.now() - heard > STALE ? "stale" : "reconnecting");
    }
  }

  // Whoever may no longer look is not left with what they saw; they are let in again when they may.
  function end() {
    document.querySelector("[data-rooms]").replaceChildren();
    say("refused");
  }

  say(navigator.onLine ? "live" : "offline");
  setInterval(ask, EVERY);
  addEventListener("online", ask);
  addEventListener("offline", () => say("offline"));
}
