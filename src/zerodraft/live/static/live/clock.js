// One clock for the whole page: the installation's time, whatever the computer's own clock says. It starts from the time
// that stands in the page and counts by itself; each beat of a stream corrects it. What says that it was early on its way
// is nearest the truth, so of the last beats the one with the smallest delay counts. data-rate: a demonstration's clock may run faster.
"use strict";

{
  const page = document.documentElement;
  const rate = Number(page.dataset.rate) || 1;
  const KEPT = 8;
  const JUMP = 5_000;
  const opened = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
  const stands = Date.parse(page.dataset.now);
  let ahead = [(Number.isNaN(stands) ? Date.now() : stands) - opened * rate];

  const now = () => Math.max(...ahead) + performance.now() * rate;

  function correct(milliseconds) {
    if (!Number.isFinite(milliseconds)) return;
    const sample = milliseconds - performance.now() * rate;
    // After a sleep, or when the clock of the installation was set, what was known before is worth nothing.
    ahead = Math.abs(milliseconds - now()) > JUMP * rate ? [sample] : [...ahead, sample].slice(-KEPT);
  }

  window.zerodraft = Object.freeze({ now, correct });
}
