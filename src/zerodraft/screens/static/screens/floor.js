// A delegate's own part of the page: it stands outside the live part, which is the same for everybody, and finds its own
// entries there after every change. It also tells what changed while the page was open.
"use strict";

{
  const live = document.querySelector("[data-live]");
  const own = document.querySelector("[data-own]");
  const changes = document.querySelector("[data-changes]");
  const announces = document.querySelector("[data-announces-own]");
  const BEFORE = 3, REMEMBERED = 5, SURE = 10_000;
  const text = (element) => element.querySelector(".name bdi, .who bdi")?.textContent ?? "";

  function entry(list, mine) {
    const on = [...live.querySelectorAll(`[data-list="${CSS.escape(list)}"] li[data-mine]`)];
    const place = on.findIndex((each) => each.dataset.mine === mine);
    return { at: on[place], before: on.slice(Math.max(place - BEFORE, 0), Math.max(place, 0)).map(text) };
  }

  function names(element, before) {
    element.replaceChildren();
    before.forEach((name, index) => {
      if (index) element.append(" · ");
      element.append(Object.assign(document.createElement("bdi"), { textContent: name }));
    });
  }

  function showSlot(slot) {
    const { list, slot: mine } = slot.dataset;
    const { at, before } = entry(list, mine);
    const resumes = live.querySelector(".now").dataset.state === "suspended";
    const current = live.querySelector(`[data-list="${CSS.escape(list)}"][data-current]`);
    const speaks = current && live.querySelector(".on").dataset.mine === mine;
    const says = slot.querySelector("[data-turn-says]");
    const speaking = resumes ? own.dataset.wordHeld : own.dataset.wordSpeaking;
    const words = at ? at.dataset.before : speaks ? speaking : "";
    const state = at ? "waiting" : speaks ? "speaking" : "none";
    const told = says.textContent !== words && (at?.dataset.place === "1" || speaks) ? words : "";
    const withdraw = slot.querySelector("[data-withdraw]");
    const changed = slot.dataset.state !== state || says.textContent !== words;
    slot.dataset.state = state;
    says.textContent = words;
    slot.querySelector("[data-turn-place]").textContent = at?.dataset.place ?? "";
    slot.querySelector("[data-turn-before]").hidden = before.length === 0;
    names(slot.querySelector("[data-turn-names]"), before);
    if (at) withdraw.action = `/inscriptions/${at.dataset.key}/withdraw`;
    withdraw.hidden = at?.dataset.by !== own.dataset.own;
    if (changed) unsure(withdraw);
    return { words, told, speaks: Boolean(speaks && !at), name: slot.querySelector("[data-turn-name]").textContent };
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
    const lists = [...live.querySelectorAll("[data-list]")].map((list) => list.dataset.list);
    // A list that was added has no form on this page yet.
    if (lists.some((list) => !own.querySelector(`[data-of-list="${CSS.escape(list)}"]`)) && !document.hidden) {
      if (!own.contains(document.activeElement)) location.reload();
    }
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
  });
  if (own) {
    document.addEventListener("screen:shown", showOpenness);
    own.addEventListener("click", withdraws);
  }
}
