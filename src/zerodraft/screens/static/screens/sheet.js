// A button that prints, for those whose browser hides how to; at once for whoever came by the desk's key.
"use strict";

{
  const button = document.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  if (location.hash === "#print") {
    // Once: not again when the page is loaded anew, or come back to.
    history.replaceState(null, "", location.pathname + location.search);
    document.fonts.ready.then(() => window.print());
  }
}
