// Moving meetings on the timetable: by a handle that pointer, finger and keys can take. A drop fills in the form that is on the
// page and sends it; the server decides, and says what became of it. Without this script the form is filled in by hand.
"use strict";

{
  const table = document.querySelector("[data-timetable]"), form = document.getElementById("move");
  const said = document.querySelector("[data-said]"), words = table?.dataset;
  let lifted = null, target = null;

  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const say = (text) => { said.textContent = text; };
  const cellOf = (card) => card.closest("[data-cell]");
  const isShown = (cell) => cell.getClientRects().length > 0;

  // All places in reading order of the table: rows of cells.
  const rows = () => [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("[data-cell]")].filter(isShown));

  function aim(cell) {
    target?.classList.remove("aimed");
    target = cell;
    target?.classList.add("aimed");
  }

  function lift(card) {
    lifted = card;
    card.classList.add("lifted");
    table.classList.add("carrying");
    card.querySelector("[data-handle]").setAttribute("aria-pressed", "true");
  }

  function let_go() {
    if (!lifted) return;
    lifted.classList.remove("lifted");
    lifted.style.translate = "";
    lifted.querySelector("[data-handle]").setAttribute("aria-pressed", "false");
    table.classList.remove("carrying");
    aim(null);
    lifted = null;
  }

  function drop() {
    const card = lifted, cell = target;
    if (!cell || cell === cellOf(card)) return leave();
    form.elements.moving.value = card.dataset.moving;
    form.elements.day.value = cell.dataset.day;
    form.elements.part.value = cell.dataset.part;
    form.elements.room.value = cell.dataset.room;
    let_go();
    form.requestSubmit();
  }

  function leave() {
    const title = lifted.dataset.title;
    let_go();
    say(put(words.wordLeft, { title }));
  }

  function step(key) {
    const all = rows(), rtl = getComputedStyle(table).direction === "rtl";
    const from = target || cellOf(lifted) || all[0][0];
    let row = all.findIndex((cells) => cells.includes(from));
    let column = Math.max(0, all[Math.max(0, row)].indexOf(from));
    const along = (key === "ArrowRight") === rtl ? -1 : 1;
    if (key === "ArrowDown") row += 1;
    else if (key === "ArrowUp") row -= 1;
    else column += along;
    row = Math.min(Math.max(row, 0), all.length - 1);
    column = Math.min(Math.max(column, 0), all[row].length - 1);
    aim(all[row][column]);
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(target.dataset.words);
  }

  function press(event) {
    const card = event.currentTarget.closest("[data-planned]");
    if (!lifted) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      lift(card);
      aim(cellOf(card));
      say(put(words.wordLifted, { title: card.dataset.title }));
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      step(event.key);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      drop();
    } else if (event.key === "Escape" || event.key === "Tab") {
      leave();
    }
  }

  function grip(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget, card = handle.closest("[data-planned]"), { clientX, clientY } = event;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    lift(card);
    const drag = (moved) => {
      card.style.translate = `${moved.clientX - clientX}px ${moved.clientY - clientY}px`;
      aim(document.elementsFromPoint(moved.clientX, moved.clientY).find((one) => one.matches("[data-cell]")) || null);
    };
    const end = (last) => {
      for (const [name, act] of listeners) handle.removeEventListener(name, act);
      if (!lifted) return;
      if (last.type === "pointerup") drop();
      else leave();
    };
    const listeners = [["pointermove", drag], ["pointerup", end], ["pointercancel", end]];
    for (const [name, act] of listeners) handle.addEventListener(name, act);
  }

  if (table && form && said) {
    document.querySelector("[data-how]").hidden = false;
    for (const card of document.querySelectorAll("[data-planned]")) {
      const handle = document.createElement("button");
      handle.type = "button";
      handle.className = "handle quiet";
      handle.dataset.handle = "";
      handle.setAttribute("aria-pressed", "false");
      handle.setAttribute("aria-label", put(words.wordMove, { title: card.dataset.title }));
      handle.addEventListener("keydown", press);
      handle.addEventListener("pointerdown", grip);
      handle.addEventListener("blur", () => { if (lifted === card) leave(); });
      card.prepend(handle);
    }
    // Coming back after a move, the handle of what was moved has the focus again; the browser goes to its card first.
    const back = location.hash && document.getElementById(location.hash.slice(1))?.querySelector("[data-handle]");
    if (back) addEventListener("load", () => requestAnimationFrame(() => back.focus()));
  }
}
