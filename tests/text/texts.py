"""Texts for property tests: four scripts, marks, brackets, and what is told apart by bytes alone."""

from hypothesis import strategies as st

LATIN = ["States", "shall", "should", "take", "the", "the", "of", "measures", "[may]", "co-operate", "l’État", "(a)"]
OTHERS = ["государства", "принимают", "меры", "تَتَّخذ", "الدول", "تدابير", "缔约国", "应采取", "措施", "，", "。", "１"]
WORDS = [*LATIN, *OTHERS, "[EU: text]", "5 bis"]
SPACES = [" ", " ", " ", "  ", "\u00a0", "\n", "", ", ", "; "]

tiny = st.text(alphabet="ab c.[]\u00adé\u0301阿بَ\n", max_size=12)
"""Every collision of tokens, spaces and marks that a few characters allow."""

sentences = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
texts = tiny | sentences


@st.composite
def rewritten(draw: st.DrawFn, base: str) -> str:
    """A text that a delegation could make of a base: some words of it replaced, dropped or put in."""
    words = base.split(" ")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words)))
        gone = draw(st.integers(0, 3))
        words[at : at + gone] = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    return " ".join(words)


@st.composite
def units(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A base, and what several propose for it; some propose the same."""
    base = draw(texts)
    proposed: dict[str, str] = {}
    for number in range(draw(st.integers(0, 7))):
        earlier = st.sampled_from(list(proposed.values())) if proposed else st.nothing()
        proposed[f"p{number}"] = draw(rewritten(base) | texts | earlier)
    return base, proposed
