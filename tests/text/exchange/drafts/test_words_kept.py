"""What delegations type looks like markup at times: brackets like links, gaps like tags, text like running heads."""

import re

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from text.exchange.drafts.shared import said
from zerodraft.text.exchange.drafts import read_draft, read_whole
from zerodraft.text.exchange.drafts.paging import Line, without_furniture


def texts(source: str, name: str) -> list[str]:
    return [f"{unit.label} {unit.text}".strip() for unit in read_draft(source.encode(), name).units]


@pytest.mark.parametrize(
    "text",
    [
        "The keeper [shall](?) light it",
        "The keeper [shall](and/or) light it",
        "The keeper [shall](A:delete) light it",
        "The keeper ![shall](A:delete) light it",
        "The keeper [shall]() light it",
        "The keeper ![shall]() light it",
        'The keeper [shall]( "should") light it',
        "[Keepers]: and/or owners of lamps",
        "by <insert date> the keeper lights it",
        "by <Month> </Year> the keeper lights it",
        "<Placeholder> of the keeper",
        "The keeper of {...}",
        "The keeper of the lamp {.}",
        "{Placeholder: the keeper}",
        "The keeper &shall; light it",
    ],
)
def test_markdown_keeps_what_only_looks_like_its_marks(text):
    assert texts(text, "d.md") == [text]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("the [lamp](http://example.org/a) is lit", "the lamp is lit"),
        ("the [lamp](#the-lamp) is lit", "the lamp is lit"),
        ("the [lamp](annex/lamp.md#two) is lit", "the lamp is lit"),
        ('the [lamp](/lamp "of the harbour") is lit', "the lamp is lit"),
        ("the <b class='x'>lamp</b> is<br/>lit", "the lamp is lit"),
        ("the lamp is lit {#lamp .bright}", "the lamp is lit"),
        ("the lamp is lit\n{: .bright size=3}", "the lamp is lit"),
        ("<div>the lamp &amp; the oil</div>", "the lamp & the oil"),
    ],
)
def test_markdown_takes_off_what_is_a_mark(source, text):
    assert texts(source, "d.md") == [text]


@pytest.mark.parametrize(
    "source",
    ["---\n\nDraft of May\n\n---\n\nThe lamp", "---\nDraft of May\n---\nThe lamp", "---\nNote: of May\n---\nThe lamp"],
)
def test_text_between_rulers_is_no_front_matter(source):
    assert said(read_draft(source.encode(), "d.md").units) == re.sub(r"\s|---", "", source)


def test_front_matter_is_handed_on_as_left_out():
    reading = read_whole(b"---\ntitle: 'Lamps'\ntags:\n  - x\n- y\n---\nThe lamp", "d.md")
    assert reading.draft.title == "Lamps"
    assert said(reading.draft.units) == "Thelamp"
    assert reading.left_out == ("title: 'Lamps'", "tags:", "  - x", "- y")


@pytest.mark.parametrize("before", ["", "> "])
def test_a_row_may_have_more_cells_than_its_table(before):
    table = "".join(f"{before}{line}\n" for line in ("| a | b |", "|--|--|", "| c | d | **e** | f\\|g |", "| h |"))
    assert texts(table, "d.md") == ["a", "b", "c", "d", "e", "f|g", "h"]


def test_items_with_typed_letters_need_no_empty_line_between_them():
    assert texts("1. The keeper:\n(a) lights;\n(b) puts out.", "d.md") == [
        "1. The keeper:",
        "(a) lights;",
        "(b) puts out.",
    ]
    assert texts("The keeper under paragraph\n(a) of the annex", "d.md") == [
        "The keeper under paragraph (a) of the annex"
    ]


WORDS = st.sampled_from(["lamp", "oil", "harbour", "and/or", "e.g.", "5", "A:", "x.y", "?", "..."])
BRACKETS = st.sampled_from(
    ["[{}]", "[{}][{}]", "[{}]({})", "[[{}] {}]", "<{} {}>", "{{{}}}", "![{}]({})", "[{}]: {}", "({})"]
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    pieces = ["The"]
    for _ in range(draw(st.integers(1, 6))):
        shape = draw(BRACKETS)
        pieces += [draw(WORDS), shape.format(*(draw(WORDS) for _ in range(shape.replace("{{", "").count("{}") or 1)))]
    return " ".join([*pieces, "burns"])


@settings(max_examples=300)
@given(st.lists(sentences(), min_size=1, max_size=4))
def test_no_bracket_of_markdown_is_ever_lost(paragraphs):
    source = "\n\n".join(paragraphs)
    assert said(read_draft(source.encode(), "d.md").units) == re.sub(r"\s", "", source)


def test_a_web_page_shows_gaps_and_the_numbers_that_its_lists_have():
    assert texts("<html><p>by <insert date> the <Month: of> lamp", "d.html") == [
        "by <insert date> the <Month: of> lamp"
    ]
    page = (
        "<html><ol style='list-style-type: none'><li>1. one</li></ol><ul style='list-style:none'><li>(a) two</li></ul>"
        "<ol style='list-style-type:lower-roman' start=2><li>three</li><li>four</li></ol>"
    )
    assert texts(page, "d.html") == ["1. one", "(a) two", "ii. three", "iii. four"]


def article(number: int) -> str:
    return (
        f"{number}. The keepers of the lamp of harbour {number} shall light it every evening, [and][or] put it out again in "
        "the morning, taking into account the tides, the fog, the ships and the oil that is left in the store."
    )


def printed(paragraphs: list[str], setting: str = "") -> bytes:
    escaped = [re.sub(r"([\[\].])", r"\\\1", text) for text in paragraphs]
    pdf: bytes = typst.compile((setting + "\n\n".join(escaped)).encode())
    return pdf


@pytest.mark.parametrize("count", [1, 24, 60])
def test_a_pdf_loses_its_running_heads_and_nothing_else(count):
    body = [text for number in range(1, count + 1) for text in (article(number), "(a) at once;", "(b) later.")]
    reading = read_whole(printed(body, '#set page(numbering: "1", header: [A/AC.1/L.2])\n'), "d.pdf")
    heads = [text for text in reading.left_out if not text.isdecimal()]
    # On a single page nothing shows that its head is no text.
    assert said(reading.draft.units).removeprefix("A/AC.1/L.2") == re.sub(r"\s", "", "".join(body))
    assert set(heads) == ({"A/AC.1/L.2"} if count > 1 else set())
    assert [unit.label for unit in reading.draft.units if unit.label][:4] == ["1.", "(a)", "(b)", "2."][: 3 * count]
    assert "1" in reading.left_out


@pytest.mark.parametrize("text", ["تضاء المصابيح كل مساء في الميناء", "灯塔由守护人点亮每天晚上"])
def test_a_real_pdf_in_arabic_or_chinese_is_refused(text):
    with pytest.raises(ValueError, match=r"d\.pdf: .*; send the DOCX"):
        read_draft(printed([text] * 3), "d.pdf")


def test_a_number_that_does_not_count_pages_is_text():
    def page(first: str, number: str) -> list[Line]:
        return [Line(first, 70, 200, 50, 60), Line("x" * 40, 70, 500, 300, 310), Line(number, 300, 310, 800, 810)]

    pages = [page("2015", "4"), page("The lamp", "5"), page("12", "6"), page("The oil", "7")]
    kept, left_out = without_furniture(pages)
    assert left_out == ["4", "5", "6", "7"]
    assert [lines[0].text for lines in kept] == ["2015", "The lamp", "12", "The oil"]
