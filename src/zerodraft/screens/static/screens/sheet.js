// A button that prints, for those whose browser hides how to.
"use strict";

{
  const button = document.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
