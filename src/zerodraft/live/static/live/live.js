// Keeps one part of the page live: <div data-live data-ticket-url="…" data-seq="123">…</div>. Before every connection it
// asks for a fresh ticket, then follows the stream and morphs each snapshot in, so that focus, caret and scrolling stay where
// they are. <html data-live-state> and every [data-live-says] tell how things stand. The page is right without it when it loads.
"use strict";

{
  const STALE = 40_000, SLOWEST = 30_000, PATIENCE = 10_000, REFUSED_AGAIN = 300_000;
  const page = document.documentElement;
  const part = document.querySelector("[data-live]");
  let shown = Number(part?.dataset.seq) || 0;
  let source = null, asking = null, failures = 0, timer = 0, watch = 0;

  function say(state) {
    if (page.dataset.liveState === state) return;
    page.dataset.liveState = state;
    for (const place of document.querySelectorAll("[data-live-says]")) {
      const words = place.getAttribute(`data-live-word-${state}`) ?? "";
      if (place.textContent !== words) place.textContent = words;
    }
  }

  function close() {
    clearTimeout(timer);
    clearTimeout(watch);
    asking?.abort();
    source?.close();
    asking = source = null;
  }

  function heard() {
    clearTimeout(watch);
    watch = setTimeout(() => retry("stale"), STALE);
    say("live");
  }

  function retry(state) {
    close();
    const longest = Math.min(SLOWEST, 1_000 * 2 ** failures++);
    const after = state === "refused" ? REFUSED_AGAIN : longest;
    say(navigator.onLine ? state : "offline");
    timer = setTimeout(open, after * (0.5 + Math.random() / 2));
  }

  // A state that is worse than reconnecting stays on show until the stream is there.
  const still = () => (page.dataset.liveState === "stale" ? "stale" : "reconnecting");

  async function open() {
    close();
    asking = new AbortController();
    const { signal } = asking;
    const late = setTimeout(() => asking?.signal === signal && retry(still()), PATIENCE);
    try {
      const answer = await fetch(part.dataset.ticketUrl, {
        signal, cache: "no-store", redirect: "manual", headers: { Accept: "application/json" },
      });
      if (signal.aborted) return;
      if (answer.type === "opaqueredirect" || [401, 403, 404, 410].includes(answer.status)) {
        blank();
        retry("refused");
        return;
      }
      if (!answer.ok) throw new Error(answer.status);
      const { stream } = await answer.json();
      if (!signal.aborted) follow(stream);
    } catch {
      if (!signal.aborted) retry(still());
    } finally {
      clearTimeout(late);
    }
  }

  // Whoever may no longer follow is not left with what they saw. What is shown again, should they be let in, is all of it.
  function blank() {
    part.replaceChildren();
    shown = 0;
  }

  function follow(stream) {
    const mine = (source = new EventSource(`${stream}&seen=${shown}`));
    let first = true;
    watch = setTimeout(() => retry("stale"), STALE);
    // A browser gives up for good after any answer but 200, and would come back with an old ticket after others.
    mine.onerror = () => mine === source && retry(still());
    mine.addEventListener("beat", (event) => {
      window.zerodraft.correct(Number(event.data));
      if (!first) heard();
    });
    mine.addEventListener("snapshot", (event) => {
      const id = Number(event.lastEventId);
      // The first one counts whatever its id: the server sends none older than `seen`, unless the record itself went back.
      if (first || id >= shown) show(id, event.data);
      first = false;
      failures = 0;
      heard();
    });
  }

  function show(id, html) {
    Idiomorph.morph(part, html, {
      morphStyle: "innerHTML",
      callbacks: {
        beforeNodeMorphed: (old) => !old.matches?.("[data-live-keep]"),
        // What a person has opened stays open, and what they are typing stays theirs. A button that has the focus is morphed
        // like any other: it must say, and send, what the page shows.
        beforeAttributeUpdated: (name, node) =>
          !(name === "open" && node.matches("details, dialog")) &&
          !(name === "value" && node === document.activeElement && node.matches("input, textarea, select")),
      },
    });
    shown = id;
    part.dataset.seq = id;
    part.removeAttribute("aria-busy");
    part.dispatchEvent(new CustomEvent("live:changed", { bubbles: true, detail: { id } }));
  }

  function atOnce() {
    failures = 0;
    if (page.dataset.liveState !== "live") open();
  }

  if (part) {
    say(navigator.onLine ? "connecting" : "offline");
    open();
    addEventListener("online", atOnce);
    // What is open may be dead without a word, or alive after all (a server on this computer): asking anew tells.
    addEventListener("offline", () => retry(still()));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && page.dataset.liveState !== "refused") atOnce();
    });
    // A page that is kept while another is shown holds no stream.
    addEventListener("pagehide", close);
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      say("reconnecting");
      atOnce();
    });
  }
}
