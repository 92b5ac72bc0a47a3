"""Files that are no drafts, or mean harm: each is refused with its name, the fault and the cure, or read whole."""

import io
import time
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerodraft.files.opening.errors import UnreadableFile
from zerodraft.text.exchange.drafts import read_draft
from zerodraft.text.exchange.drafts.pdf import check_script

DOCUMENT = "word/document.xml"


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def word(body: bytes) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", DOCUMENT: body})


ENTITIES = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
AKN = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "d.txt", "empty"),
        (b" \n", "d.md", "empty"),
        (b"x" * (21 * 1024 * 1024), "d.txt", "too-large"),
        (bytes(range(256)) * 40, "d.txt", "binary"),
        (b"\x00\x01" * 4000, "d.docx", "misleading-name"),
        (word(b"<w:document"), "d.docx", "damaged"),
        (word(ENTITIES + b"<a>&b;</a>"), "d.docx", "forbidden"),
        (word(b"<a>" + b" " * 30_000_000 + b"</a>"), "d.docx", "too-large"),
        (ENTITIES + AKN + b"&b;</akomaNtoso>", "d.xml", "forbidden"),
        (AKN + b"<statement>", "d.xml", "damaged"),
        (AKN + b"</akomaNtoso>", "d.xml", "no-text"),
        (b"<other/>", "d.xml", "unknown-format"),
        (b"words", "d.xml", "misleading-name"),
        (b"From: a@example.org\n\nwords", "d.eml", "unknown-format"),
        (b"%PDF-1.4 cut off", "d.pdf", "damaged"),
        (b"<html><script>x</script></html>", "d.html", "no-text"),
        (b"<html>" + b"<b>" * 300 + b"x", "d.html", "too-hard"),
        (b"> " * 300 + b"x", "d.md", "too-hard"),
        (b"---\ntitle: only this\n---\n", "d.md", "no-text"),
    ],
)
def test_it_is_refused_with_a_reason(data, name, code):
    with pytest.raises(UnreadableFile) as refused:
        read_draft(data, name)
    assert refused.value.code == code
    assert name in str(refused.value)
    assert refused.value.cure


def test_a_cell_of_thirty_thousand_characters_is_read_whole():
    document = docx.Document()
    document.add_table(1, 1).rows[0].cells[0].text = "word " * 6000
    out = io.BytesIO()
    document.save(out)
    assert len(read_draft(out.getvalue(), "d.docx").units[0].text) == 29_999


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["d.txt", "d.md", "d.html", "d.xml"]), st.text(max_size=300), st.binary(max_size=20))
def test_no_file_whatever_raises_anything_else(name, text, tail):
    try:
        draft = read_draft(text.encode("utf-8", "replace") + tail, name)
    except UnreadableFile:
        return
    assert draft.units


@pytest.mark.parametrize("text", ["تضاء المصابيح كل مساء", "灯塔由守护人点亮", "(cid:12)(cid:7) lamps"])
def test_a_pdf_whose_letters_cannot_be_trusted_is_refused_with_the_cure(text):
    with pytest.raises(UnreadableFile, match="send the DOCX"):
        check_script(f"{text} " * 20)


def test_a_pdf_in_latin_or_cyrillic_letters_may_hold_a_foreign_word():
    check_script("The lamps of the harbour are lit. Лампы порта зажигает смотритель. " * 5 + "灯塔")


@pytest.mark.parametrize(
    "text",
    [
        "(a) x; (b) y; " * 20_000,
        "Article 1. " * 20_000,
        "1. " * 60_000,
        "[" * 200_000,
        "PREAMBLE " * 20_000,
        "x\n" * 50_000,
    ],
)
def test_a_long_line_of_labels_takes_no_longer_than_its_length(text):
    began = time.process_time()
    read_draft(text.encode(), "d.txt")
    assert time.process_time() - began < 10
