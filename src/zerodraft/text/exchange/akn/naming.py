"""Naming: what Akoma Ntoso calls a document, its units, and those who stand behind words (FRBR, eId, TLC)."""

import datetime as dt
import re
from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker

from zerodraft.text.core.draft import Draft

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
E = ElementMaker(namespace=AKN, nsmap={None: AKN})
Element = etree._Element  # noqa: SLF001 - the name under which lxml lets its elements be annotated

EDITOR = "editor"
UNDATED = "1970-01-01"
"""The standard wants a date; this one says that there is none."""
_LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """A text without what XML cannot hold; the sign for a character that is lost stands for each."""
    return _FORBIDDEN.sub("\ufffd", text)


def slug(text: str) -> str:
    """Words for an address."""
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))[:60].strip("-")


class Ids:
    """The eId of each unit: its own id, without white space, and no two alike."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def of(self, id_: str) -> str:
        wanted = re.sub(r"\s+", "_", clean(id_)) or "unit"
        found, number = wanted, 2
        while found in self._taken:
            found, number = f"{wanted}_{number}", number + 1
        self._taken.add(found)
        return found


def identification(draft: Draft, dated: str) -> Element:
    """Work, expression in one language, and this file."""
    date = _date(dated) if dated else UNDATED
    language = _LANGUAGES.get(draft.language[:2], draft.language or "und")
    work = f"/akn/un/statement/resolution/{date}/{slug(clean(draft.title)) or 'draft'}"
    expression = f"{work}/{language}@{date}"
    found: Element = E.identification(
        E.FRBRWork(*_core(work, date), E.FRBRcountry(value="un"), E.FRBRsubtype(value="resolutionDraft")),
        E.FRBRExpression(*_core(expression, date), E.FRBRlanguage(language=language)),
        E.FRBRManifestation(*_core(f"{expression}.xml", date), E.FRBRformat(value="application/akn+xml")),
        source=f"#{EDITOR}",
    )
    return found


def _date(dated: str) -> str:
    try:
        return dt.date.fromisoformat(dated[:10]).isoformat()
    except ValueError:
        raise ValueError(f"{dated!r} is not the date of a text; write it as 2026-11-25") from None


def _core(uri: str, date: str) -> Iterable[Element]:
    yield E.FRBRthis(value=f"{uri.removesuffix('.xml')}/!main{'.xml' if uri.endswith('.xml') else ''}")
    yield E.FRBRuri(value=uri)
    yield E.FRBRdate(date=date, name="draft")
    yield E.FRBRauthor(href=f"#{EDITOR}")
