// The forms of the console stand outside its live part: those that other rules of procedure bring are there once it is loaded anew.
"use strict";

{
  const console_ = document.querySelector("[data-rules]");

  document.addEventListener("live:changed", () => {
    const now = console_.querySelector("[data-rules-now]").dataset.rulesNow;
    if (now !== console_.dataset.rules) location.reload();
  });
}
