// Keeps clocks, countdowns and the state of meetings right while a page stays open. The page is right without it when
// it loads; from then on this counts by the page's one clock (live/clock.js), which keeps the installation's time.

const page = document.documentElement;
const now = window.zerodraft.now;

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR, WEEK = 7 * DAY;
const relative = new Intl.RelativeTimeFormat(page.lang, { numeric: "always" });
const ISO_DAY = "en-CA";

const inZone = (language, zone, parts) => new Intl.DateTimeFormat(language, { timeZone: zone, ...parts });
const clockOf = (zone, moment) =>
  inZone("en-GB", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
const dayOf = (zone, moment) => inZone(ISO_DAY, zone, {}).format(moment);

function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function away(moment, from) {
  const distance = moment - from;
  for (const [unit, length] of [["week", WEEK], ["day", DAY], ["hour", HOUR]])
    if (Math.abs(distance) >= 1.5 * length) return relative.format(Math.round(distance / length), unit);
  return relative.format(Math.ceil(distance / MINUTE), "minute");
}

function showClocks(moment) {
  for (const clock of document.querySelectorAll("[data-clock]")) say(clock, clockOf(clock.dataset.clock, moment));
}

const table = document.querySelector("[data-table]");
const sittings = table ? [...table.querySelectorAll(".sitting")] : [];
const begins = (sitting) => Date.parse(sitting.dataset.begins);
const ends = (sitting) => Date.parse(sitting.dataset.ends);

function stateAt(sitting, moment, first) {
  if (sitting.dataset.state === "cancelled") return "cancelled";
  if (sitting.dataset.inSession !== undefined) return "now"; // it has begun, and nobody has ended it
  if (moment >= ends(sitting)) return "over";
  if (moment >= begins(sitting)) return "now";
  return begins(sitting) === first ? "next" : "coming";
}

function showState(sitting, state) {
  if (sitting.dataset.state === state) return;
  const shown = sitting.querySelector(".state");
  sitting.dataset.state = shown.dataset.state = state;
  shown.querySelector("use").setAttribute("href", `#icon-${state}`);
  say(shown.lastElementChild, table.getAttribute(`data-word-${state}`));
}

function showList(state) {
  const list = document.querySelector(`[data-shows="${state}"]`);
  if (!list) return;
  const wanted = sittings.filter((sitting) => sitting.dataset.state === state);
  const shown = [...list.querySelectorAll(".sitting")];
  if (wanted.map((s) => s.dataset.key).join() === shown.map((s) => s.dataset.key).join()) return;
  shown.forEach((sitting) => sitting.remove());
  list.append(...wanted.map((sitting) => sitting.cloneNode(true)));
  list.querySelector(".none").hidden = wanted.length > 0;
}

function showCounts(moment) {
  for (const sitting of document.querySelectorAll("[data-shows] .sitting")) {
    const on = sitting.dataset.state === "now";
    const words = on ? table.dataset.endsWords : table.dataset.beginsWords;
    const known = sitting.querySelectorAll(".hours time").length > (on ? 1 : 0) && (!on || ends(sitting) > moment);
    const when = away(on ? ends(sitting) : begins(sitting), moment);
    say(sitting.querySelector("[data-counts]"), known ? words.replace("{when}", when) : "");
  }
}

function showToday(moment) {
  const clock = document.querySelector("[data-panel] [data-clock]");
  if (!clock) return;
  const today = dayOf(clock.dataset.clock, moment);
  for (const row of table.querySelectorAll("tr[data-day]")) {
    row.toggleAttribute("data-today", row.dataset.day === today);
    row.querySelector(".today-word").hidden = row.dataset.day !== today;
  }
  const day = document.querySelector("time[data-day]");
  if (day.dateTime === today) return;
  day.dateTime = today;
  say(day, inZone(page.lang, day.dataset.day, { weekday: "long", day: "numeric", month: "long" }).format(moment));
}

function show() {
  const moment = now();
  showClocks(moment);
  if (!table) return;
  const coming = sittings.filter((sitting) => sitting.dataset.state !== "cancelled" && begins(sitting) > moment);
  const first = Math.min(...coming.map(begins));
  for (const sitting of sittings) showState(sitting, stateAt(sitting, moment, first));
  showList("now");
  showList("next");
  showCounts(moment);
  showToday(moment);
}

show();
setInterval(show, 1000);
