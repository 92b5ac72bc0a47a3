// Sends the forms of a screen without leaving the page, and says what came of it; what was done comes back by the stream.
// The focus moves only when what held it is gone. Without this script forms are sent the usual way.
"use strict";

{
  const page = document.documentElement;
  const said = document.getElementById("said"), part = document.querySelector("[data-live]");
  const KEPT = "zerodraft.said";
  const FRESH = 10_000, PATIENCE = 10_000, SOON = 3_000, NOTICED = 300, SHOWN = 1_000;
  // Where the focus goes then; never to a button that would act on the next speaker.
  const PLACES = ["[data-key=r]", "[data-key=Space]", "#typed", "[data-own] .turn", "#own-title", "[data-live] .who"];
  let busy = false, fading = 0, held = null, placed = null, returning = 0;

  // What was done is news for a while; what was refused stays until the next act.
  function say(words, kind) {
    clearTimeout(fading);
    said.textContent = "";
    said.dataset.kind = kind;
    said.textContent = words;
    if (kind === "success") fading = setTimeout(() => { said.textContent = ""; }, FRESH);
  }

  function body(form, button) {
    const fields = new FormData(form);
    if (button?.name) fields.append(button.name, button.value);
    // A form that stands outside the live part says what that part shows at this moment.
    if (form.querySelector("[data-seen]")) fields.set("seen", document.querySelector("[data-turn]").dataset.turn);
    const at = document.querySelector("[data-at]")?.value;
    if (at && !fields.has("at")) fields.append("at", at);
    return new URLSearchParams(fields);
  }

  // The answer may come before what it changed, from which the next act is made.
  const shown = (before) => part.dataset.seq === before && new Promise((resolve) => {
    document.addEventListener("live:changed", resolve, { once: true });
    setTimeout(resolve, SHOWN);
  });

  async function send(form, button) {
    if (!navigator.onLine) return say(said.dataset.wordOffline, "error");
    busy = true;
    const before = part.dataset.seq;
    page.setAttribute("data-sending", "");
    const slow = setTimeout(() => say(said.dataset.wordSending, "sending"), NOTICED);
    const address = button?.getAttribute("formaction") || form.getAttribute("action");
    try {
      const answer = await fetch(address, {
        method: "POST", body: body(form, button), redirect: "manual", headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return say(said.dataset.wordRefused, "error");
      const told = await answer.json();
      say(told.said, told.done ? "success" : "error");
      if (!told.done) return;
      if (form.matches("[data-clears]")) leave(form);
      form.dispatchEvent(new CustomEvent("act:done", { bubbles: true, detail: told }));
      if (page.dataset.liveState === "live") return await shown(before);
      sessionStorage.setItem(KEPT, told.said);
      location.reload();
    } catch {
      say(said.dataset.wordFailed, "error");
    } finally {
      clearTimeout(slow);
      busy = false;
      page.removeAttribute("data-sending");
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-act]")) return;
    event.preventDefault();
    if (busy) say(said.dataset.wordBusy, "error");
    else send(form, event.submitter);
  });

  const gone = (element) => !element.isConnected || !element.checkVisibility() || element.matches(":disabled");

  function comeBack() {
    placed = PLACES.flatMap((each) => [...document.querySelectorAll(each)]).find((each) => !gone(each));
    placed?.focus({ preventScroll: true });
  }

  // What was typed for one act is not sent with the next; the chair is back where the meeting is.
  function leave(form) {
    form.reset();
    comeBack();
    returning = performance.now() + SOON;
    scrollTo({ top: 0 });
  }

  document.addEventListener("focusin", ({ target }) => { held = target; });
  document.addEventListener("pointerdown", () => { held = null; }, { capture: true });
  document.addEventListener("live:changed", () => {
    const lost = held && gone(held) && [document.body, held, null].includes(document.activeElement);
    // The answer may come before what it changed: the better place is there only now.
    const early = performance.now() < returning && document.activeElement === placed;
    if (lost || early) comeBack();
  });
  addEventListener("online", () => {
    if (said.textContent === said.dataset.wordOffline) say("", "");
  });

  const kept = sessionStorage.getItem(KEPT);
  if (kept) say(kept, "success");
  sessionStorage.removeItem(KEPT);
}
