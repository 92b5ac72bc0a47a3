// One short, calm tone when the time of a speaker is up, where the meeting wants one. A browser plays nothing before somebody
// has pressed a button on the page; then it is made here, from no file. Nobody is cut off by it.
"use strict";

{
  const LATE = 2_000, LONG = 1.4, LOUD = 0.25, PITCHES = [523.25, 659.25];
  const asks = document.querySelector("[data-tone]");
  let context = null, was = "";

  function sound() {
    const start = context.currentTime + 0.02, swells = context.createGain();
    swells.gain.setValueAtTime(0.0001, start);
    swells.gain.exponentialRampToValueAtTime(LOUD, start + 0.06);
    swells.gain.exponentialRampToValueAtTime(0.0001, start + LONG);
    swells.connect(context.destination);
    for (const pitch of PITCHES) {
      const tone = context.createOscillator();
      tone.frequency.value = pitch;
      tone.connect(swells);
      tone.start(start);
      tone.stop(start + LONG);
    }
  }

  const wanted = () => document.querySelector("[data-live] .now")?.dataset.enforcement === "sound";

  // Only as it happens: a page that hears of it later, or finds the time over when it loads, stays silent.
  function isUp(face) {
    const { allotted, started, stopped, paused } = face.dataset;
    if (!Number(allotted) || !Number(started) || paused) return false;
    const over = window.zerodraft.now() - started - stopped - allotted;
    return over >= 0 && over < LATE * (Number(document.documentElement.dataset.rate) || 1);
  }

  function listen() {
    const face = document.querySelector("[data-face]"), now = face?.dataset.light ?? "";
    asks.hidden = Boolean(context) || !wanted();
    if (context && now === "red" && was !== "red" && was && wanted() && isUp(face)) sound();
    was = now;
  }

  asks?.querySelector("button").addEventListener("click", () => {
    context = new AudioContext();
    context.resume();
    sound();
    asks.hidden = true;
  });
  if (asks) document.addEventListener("screen:shown", listen);
}
