"""References: where a text says "article 9, paragraph 2", in six languages, and to which units that leads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.labels import ORDINALS
from zerodraft.text.core.numbering import Numbered, numbered
from zerodraft.text.core.structure.numbers import CHINESE, readings

_WORDS = {
    "paragraph": (
        "paragraphs?",
        "paras?",
        "paragraphes?",
        "párrafos?",
        "пункт(?:а|е|у|ом|ы|ов|ах)?",
        "الفقرات",
        "الفقرة",
    ),
    "article": ("articles?", "artículos?", "стать(?:я|и|е|ю|ей|ёй)", r"[وبكف]?(?:ال|لل)(?:مادة|مواد)"),
    "objective": ("objectives?", "objectifs?", "objetivos?", "цел(?:ь|и|ью|ей)", r"[وبكف]?(?:ال|لل)هدف"),
    "principle": ("principles?", "principes?", "principios?", "принцип(?:а|е|у|ы|ов)?", r"[وبكف]?(?:ال|لل)مبدأ"),
    "chapter": ("chapters?", "chapitres?", "capítulos?", "глав(?:а|ы|е|у)", r"[وبكف]?(?:ال|لل)فصل"),
    "section": ("sections?", "secci(?:ón|ones)", "раздел(?:а|е|ы|ов)?", r"[وبكف]?(?:ال|لل)فرع"),
    "annex": ("annex(?:es)?", "annexes?", "anexos?", "приложени(?:е|я|и|ю)", r"[وبكف]?(?:ال|لل)مرفق"),
    "action": ("actions?", "acción", "мер(?:а|ы|е)", r"[وبكف]?(?:ال|لل)إجراء"),
}
_JOINER = r"(?:\s*(?:,|;|and|or|to|et|ou|à|y|o|a|и|или|-|–|و|أو)\s*)"
_ONE = r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6})(?![\w/])"
_ORDINAL = rf"(?:[ \u00a0]?(?:{'|'.join(ORDINALS)})\b)?"
_NUMBER = rf"{_ONE}{_ORDINAL}(?:\s?\([a-z\d]{{1,3}}\))*"
_LATIN = re.compile(
    "|".join(
        rf"(?P<{word}>(?<!\w)(?:{'|'.join(forms)})[\s\u00a0]+(?P<{word}_numbers>{_NUMBER}(?:{_JOINER}{_NUMBER})*))"
        for word, forms in _WORDS.items()
    ),
    re.IGNORECASE,
)
_HAN_WORDS = {"条": "article", "款": "paragraph", "段": "paragraph", "章": "chapter", "节": "section"}
_HAN = re.compile(rf"第(?P<number>{CHINESE}{{1,6}}|\d{{1,3}})(?P<word>[条款段章节])")
_EACH = re.compile(rf"(?P<number>{_ONE})(?:[ \u00a0]?(?P<suffix>{'|'.join(ORDINALS)})\b)?")
# "of the Convention", "de la Charte", "resolution 70/1": a text with a name. Its own a draft calls "this Agreement".
_OF_ANOTHER = re.compile(
    r"\s*(?:\([a-z\d]{1,3}\)\s*)*,?\s*"
    r"(?:(?:of|du|de la|de l['’]|des|del|de)\s*(?:the\s|its\s|said\s)*(?:[A-Z]|celle-ci|celui-ci"
    r"|resolution|decision|convention|protocol|charter|covenant|treaty|statute|résolution|décision|resolución|decisión)"
    r"|to the (?:Convention|Charter|Covenant|Protocol|Statute|Treaty)\b"
    r"|(?:Конвенции|Устава|Протокола|Пакта)\b|من (?:الاتفاقية|ميثاق|البروتوكول))"
)
_BESIDE = {"", "of", "of the", "de", "de l’", "de l'", "du", "del", "de la", "من", "в"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One number that a text refers to: `words` as they stand, from code point `at` on, `word` for the kind of part.

    `within` is the number of the article that is named with it; '' for none. `elsewhere` where another text is meant.
    """

    unit: str
    at: int
    words: str
    word: str
    number: str
    within: str = ""
    elsewhere: bool = False


def references(unit: Unit) -> Iterator[Reference]:
    """What a unit refers to by number."""
    yield from _latin(unit)
    yield from _han(unit)


