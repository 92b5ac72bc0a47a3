// The roll as it is ticked: how many are there, and whether they are enough. The server counts again when it is sent.
"use strict";

{
  const form = document.querySelector("[data-roll]");
  const boxes = [...form.querySelectorAll("[name=present]")];
  const there = form.querySelector("[data-there]");
  const number = new Intl.NumberFormat(document.documentElement.lang);

  function count() {
    const present = boxes.filter((each) => each.checked).length;
    there.textContent = number.format(present);
    for (const need of form.querySelectorAll("[data-need]")) {
      const reached = present >= Number(need.dataset.need) ? "yes" : "no";
      const word = need.querySelector("strong");
      need.dataset.reached = reached;
      word.textContent = word.getAttribute(`data-word-${reached}`);
      need.querySelector("use").setAttribute("href", reached === "yes" ? "#icon-now" : "#icon-tentative");
    }
  }

  function mark(button, checked) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const each of boxes) each.checked = checked;
      count();
    });
  }

  form.addEventListener("change", count);
  mark(form.querySelector("[data-all]"), true);
  mark(form.querySelector("[data-none]"), false);
  count();
}
