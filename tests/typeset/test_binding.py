"""Binding: pages behind pages, in the same bytes each time, with no promise that a scan cannot keep."""

from io import BytesIO

import pdfplumber
import pytest

from correspondence.extract.making import pdf as drawn
from zerodraft.typeset import NotBound, bound, pdf

COVER = '#set document(title: "Cover", date: datetime(year: 2018, month: 2, day: 15))\nExcellency'


@pytest.fixture(scope="module")
def cover() -> bytes:
    return pdf(COVER.replace('"Cover"', "sys.inputs.title"), {}, title="Cover", language="en")


def scan(words: str) -> bytes:
    return drawn([[(70, 70, words)]])


def test_pages_stand_behind_the_cover_and_the_bytes_are_the_same(cover: bytes):
    one, again = (bound(cover, [scan("Enclosure"), scan("Annex")]) for _ in range(2))
    assert one == again
    assert one != bound(cover, [scan("Enclosure"), scan("Another")])
    with pdfplumber.open(BytesIO(one)) as whole:
        assert [page.extract_text() for page in whole.pages] == ["Excellency", "Enclosure", "Annex"]
        assert whole.metadata["Title"] == "Cover"
        assert whole.metadata["CreationDate"].startswith("D:20180215")


def test_a_scan_is_not_called_accessible(cover: bytes):
    assert b"<pdfuaid:part>1" in cover
    made = bound(cover, [scan("Enclosure")])
    assert b"<pdfuaid:part>" not in made
    assert b"/StructTreeRoot" in made


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_what_cannot_be_opened_is_refused_by_its_number(cover: bytes, content: bytes):
    with pytest.raises(NotBound, match=r"file 2 cannot be opened: .* anew as PDF"):
        bound(cover, [content])


def test_too_much_is_refused(cover: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("zerodraft.typeset.binding.MOST_PAGES", 2)
    with pytest.raises(NotBound, match="file 3 goes beyond 2 pages"):
        bound(cover, [scan("Enclosure"), scan("Annex")])
    monkeypatch.setattr("zerodraft.typeset.binding.LARGEST", 100)
    with pytest.raises(NotBound, match="together"):
        bound(cover, [scan("Enclosure")])
