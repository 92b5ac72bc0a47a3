"""Labels as they are typed before a paragraph: "5 bis.", "(a)", "PP3", "Article 7", "第七条", "[Option 2:"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from zerodraft.text.core.labels import ORDINALS
from zerodraft.text.core.structure.numbers import CHINESE, WORDS, Reading, readings
from zerodraft.text.core.structure.words import HEADING_WORDS, WORD_OF

_ORDINAL = "|".join((*ORDINALS, "quat"))
SUFFIX = rf"(?:[ \u00a0]?\.?(?:{_ORDINAL})\b|[ \u00a0]?(?:[Aa]lt|ALT)(?![^\W\d_])(?:[ \u00a0]?\d{{1,2}})?)*"
_BRACKETS = r"[\[［【{]*[ \u00a0]?"
_ARABIC = r"[\u0621-\u064a]\u0640{0,2}"
_NUMBER = (
    r"\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-z]{1,2}|"
    rf"[A-Z]|[а-я]|{_ARABIC}|{CHINESE}{{1,5}}"
)
_CLOSING = r"[\]］】]*"
_PARENTHESIS = (
    rf"(?P<open>[(（])(?P<in>{_NUMBER})(?P<in_suffix>{SUFFIX})(?P<shut>[)）]\.?{_CLOSING})"
    # "(b), (c) and (d)" begins no item: it goes on with a reference that was broken there.
    r"(?=\W|[^\W\d_]|$)(?![,;،؛，；])"
)
# "2.5 million" begins no paragraph: what follows a point or a dotted number begins a sentence, or is set apart by a space.
_POINT = (
    rf"(?P<num>{_NUMBER})(?P<suffix>{SUFFIX})"
    rf"(?P<end>[.)．:](?!\d){_CLOSING}(?=[\s\[［(（\"“«'{{]|$|[^\W\da-z_])|、|[ \u00a0]?[-–—](?=[ \u00a0][^\W\d_]))"
)
_DOTTED = (
    rf"(?P<dotted>\d{{1,3}}(?:\.(?:\d{{1,3}}|x)){{1,4}})(?P<dotted_suffix>{SUFFIX})"
    r"(?=[ \u00a0]?[\[\"“«(]|[ \u00a0][^\W\d_a-zа-я])"
    rf"|(?P<bare>\d{{1,3}})(?P<bare_suffix>[ \u00a0]?\.?(?:{_ORDINAL})\b{SUFFIX})(?=[\s\[:.])[.:]?"
)
# In texts taken from right-to-left pages the point of a number comes first, as a dash.
_DASHED = r"(?P<dash>[-–—][ \u00a0]?)(?P<dashed>\d{1,3})(?=[ \u00a0](?:[\"“(\[]?[\u0600-\u06ff])|$)"
_BULLET = r"(?P<bullet>[•·▪■□●○◦‣⁃\uf0b7\uf0a7➢✓*]|[-–—−])(?=[ \t\u00a0]+[^\d\s])"
_PARAGRAPH = (
    rf"(?P<pp>(?i:pp|op)[ \u00a0]?(?P<pp_number>\d{{1,3}}(?:\.\d{{1,3}})?)(?P<pp_suffix>{SUFFIX})[.:)]?)(?=[\s\]\[]|$)"
)
ITEM = re.compile(rf"{_BRACKETS}(?:{_PARENTHESIS}|{_POINT}|{_DOTTED}|{_PARAGRAPH})|{_DASHED}|{_BULLET}")

_WORDS_BEFORE = "|".join(
    re.escape(word) for word in sorted(WORD_OF, key=len, reverse=True) if not re.search(r"[\u4e00-\u9fff]", word)
)
_HAN_AFTER = "|".join(HEADING_WORDS[name][-1] for name in ("part", "title", "chapter", "section", "article"))
_HAN_BEFORE = "|".join(
    HEADING_WORDS[name][-1] for name in ("annex", "appendix", "objective", "principle", "action", "rule", "option")
)
_HEADING_NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*|\((?:[a-z]|[ivx]+|\d{{1,2}})\)|{WORDS}|[ivxlc]{{1,6}}\b|[a-z]\b"
    r"|\[?(?:xx?|…|\.\.\.)\]?(?!\w))"
)
_HEADING_END = r"(?P<after>[\]］】]*(?:[ \u00a0]?[:：.]{1,2}|[ \u00a0]?[-–—](?=\s))?[\]］】]*)(?=[\s(（\[（：]|$)"
HEADING = re.compile(
    rf"{_BRACKETS}(?P<word>{_WORDS_BEFORE})[ \u00a0]+{_HEADING_NUMBER}(?P<suffix>{SUFFIX}){_HEADING_END}",
    re.IGNORECASE,
)
HAN_HEADING = re.compile(
    rf"{_BRACKETS}(?:第(?P<number>{CHINESE}{{1,6}}|\d{{1,3}})(?P<word>{_HAN_AFTER})"
    rf"|(?P<word_before>{_HAN_BEFORE})[ ]?(?P<number_after>{CHINESE}{{1,5}}|\d{{1,3}}))"
    rf"(?P<suffix>{SUFFIX})(?P<after>[\]］】]*[:：.]?)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was typed (or made by the format) before a paragraph.

    `text` is the label as it stands, `rest` what follows it. `word` names the part that a word announces ("article",
    "option", "pp", "op"), '' where none does. `readings` are the ways to read its number, each with a style that tells
    lists apart ("(a)", "1."). `suffix` is "bis", "alt" and the like.
    """

    text: str
    rest: str
    word: str = ""
    readings: tuple[Reading, ...] = ()
    suffix: str = ""

    @property
    def is_bullet(self) -> bool:
        return not self.word and not self.readings


