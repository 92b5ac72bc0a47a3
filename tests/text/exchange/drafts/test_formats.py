"""Each format of a draft: what it shows becomes units, and what it marks up is no text."""

import io
from pathlib import Path

import docx
import pytest
from lxml import etree

from text.exchange.drafts.shared import said
from zerodraft.text.core.draft import Draft, Kind
from zerodraft.text.exchange.drafts import read_draft, read_draft_file, read_whole
from zerodraft.text.exchange.drafts.paging import Line, paragraphs, without_furniture
from zerodraft.text.exchange.word.bookmarks import bookmark_of_unit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def told(draft: Draft) -> list[tuple[str, str, str]]:
    return [(unit.kind.value, unit.label, unit.text) for unit in draft.units]


def test_markdown_without_its_marks():
    source = (
        "---\ntitle: A title\n---\n\n* TOC\n{:toc}\n\n# Draft *Pact*\n{:.no_toc}\n\n"
        "See the [lamp](http://example.org) and the [rock][r].[^1]\n\n[r]: http://example.org\n\n"
        "1. **First** <span class='x'>word</span>\n   - inner\n2. Second \\* star\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "[^1]: A note.\n"
    )
    draft = read_draft(source.encode(), "d.md")
    assert draft.title == "A title"
    assert told(draft) == [
        ("title", "", "Draft Pact"),
        ("para", "", "See the lamp and the rock.[^1]"),
        ("chapeau", "1.", "First word"),
        ("subpara", "-", "inner"),
        ("para", "2.", "Second * star"),
        *(("cell", "", each) for each in "abcd"),
        ("footnote", "[^1]:", "A note."),
    ]


@pytest.mark.parametrize(
    "text", ["see paragraph [x](a) above", "[shall][should] act [in][on] time", "[Party]: the lamp"]
)
def test_bracketed_text_is_no_link(text):
    assert [unit.text for unit in read_draft(text.encode(), "d.md").units] == [text]


def test_a_web_page_as_it_is_shown():
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><nav>Home</nav><h1>Draft Pact</h1>"
        "<p>We agree:</p><ol type='a'><li>one</li><li value='4'><p>two</p></li></ol>"
        "<table><tr><td>A<p>B</p></td><td>C</td></tr></table><p hidden>no</p><script>no()</script></body></html>"
    )
    assert told(read_draft(page.encode(), "d.html")) == [
        ("title", "", "Draft Pact"),
        ("chapeau", "", "We agree:"),
        ("subpara", "a.", "one"),
        ("subpara", "d.", "two"),
        ("cell", "", "A B"),
        ("cell", "", "C"),
    ]


def test_lines_broken_to_a_width_are_joined_and_others_are_not():
    words = "the keeper of the lamp shall light it every evening and put it out again in the morning "
    broken = "\n".join((words * 4)[at : at + 70] for at in range(0, 280, 70))
    draft = read_draft(f"{broken}\n\n1. {broken}\n".encode(), "d.txt")
    assert len(draft.units) == 2
    assert len(read_draft(b"One line.\nAnother line.\n1. A third.", "d.txt").units) == 3


def test_one_line_that_was_broken_in_a_sentence_is_joined():
    first = "Recalling all relevant resolutions of the harbour, including 15/99 of 6"
    draft = read_draft(f"{first}\nOctober 2010 on lamps,\n\n1. Light them.\n\n2. Clean them.\n".encode(), "d.txt")
    assert [unit.text for unit in draft.units] == [f"{first} October 2010 on lamps,", "Light them.", "Clean them."]
    apart = f"{first};\nAnother paragraph of the text.\n"
    assert len(read_draft(apart.encode(), "d.txt").units) == 2


AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta/>
<preface><p><docTitle>Draft resolution on lamps</docTitle></p></preface>
<preamble><formula name="f"><p>The General Assembly,</p></formula><p eId="pp_1">Recalling <b>lamps</b>,</p></preamble>
<mainBody><article eId="art_1"><num>Article 1</num><heading>Scope</heading><paragraph><num>1.</num><content>
<p>One<authorialNote marker="1"><p>A note</p></authorialNote> goes on.</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p>These:</p></intro><point><num>(a)</num><content><p>item</p></content></point></list>
</paragraph></article></mainBody></statement></akomaNtoso>"""


def test_akoma_ntoso_gives_numbers_headings_and_notes():
    assert told(read_draft(AKN.encode(), "d.xml")) == [
        ("title", "", "Draft resolution on lamps"),
        ("chapeau", "", "The General Assembly,"),
        ("pp", "", "Recalling lamps,"),
        ("heading", "Article 1", "Scope"),
        ("para", "1.", "One goes on."),
        ("footnote", "1", "A note"),
        ("chapeau", "2.", "These:"),
        ("subpara", "(a)", "item"),
    ]


def saved(document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_word_with_styles_automatic_numbers_and_cells():
    document = docx.Document()
    document.add_paragraph("Draft Convention on Lamps", "Title")
    document.add_heading("Article 1 Scope", 1)
    document.add_paragraph("First thing", "List Number")
    document.add_paragraph("Second thing", "List Number")
    document.add_table(1, 2).rows[0].cells[1].text = "a cell"
    document.sections[0].header.paragraphs[0].text = "A/AC.1/L.2"
    reading = read_whole(saved(document), "d.docx")
    assert told(reading.draft) == [
        ("title", "", "Draft Convention on Lamps"),
        ("heading", "Article 1", "Scope"),
        ("para", "1.", "First thing"),
        ("para", "2.", "Second thing"),
        ("cell", "", "a cell"),
    ]
    assert reading.left_out == ("A/AC.1/L.2",)


def test_word_is_read_as_it_was_before_tracked_changes():
    document = docx.Document()
    paragraph = document.add_paragraph("The lamp ")._p
    for name, tag, text in (("del", "delText", "shall"), ("ins", "t", "should")):
        change = etree.SubElement(paragraph, f"{W}{name}", {f"{W}id": "1", f"{W}author": "A"})
        etree.SubElement(etree.SubElement(change, f"{W}r"), f"{W}{tag}").text = text
    assert [unit.text for unit in read_draft(saved(document), "d.docx").units] == ["The lamp shall"]


def test_word_gives_back_the_ids_that_it_carries():
    document = docx.Document()
    for id_, text in (("art1-abc", "One."), ("z.9", "Two.")):
        paragraph = document.add_paragraph()
        etree.SubElement(paragraph._p, f"{W}bookmarkStart", {f"{W}id": "7", f"{W}name": bookmark_of_unit(id_)})
        paragraph.add_run(text)
    assert [unit.id for unit in read_draft(saved(document), "d.docx").units] == ["art1-abc", "z.9"]


def page(*texts: str, number: str) -> list[Line]:
    head = Line("A/AC.1/L.2", 70, 120, 30, 40)
    body = [Line(text, 70, 70 + 5 * len(text), 120 + 14 * at, 130 + 14 * at) for at, text in enumerate(texts)]
    return [head, *body, Line(number, 300, 310, 800, 810)]


def test_a_paragraph_goes_on_over_a_page_and_page_numbers_are_left_out():
    full = "The keeper of the lamp shall light it in the evening, and in the"
    pages = [page(full, full, number="1"), page("morning put it out.", "1. A new one.", number="2")]
    kept, left_out = without_furniture(pages)
    assert [text for text, _ in paragraphs(kept)] == [f"{full} {full} morning put it out.", "1. A new one."]
    assert sorted(left_out) == ["1", "2", "A/AC.1/L.2", "A/AC.1/L.2"]


def test_a_line_inside_a_page_is_never_left_out():
    pages = [page("12", "1. Text.", number=str(number)) for number in (1, 2, 3)]
    kept, _ = without_furniture(pages)
    assert all("1. Text." in [line.text for line in each] for each in kept)


def test_the_same_bytes_give_the_same_draft_and_its_hash(tmp_path: Path):
    (tmp_path / "d.txt").write_text("Draft declaration\n\n1. One.\n\n2. Two.\n")
    one, other = (read_draft_file(tmp_path / "d.txt") for _ in range(2))
    assert one == other
    assert len(one.sha256) == 64
    assert {unit.kind for unit in one.units} == {Kind.TITLE, Kind.PARA}
    assert said(one.units) == "Draftdeclaration1.One.2.Two."


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066", "\u2069"])
def test_marks_of_direction_are_kept(mark):
    draft = read_draft(f"1. One {mark}two.\n\n{mark}2. Three".encode(), "d.txt")
    assert said(draft.units).count(mark) == 2
