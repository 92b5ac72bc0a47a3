// Sends the forms of a screen without leaving the page, and says what came of it without moving the focus. What was done
// comes back to every screen by its stream. Without this script the same forms are sent the usual way.
"use strict";

{
  const page = document.documentElement;
  const said = document.getElementById("said");
  const KEPT = "zerodraft.said";
  const FRESH = 10_000;
  let busy = false, fading = 0;

  // What was done is news for as long as it can be undone at a glance; what was refused stays until the next act.
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

  async function send(form, button) {
    if (!navigator.onLine) return say(said.dataset.wordOffline, "error");
    busy = true;
    page.setAttribute("data-sending", "");
    const address = button?.getAttribute("formaction") || form.getAttribute("action");
    try {
      const answer = await fetch(address, {
        method: "POST", body: body(form, button), redirect: "manual", headers: { Accept: "application/json" },
      });
      if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return say(said.dataset.wordRefused, "error");
      const told = await answer.json();
      say(told.said, told.done ? "success" : "error");
      if (!told.done) return;
      form.dispatchEvent(new CustomEvent("act:done", { bubbles: true, detail: told }));
      if (page.dataset.liveState === "live") return;
      sessionStorage.setItem(KEPT, told.said);
      location.reload();
    } catch {
      say(said.dataset.wordFailed, "error");
    } finally {
      busy = false;
      page.removeAttribute("data-sending");
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-act]")) return;
    event.preventDefault();
    if (!busy) send(form, event.submitter);
  });

  const kept = sessionStorage.getItem(KEPT);
  if (kept) say(kept, "success");
  sessionStorage.removeItem(KEPT);
}
