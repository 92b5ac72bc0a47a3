// The clock for those who do not look at it: says when the light changes and each full minute over time, and the time at the
// press of T. It reads the face that is shown (face.js), so that ears hear what eyes see.
"use strict";

{
  const says = document.querySelector("[data-announces-time]");
  const words = says.dataset;
  const language = document.documentElement.lang;
  const UNITS = ["hour", "minute", "second"];
  const together = new Intl.ListFormat(language, { type: "unit" });
  const unit = (number, name) =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(number);
  let before = { key: "", light: "", minutes: 0 };

  // What stands on a face, "+1:05" or "1:02:43", in hours, minutes and seconds.
  const parts = (digits) => digits.replace("+", "").split(":").map(Number);

  function length(digits) {
    const numbers = parts(digits), names = UNITS.slice(-numbers.length);
    const told = numbers.flatMap((number, place) => (number ? [unit(number, names[place])] : []));
    return together.format(told.length ? told : [unit(0, "second")]);
  }

  function read() {
    const face = document.querySelector("[data-live] [data-face]");
    if (!face) return { key: "", light: "", digits: "", minutes: 0 };
    const digits = face.querySelector("[data-face-digits]").textContent;
    const { light, started } = face.dataset;
    const [hours, minutes] = [0, ...parts(digits)].slice(-3);
    return { key: started, light, digits, minutes: light === "red" ? hours * 60 + minutes : 0 };
  }

  function say(text) {
    says.textContent = "";
    says.textContent = text;
  }

  function told({ light, digits, minutes }, asked) {
    if (!light) return words.wordNobody;
    if (light === "red" && !minutes && !asked) return words.wordUp;
    const word = { waiting: words.wordWaiting, red: words.wordOver, none: words.wordUsed }[light] ?? words.wordLeft;
    return word.replace("{length}", length(light === "red" && !asked ? `${minutes}:00` : digits));
  }

  function follow() {
    const now = read();
    const worse = ["amber", "red"].includes(now.light) && now.light !== before.light;
    if (now.key && now.key === before.key && (worse || now.minutes > before.minutes)) say(told(now, false));
    before = now;
  }

  document.addEventListener("screen:shown", follow);
  document.addEventListener("screen:time-asked", () => say(told(read(), true)));
  follow();
}
