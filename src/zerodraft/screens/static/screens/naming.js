// Naming a delegation by typing: an index of all names, fetched once, searched on this machine; a combobox by the ARIA pattern.
// The first that fits is chosen from the start, so that "fij" and Enter suffice. Without this script the server finds it.
"use strict";

{
  const field = document.querySelector("[data-parties]");
  const list = document.getElementById("suggestions");
  const MOST = 8;
  const APART = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };
  let parties = null, shown = [], chosen = 0;

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

  function close() {
    shown = [];
    list.replaceChildren();
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    chosen = (index + shown.length) % shown.length;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function suggest() {
    shown = found(field.value);
    if (!shown.length) return close();
    list.replaceChildren(
      ...shown.map(({ key, name, known }) => {
        const option = Object.assign(document.createElement("li"), { id: `party-${key}`, textContent: name });
        option.setAttribute("role", "option");
        if (known) option.append(Object.assign(document.createElement("small"), { textContent: known }));
        return option;
      }),
    );
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    choose(0);
  }

  function take() {
    field.form.querySelector("[data-party]").value = shown[chosen]?.key ?? "";
  }

  if (field) {
    fetch(field.dataset.parties, { headers: { Accept: "application/json" } })
      .then((answer) => answer.json())
      .then((read) => {
        parties = read.parties;
        field.dataset.ready = "";
        if (field.value) suggest();
      })
      .catch(() => field.setAttribute("aria-autocomplete", "none"));
    field.addEventListener("input", suggest);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (!shown.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    });
    field.addEventListener("blur", () => setTimeout(close, 150));
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (!option) return;
      choose([...list.children].indexOf(option));
      take();
      field.form.requestSubmit();
    });
    field.form.addEventListener("submit", take, { capture: true });
    field.form.addEventListener("act:done", () => {
      field.value = "";
      field.form.querySelector("[data-party]").value = "";
      close();
    });
  }
}