def heading_label(text: str) -> Label | None:
    """The label of a part of the text, such as "Article 5 bis:"; None where there is none."""
    match = HEADING.match(text)
    if match:
        word = WORD_OF[match["word"].lower()]
        number = match["number"]
    else:
        match = HAN_HEADING.match(text)
        if match is None:
            return None
        word = WORD_OF[match["word"] or match["word_before"]]
        number = match["number"] or match["number_after"]
    bare = number.strip("()[]")
    style = "()" if number.startswith("(") else ""
    found = tuple((f"{word} {kind}{style}", value) for kind, value in readings(bare))
    return Label(match.group(), text[match.end() :].lstrip(), word, found, match["suffix"].strip())


@lru_cache(maxsize=4096)
def _item(head: str) -> tuple[int, str, tuple[Reading, ...], str] | None:
    match = ITEM.match(head)
    if match is None:
        return None
    if match["bullet"]:
        return match.end(), "", (), ""
    if match["pp"]:
        word = match["pp"][:2].lower()
        return match.end(), word, tuple((f"{word} {s}", n) for s, n in readings(match["pp_number"])), match["pp_suffix"]
    number, before, after, suffix = _parts(match)
    found = tuple(
        (f"{before}{style}{after}", value)
        for style, value in readings(number.replace("x", "0") if "." in number else number)
    )
    return (match.end(), "", found, suffix.strip(" .\u00a0")) if found else None


def _parts(match: re.Match[str]) -> tuple[str, str, str, str]:
    """The number, what stands before and after it, and its suffix. Marks that mean the same are given alike."""
    if match["in"]:
        return match["in"], "(", ")", match["in_suffix"] or ""
    if match["num"]:
        end = match["end"].strip(" \u00a0")[:1]
        return match["num"], "", {"．": ".", ":": ".", "–": "-", "—": "-"}.get(end, end), match["suffix"] or ""
    if match["dotted"]:
        return match["dotted"], "", ".", match["dotted_suffix"] or ""
    if match["bare"]:
        return match["bare"], "", ".", match["bare_suffix"]
    return match["dashed"], "-", "", ""


_HEAD = 48


def item_label(text: str) -> Label | None:
    """The label of a paragraph or an item of a list, such as "3.2 bis" or "(iv)"; None where there is none."""
    found = _item(text[:_HEAD])
    if found is None:
        return None
    end, word, numbers, suffix = found
    return Label(text[:end], text[end:].lstrip(), word, numbers, suffix)


def given_label(label: str, text: str) -> Label:
    """A label that the format itself gave, read for its number."""
    read = heading_label(label) or item_label(f"{label} A")
    if read is None or read.text.strip() != label.strip():
        read = _bare(label.strip())
    return Label(label, text, read.word, read.readings, read.suffix)


def _bare(label: str) -> Label:
    """A given label without the marks of a typed one: "1" and "b" count as "1." and "b." do, "§ 1" in a make of its own."""
    pointed = item_label(f"{label}. A")
    if pointed and pointed.text == f"{label}.":
        return pointed
    numbers = re.findall(r"\d{1,4}", label)
    return Label(label, "", readings=((re.sub(r"\d+", "#", label), int(numbers[0])),) if len(numbers) == 1 else ())


def items_in(text: str) -> Iterator[tuple[int, Label]]:
    """Every place in a running text where something that looks like the label of an item stands, with the label."""
    for match in _SPOT.finditer(text):
        start = match.end()
        found = item_label(text[start : start + _HEAD])
        if found and not found.is_bullet:
            yield start, found


# After the end of a sentence or of an item, or a word that joins the last item to the one before.
_SPOT = re.compile(
    r"(?:(?<=[.;:؛：；。!?])|(?<=[;；؛,،] (?:or|et|ou|or|as))|(?<=[;；؛] and))[ \u00a0]+"
    r"|(?<=[：；。])(?=[（(一二三四五六七八九十])"
)

# After the end of a sentence, and after a number that came loose from its paragraph.
_HEADING_SPOT = re.compile(r"(?<=[.;:؛])[ \u00a0]+(?:[-–—][ \u00a0]?\d{1,2}[ \u00a0]+)?")

_ANY_SPOT = re.compile(r"[ \u00a0]+")
_NEAR = 32
# As much of what follows a label as tells whether it is a title.
_REST = 400


def headings_in(text: str) -> Iterator[tuple[int, Label]]:
    """Every place in a running text where the heading of a part may stand, with its label.

    Near the beginning it may follow whatever came loose from the paragraph.
    """
    for match in chain(_ANY_SPOT.finditer(text, 0, _NEAR), _HEADING_SPOT.finditer(text)):
        label = heading_label(text[match.end() : match.end() + _REST])
        if label and label.word != "option":
            yield match.end(), label
