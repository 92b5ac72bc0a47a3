"""Setting: a template and its data become a PDF that is tagged for screen readers (PDF/UA-1) and the same on every run."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache

import typst

from zerodraft.typeset.coverage import FONTS, UnprintableCharacters, unprintable


class NotSet(ValueError):
    """Typst could not set a template with its data."""


def pdf(template: str, data: Mapping[str, object], *, title: str, language: str) -> bytes:
    """The PDF of a Typst template, which finds `data` as JSON in `sys.inputs.data`, and `title` and `language` beside it.

    Nothing of the data is read as Typst. `language` is a tag as "en" or "zh-CN". Raises UnprintableCharacters where no font
    has a character of the data, ValueError without a title, NotSet where the template does not go with the data.
    """
    if not title.strip():
        raise ValueError("a PDF needs a title, by which screen readers announce it; give it one")
    missing = dict.fromkeys(character for text in (title, *_strings(data)) for character in unprintable(text))
    if missing:
        raise UnprintableCharacters(missing)
    inputs = {"data": json.dumps(data, ensure_ascii=False), "title": title, "language": _language(language)}
    try:
        compiler = typst.Compiler(
            template.encode(), root=FONTS, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
        )
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        raise NotSet(error.message) from error
    assert isinstance(made, bytes)  # noqa: S101 (Typst gives several only for pictures of pages)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _language(tag: str) -> str:
    """The part of a tag that Typst knows: "zh" of "zh-CN"; English for what is no tag."""
    language = tag.split("-", maxsplit=1)[0].lower()
    return language if re.fullmatch("[a-z]{2,3}", language) else "en"


def _strings(data: object) -> Iterable[str]:
    """Every text in the data, wherever it lies."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from _strings(each)
    elif isinstance(data, (list, tuple)):
        for each in data:
            yield from _strings(each)
