// Pointing at a fact, or reaching it with the keyboard, lights the words it was read from; pointing at words lights
// their facts. Without this, a fact is still a link to its words.

const facts = new Map([...document.querySelectorAll("[data-fact]")].map((fact) => [fact.dataset.fact, fact]));
const words = [...document.querySelectorAll("mark[data-facts]")];
const wordsOf = (id) => words.filter((mark) => mark.dataset.facts.split(" ").includes(id));

function light(elements) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const element of elements) element.classList.add("lit");
}

function lightFrom(target) {
  const fact = target.closest?.("[data-fact]");
  const mark = target.closest?.("mark[data-facts]");
  if (fact) light([fact, ...wordsOf(fact.dataset.fact)]);
  else if (mark) light([mark, ...mark.dataset.facts.split(" ").map((id) => facts.get(id)).filter(Boolean)]);
  else lightChosen();
}

function lightChosen() {
  const id = decodeURIComponent(location.hash).replace("#words-", "");
  light(facts.has(id) ? [facts.get(id), ...wordsOf(id)] : []);
}

document.addEventListener("pointerover", (event) => lightFrom(event.target));
document.addEventListener("focusin", (event) => lightFrom(event.target));
window.addEventListener("hashchange", lightChosen);
lightChosen();
