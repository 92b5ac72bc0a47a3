"""Scans are tried in a process of their own; each refusal says what is wrong and what cures it."""

from io import BytesIO

import pypdfium2
import pytest

from zerodraft.correspondence import scans
from zerodraft.files.opening import apart
from zerodraft.files.opening.bounds import MAX_PAGES
from zerodraft.files.opening.errors import UnreadableFile


def sheets(count: int) -> bytes:
    made, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(count):
        made.new_page(595, 842)
    made.save(out)
    made.close()
    return out.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        scans.check(content)
    return str(refused.value)


@pytest.mark.parametrize("count", [1, MAX_PAGES])
def test_a_scan_of_so_many_pages_is_taken(count):
    scans.check(sheets(count))


@pytest.mark.parametrize("count", [0, MAX_PAGES + 1])
def test_a_scan_of_so_many_pages_is_not(count):
    assert f"has {count} pages, where between 1 and {MAX_PAGES} are taken" in refusal(sheets(count))


def test_what_leaves_its_reader_without_an_answer_is_refused(monkeypatch):
    ask = apart.ask
    monkeypatch.setattr(apart, "ask", lambda _module, content, name: ask("faulthandler", content, name))
    assert "breaks the program that opens it" in refusal(sheets(1))


def test_no_pdf_is_opened_in_the_process_that_asks(monkeypatch):
    def never(*_given: object) -> None:
        raise AssertionError("opened here")

    monkeypatch.setattr(scans.paged, "opened", never)
    monkeypatch.setattr(scans, "bound", never)
    scans.check(sheets(1))


def test_a_picture_and_nothing_are_not_even_handed_over(monkeypatch):
    monkeypatch.setattr(apart, "ask", None)
    assert "is not a PDF" in refusal(b"\x89PNG\r\n\x1a\n and a picture")
    assert "is empty" in refusal(b"")
