// A delegate's own part of the page: it stands outside the live part, which is the same for everybody, and finds its own
// entries there after every change. What nobody else may see (swaps, who will speak) it fetches, if it holds a place: once
// for a change, and once a second at most. It also tells what changed while the page was open.
"use strict";

{
  const live = document.querySelector("[data-live]");
  const own = document.querySelector("[data-own]");
  const changes = document.querySelector("[data-changes]");
  const announces = document.querySelector("[data-announces-own]");
  const part = document.querySelector("[data-own-part]");
  const SOON = 600_000, MINUTE = 60_000, TOLD = "zerodraft.soon";
  const BEFORE = 3, REMEMBERED = 5, SURE = 10_000, APART = 1_000, PATIENCE = 10_000;
  const text = (element) => element.querySelector(".name bdi, .who bdi")?.textContent ?? "";

  // The list of replies is made when the first is asked for: until then its slot names none.
  const listOf = (slot) =>
    live.querySelector("replies" in slot.dataset ? "[data-replies]" : `[data-list="${CSS.escape(slot.dataset.list)}"]`);

  function entry(list, mine) {
    const on = [...(list?.querySelectorAll("li[data-mine]") ?? [])];
    const at = on.find((each) => each.dataset.mine === mine);
    const place = at && "reserve" in at.dataset ? 0 : on.indexOf(at);
    return { at, before: on.slice(Math.max(place - BEFORE, 0), Math.max(place, 0)).map(text) };
  }

  function hasFloor(slot, list) {
    const { mine, kind } = live.querySelector(".on").dataset;
    if (mine !== slot.dataset.slot) return false;
    return "replies" in slot.dataset ? kind === "reply" : kind === "statement" && list?.matches("[data-current]");
  }

  function names(element, before) {
    element.replaceChildren();
    before.forEach((name, index) => {
      if (index) element.append(" · ");
      element.append(Object.assign(document.createElement("bdi"), { textContent: name }));
    });
  }

  function showSlot(slot) {
    const list = listOf(slot), { at, before } = entry(list, slot.dataset.slot);
    const resumes = live.querySelector(".now").dataset.state === "suspended";
    const speaks = hasFloor(slot, list);
    const says = slot.querySelector("[data-turn-says]");
    const speaking = resumes ? own.dataset.wordHeld : own.dataset.wordSpeaking;
    const words = at ? at.dataset.before : speaks ? speaking : "";
    const state = at ? ("reserve" in at.dataset ? "reserve" : "waiting") : speaks ? "speaking" : "none";
    const told = says.textContent !== words && ((state === "waiting" && at.dataset.place === "1") || speaks) ? words : "";
    const withdraw = slot.querySelector("[data-withdraw]");
    const changed = slot.dataset.state !== state || says.textContent !== words;
    slot.dataset.state = state;
    says.textContent = words;
    slot.querySelector("[data-turn-place]").textContent = at?.dataset.place ?? "";
    slot.querySelector("[data-turn-before]").hidden = before.length === 0;
    names(slot.querySelector("[data-turn-names]"), before);
    showWhen(slot.querySelector("[data-turn-when]"), at?.querySelector(".when"));
    if (at) withdraw.action = `/inscriptions/${at.dataset.key}/withdraw`;
    withdraw.hidden = at?.dataset.by !== own.dataset.own;
    const statement = slot.querySelector("[data-statement]");
    if (at) statement.href = `/inscriptions/${at.dataset.key}/statement/`;
    statement.parentElement.hidden = withdraw.hidden;
    if (changed) unsure(withdraw);
    return { words, told, speaks, name: slot.querySelector("[data-turn-name]").textContent };
  }

  function showWhen(here, when) {
    if (!here) return;
    const from = here.querySelector("strong");
    here.hidden = !when;
    from.replaceChildren(...(when?.cloneNode(true).childNodes ?? []));
    if (when?.dataset.from) from.dataset.from = when.dataset.from;
    else delete from.dataset.from;
    here.querySelector("[data-turn-about]").textContent = when?.dataset.about ?? "";
  }

  // Between two acts nothing is forecast anew, but nobody is told of an hour that has passed.
  const zone = document.querySelector("[data-clock]").dataset.clock;
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  let minute = 0;

  function holdTime() {
    const now = window.zerodraft.now();
    if (Math.floor(now / MINUTE) !== minute) {
      minute = Math.floor(now / MINUTE);
      for (const from of document.querySelectorAll("[data-from]"))
        if (from.dataset.from < now) from.querySelector("span").textContent = hour.format(now);
    }
    for (const when of own?.querySelectorAll("[data-median]") ?? []) tellSoon(when, when.dataset.median - now);
  }

  // Said once for a place, also when the page is loaded again; who is next was told that already.
  function tellSoon(when, left) {
    const slot = when.closest("[data-slot]"), key = `${TOLD}.${slot.dataset.list}.${when.dataset.of}`;
    const soon = slot.dataset.state === "waiting" && !when.hidden && left <= SOON;
    slot.toggleAttribute("data-soon", soon);
    if (!soon || sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, "1");
    if (slot.querySelector("[data-turn-place]").textContent === "1") return;
    const minutes = Math.max(Math.round(left / MINUTE), 1), words = when.querySelector("strong").textContent;
    announces.textContent = own.dataset.wordSoon.replace("{minutes}", minutes).replace("{when}", words);
  }

  // The floor before the place next to it, and each is told once, however many ways of speaking changed.
  function showTurn(slots) {
    const speaking = slots.find((each) => each.speaks);
    const told = [speaking, ...slots].find((each) => each?.told)?.told;
    if (told) announces.textContent = told;
    else if (slots.every((each) => !each.words)) announces.textContent = "";
    const card = own.querySelector("[data-own-now]");
    card.hidden = !speaking;
    card.querySelector("strong").textContent = speaking?.name ?? "";
    card.querySelector("span").textContent = speaking?.words ?? "";
  }

  // What a person has changed in a form, and not sent, stays theirs.
  const sent = new WeakSet();
  const isDefault = (field) =>
    field.options
      ? field.multiple
        ? [...field.options].every((each) => each.selected === each.defaultSelected)
        : field.selectedIndex === Math.max([...field.options].findIndex((each) => each.defaultSelected), 0)
      : field.type === "checkbox"
        ? field.checked === field.defaultChecked
        : field.value === field.defaultValue;
  const isTyped = (form) => !sent.has(form) && [...form.elements].some((field) => "name" in field && !isDefault(field));
  const isBusy = (form) => form.dataset.sure !== undefined || isTyped(form);

  let asked = 0, later = 0;

  function refresh() {
    const since = performance.now() - asked;
    if (later) return;
    if (asked && since < APART) later = setTimeout(() => { later = 0; fetchOwn(); }, APART - since);
    else fetchOwn();
  }

  async function fetchOwn() {
    asked = performance.now();
    try {
      const answer = await fetch(own.dataset.ownUrl, {
        cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 200) showFetched(await answer.text());
    } catch {
      // The next change brings it.
    }
  }

  function showFetched(html) {
    const offered = new Set([...part.querySelectorAll("[data-offered]")].map((each) => each.id));
    Idiomorph.morph(part, html, {
      morphStyle: "innerHTML",
      callbacks: {
        beforeNodeMorphed: (old) => !(old.matches?.("form") && isBusy(old)),
        beforeAttributeUpdated: (name, node) => !(name === "open" && node.matches("details")),
      },
    });
    const offer = [...part.querySelectorAll("[data-offered]")].find((each) => !offered.has(each.id));
    if (offer) announces.textContent = offer.querySelector("p").textContent;
    showSlots();
  }

  const label = (form) => form.querySelector("button span");

  function unsure(form) {
    if (form.dataset.sure === undefined) return;
    delete form.dataset.sure;
    label(form).textContent = form.dataset.word;
  }

  // To withdraw costs a place: the first tap says which, a second one within ten seconds does it.
  function withdraws(event) {
    const form = event.target.closest("[data-withdraw]");
    if (!form || (form.dataset.sure !== undefined && event.detail < 2)) return;
    event.preventDefault();
    if (form.dataset.sure !== undefined) return;
    const place = form.closest("[data-slot]").querySelector("[data-turn-place]").textContent;
    form.dataset.sure = "";
    form.dataset.word = label(form).textContent;
    label(form).textContent = announces.textContent = own.dataset.wordSure.replace("{place}", place);
    setTimeout(() => unsure(form), SURE);
  }

  function showOpenness() {
    for (const card of own.querySelectorAll("[data-of-list]")) {
      const phase = live.querySelector(`[data-list="${CSS.escape(card.dataset.ofList)}"] [data-phases]`);
      const open = phase?.dataset.open;
      if (open && card.dataset.open !== open) card.dataset.open = open;
      const [said, here] = [phase?.querySelector("[data-says]").textContent, card.querySelector("[data-own-says]")];
      if (said && here.textContent !== said) here.textContent = said;
    }
  }

  function showOwn() {
    const lists = [...live.querySelectorAll("[data-list]:not([data-replies])")].map((list) => list.dataset.list);
    // A list that was added has no form on this page yet.
    const isNew = lists.some((list) => !own.querySelector(`[data-of-list="${CSS.escape(list)}"]`));
    const held = own.querySelector("[data-slot]:not([data-state=none])");
    showSlots();
    if (isNew || held || own.querySelector("[data-slot]:not([data-state=none])")) refresh();
  }

  function showSlots() {
    showTurn([...own.querySelectorAll("[data-slot]")].map(showSlot));
    showOpenness();
  }

  const look = () => ({
    floor: [...live.querySelectorAll(".on .who:not(.idle)")].map((who) => who.textContent.trim()).join(),
    waiting: new Map([...live.querySelectorAll("li[data-mine]")].map((each) => [each.dataset.key, text(each)])),
  });
  let seen = look();

  function tell(words, name) {
    const line = document.createElement("li");
    const [start, end = ""] = words.split("{name}");
    line.append(start, Object.assign(document.createElement("bdi"), { textContent: name }), end);
    changes.querySelector("ol").prepend(line);
    changes.querySelector(`li:nth-child(${REMEMBERED + 1})`)?.remove();
    changes.hidden = false;
  }

  function showChanges() {
    const now = look();
    for (const [key, name] of now.waiting) if (!seen.waiting.has(key)) tell(changes.dataset.wordCame, name);
    for (const [key, name] of seen.waiting)
      if (!now.waiting.has(key) && name !== now.floor) tell(changes.dataset.wordLeft, name);
    if (now.floor && now.floor !== seen.floor) tell(changes.dataset.wordFloor, now.floor);
    seen = now;
  }

  live.addEventListener("live:changed", () => {
    if (own) showOwn();
    showChanges();
    minute = 0;
    holdTime();
  });
  document.addEventListener("screen:shown", holdTime);
  if (own) {
    document.addEventListener("screen:shown", showOpenness);
    own.addEventListener("click", withdraws);
    own.addEventListener("act:done", ({ target }) => sent.add(target));
    own.addEventListener("input", ({ target }) => sent.delete(target.form));
  }
}
