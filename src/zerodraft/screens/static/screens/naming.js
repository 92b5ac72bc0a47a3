// Naming a delegation by typing: an index of all names, fetched once, searched on this machine; each field that names it is a
// combobox by the ARIA pattern, with the suggestions that it controls. The first that fits is chosen from the start, so that
// "fij" and Enter suffice. Without this script the server finds it.
"use strict";

{
  const fields = [...document.querySelectorAll("[data-parties]")];
  const MOST = 8, CLOSES = 150;
  const APART = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
  let parties = null;

  // As the server folds names (parties/core/spelling.py).
  const fold = (text) =>
    text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[æœøđðłþı]/g, (one) => APART[one])
      .replace(/ß/g, "ss").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const NONE = 6;

  // How well a form fits: the whole of it, its beginning, the beginning of a word in it; the name shown before any other.
  function fit(form, place, wanted) {
    const other = place ? 1 : 0;
    if (form === wanted) return other;
    if (form.startsWith(wanted)) return 2 + other;
    return ` ${form}`.includes(` ${wanted}`) ? 4 + other : NONE;
  }

  function best([key, name, forms], order, wanted) {
    const fits = forms.map((form, place) => fit(form, place, wanted));
    const rank = Math.min(...fits), form = forms[fits.indexOf(rank)];
    return { key, name, order, rank, known: rank % 2 ? form : "" };
  }

  function found(typed) {
    const wanted = fold(typed);
    if (!wanted || !parties) return [];
    return parties
      .map((party, order) => best(party, order, wanted))
      .filter((each) => each.rank < NONE)
      .sort((one, other) => one.rank - other.rank || one.order - other.order)
      .slice(0, MOST);
  }

  function option(list, { key, name, known }) {
    const made = Object.assign(document.createElement("li"), { id: `${list.id}-${key}`, textContent: name });
    made.setAttribute("role", "option");
    if (known) made.append(Object.assign(document.createElement("small"), { textContent: known }));
    return made;
  }

  function combobox(field) {
    const { form } = field;
    const list = document.getElementById(field.getAttribute("aria-controls"));
    const party = form.querySelector("[data-party]");
    const acts = form.querySelectorAll("button:not([type=button])");
    let shown = [], chosen = 0;

    function close() {
      shown = [];
      list.replaceChildren();
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      chosen = (index + shown.length) % shown.length;
      [...list.children].forEach((each, place) => each.setAttribute("aria-selected", String(place === chosen)));
      field.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
      party.value = shown[chosen].key;
    }

    function suggest() {
      party.value = "";
      shown = found(field.value);
      if (!shown.length) return close();
      list.replaceChildren(...shown.map((each) => option(list, each)));
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      choose(0);
    }

    // Who goes on to another field, or to one of several buttons, sees who is meant.
    function settle() {
      if (shown.length) field.value = shown[chosen].name;
      close();
    }

    field.addEventListener("input", suggest);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        party.value = "";
        close();
      }
      if (!shown.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    });
    field.addEventListener("blur", () => setTimeout(settle, CLOSES));
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const at = event.target.closest("[role=option]");
      if (!at) return;
      choose([...list.children].indexOf(at));
      if (acts.length === 1) form.requestSubmit(acts[0]);
      else settle();
    });
    form.addEventListener("act:done", () => {
      field.value = party.value = "";
      close();
    });
    return () => field.value && document.activeElement === field && suggest();
  }

  if (fields.length) {
    const ready = fields.map(combobox);
    fetch(fields[0].dataset.parties, { headers: { Accept: "application/json" } })
      .then((answer) => answer.json())
      .then((read) => {
        parties = read.parties;
        for (const field of fields) field.dataset.ready = "";
        for (const each of ready) each();
      })
      .catch(() => fields.forEach((field) => field.setAttribute("aria-autocomplete", "none")));
  }
}