def _latin(unit: Unit) -> Iterator[Reference]:
    for group in _groups(unit.text, list(_LATIN.finditer(unit.text))):
        articles = [match for match in group if match["article"]]
        within = _first(articles[0]) if articles and len(group) > 1 else ""
        elsewhere = _OF_ANOTHER.match(unit.text, group[-1].end()) is not None
        for match in group:
            word = _word(match)
            start = match.start(f"{word}_numbers")
            for each in _EACH.finditer(match[f"{word}_numbers"]):
                value = each["number"] + (f" {each['suffix'].lower()}" if each["suffix"] else "")
                words = match.group() if each.start() == 0 else each.group()
                beside = within if word == "paragraph" else ""
                yield Reference(unit.id, start + each.start(), words, word, value, beside, elsewhere)


def _groups(text: str, found: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """What is named together: "article 9, paragraph 2", "paragraph 2 of article 9"."""
    groups: list[list[re.Match[str]]] = []
    for match in found:
        last = groups[-1][-1] if groups else None
        between = text[last.end() : match.start()].strip(" ,\u00a0").casefold() if last else None
        if last is not None and between in _BESIDE and {_word(last), _word(match)} == {"article", "paragraph"}:
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _word(match: re.Match[str]) -> str:
    return next(word for word in _WORDS if match[word])


def _first(match: re.Match[str]) -> str:
    each = _EACH.search(match["article_numbers"])
    return each.group() if each else ""


def _han(unit: Unit) -> Iterator[Reference]:
    end, within, elsewhere = -1, "", False
    for match in _HAN.finditer(unit.text):
        word, number = _HAN_WORDS[match["word"]], _han_number(match["number"])
        if match.start() != end:
            # The name of another text stands before, in its own marks.
            within, elsewhere = "", unit.text[: match.start()].endswith("》")
        beside = within if word == "paragraph" else ""
        yield Reference(unit.id, match.start(), match.group(), word, number, beside, elsewhere)
        end, within = match.end(), number if word == "article" else within


def _han_number(digits: str) -> str:
    if len(digits) > 1 and not digits.isdecimal() and not set(digits) & set("十百"):
        # Written digit by digit: 二八七 is 287.
        return "".join(_han_number(each) for each in digits)
    return str(readings(digits)[0][1])


class Targets:
    """The numbered parts of a draft, for finding what a reference leads to."""

    def __init__(self, draft: Draft) -> None:
        self._units = {unit.id: unit for unit in draft.units}
        self._by_number: dict[tuple[str, str], list[Unit]] = {}
        self.words: set[str] = set()
        for each in numbered(draft.units):
            for word in _called(each):
                self.words.add(word)
                self._by_number.setdefault((word, _number(each)), []).append(each.unit)

    def of(self, reference: Reference) -> list[Unit]:
        """The units that bear the number, those of the same part first where none is named."""
        found = self._by_number.get((reference.word, _folded(reference.number)), [])
        if reference.word != "paragraph":
            return found
        here = self._article(reference.unit)
        if reference.within:
            return [each for each in found if _folded(reference.within) in self._article_numbers(each.id)]
        near = [each for each in found if here and self._article(each.id) == here]
        return near or found

    def is_called(self, id_: str, reference: Reference) -> bool:
        """Whether a unit bears the number that a reference names, be it in one part or another."""
        found = self._by_number.get((reference.word, _folded(reference.number)), [])
        return any(each.id == id_ for each in found)

    def _article(self, id_: str) -> str:
        """The heading in which a unit lies."""
        unit = self._units.get(id_)
        while unit is not None and unit.kind is not Kind.HEADING:
            unit = self._units.get(unit.parent)
        return unit.id if unit else ""

    def _article_numbers(self, id_: str) -> set[str]:
        article = self._article(id_)
        return {
            number
            for (word, number), units in self._by_number.items()
            if word == "article" and any(each.id == article for each in units)
        }


def _called(each: Numbered) -> Iterable[str]:
    """By which words a numbered unit is referred to."""
    word, _, _ = each.style.partition(" ")
    if word in _WORDS:
        return (word,)
    if word in {"pp", "op"} or (each.unit.kind is not Kind.HEADING and each.style.strip(".)") in {"1", "1.1", "1.1.1"}):
        return ("paragraph",)
    return ()


def _number(each: Numbered) -> str:
    dotted = re.search(r"\d+(?:\.\d+)+", each.unit.label)
    head = dotted.group() if dotted else str(each.value)
    return head + (ORDINALS[each.rank - 1] if each.rank else "")


def _folded(number: str) -> str:
    match = re.match(r"[\d.IVXLivxl]+", number)
    head = match.group() if match else number
    value = readings(head)
    plain = head if "." in head or not value else str(value[-1][1])
    return plain + re.sub(r"\W+", "", number[len(head) :]).casefold()
