"""Numbers and notes as word processors leave them: given or typed or both, in Word files and in pages saved from them."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from text.exchange.drafts.test_formats import saved
from text.making_word import Word, r
from text.making_word import docx as word_file
from zerodraft.text.exchange.drafts import read_draft, read_whole

ENGLISH = "The keepers of the harbour shall light the lamp every evening"
NUMBERED = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-fareast-font-family:"
    "Calibri'><span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    "</span></span><![endif]><span lang=EN-GB>{}<o:p></o:p></span></p>"
)


def nested(data: bytes, name: str) -> list[tuple[str, str, str, str]]:
    """The kind, label and words of each unit, and the words of that in which it lies."""
    units = read_draft(data, name).units
    text = {unit.id: unit.text for unit in units}
    return [(unit.kind.value, unit.label, unit.text, text.get(unit.parent, "")) for unit in units]


def list_of(*levels: tuple[str, str]) -> str:
    """The numbering of a Word file with one list: format and label of each level."""
    shown = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for n, (form, label) in enumerate(levels)
    )
    used = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="1">{shown}</w:abstractNum>{used}'


def test_a_letter_typed_into_a_numbered_list_is_one_of_its_items():
    w = Word()
    items = [("Light it;", True), ("(a bis)\tTrim it;", False), ("(b)\tClean it.", False)]
    data = word_file(
        w.p(r("The keeper shall:")),
        *(w.p(r(text), level=(1, 1) if given else None) for text, given in items),
        numbering=list_of(("decimal", "%1."), ("lowerLetter", "(%2)")),
    )
    assert nested(data, "d.docx") == [
        ("chapeau", "", "The keeper shall:", ""),
        ("subpara", "(a)", "Light it;", "The keeper shall:"),
        ("subpara", "(a bis)", "Trim it;", "The keeper shall:"),
        ("subpara", "(b)", "Clean it.", "The keeper shall:"),
    ]


@pytest.mark.parametrize(
    ("form", "shown", "labels", "kind"),
    [
        ("decimal", "%1", ("1", "2", "3"), "para"),
        ("lowerLetter", "%1", ("a", "b", "c"), "subpara"),
        ("decimal", "§ %1", ("§ 1", "§ 2", "§ 3"), "subpara"),
    ],
)
def test_given_numbers_without_a_point_stand_side_by_side(form, shown, labels, kind):
    w = Word()
    data = word_file(
        *(w.p(r(f"{ENGLISH} in {place}."), level=(1, 0)) for place in ("May", "June", "July")),
        numbering=list_of((form, shown)),
    )
    units = read_draft(data, "d.docx").units
    assert [(unit.label, unit.kind.value, unit.parent) for unit in units] == [(each, kind, "") for each in labels]


def test_a_number_that_a_tab_sets_apart_is_a_label():
    document = docx.Document()
    for text in ("1\tThe lamp is lit.", "2\tthe oil is bought.", "12 ships came.", "2.5\tmillions\tof ships"):
        document.add_paragraph(text)
    found = [(unit.label, unit.text) for unit in read_draft(saved(document), "d.docx").units]
    assert found == [
        ("1", "The lamp is lit."),
        ("2", "the oil is bought."),
        ("", "12 ships came."),
        ("2.5", "millions of ships"),
    ]


def test_the_entries_of_a_table_of_contents_are_no_headings():
    document = docx.Document()
    document.add_paragraph("Rules", "Title")
    document.add_paragraph("Contents")
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Article 1 Lamps\t1", "toc 1")
    document.add_heading("Article 1 Lamps", 1)
    document.add_paragraph("They burn.")
    assert [(kind, text, above) for kind, _label, text, above in nested(saved(document), "d.docx")] == [
        ("title", "Rules", ""),
        ("heading", "Contents", ""),
        ("para", "Article 1 Lamps 1", "Contents"),
        ("heading", "Lamps", ""),
        ("para", "They burn.", "Lamps"),
    ]


def test_the_base_of_a_word_with_its_reading_is_read():
    document = docx.Document()
    run = document.add_paragraph("灯").add_run("塔")._r
    namespace = run.nsmap["w"]
    ruby = etree.SubElement(run, f"{{{namespace}}}ruby")
    for name, text in (("rt", "shou"), ("rubyBase", "守")):
        inside = etree.SubElement(etree.SubElement(ruby, f"{{{namespace}}}{name}"), f"{{{namespace}}}r")
        etree.SubElement(inside, f"{{{namespace}}}t").text = text
    document.paragraphs[0].add_run("人")
    assert [unit.text for unit in read_draft(saved(document), "d.docx").units] == ["灯塔守人"]


def test_a_page_saved_from_word_has_its_numbers_as_labels():
    body = "".join(
        NUMBERED.format(*each) for each in (("3.1", "each keeper shall:"), ("(a)", "Light it;"), ("o", "Go"))
    )
    page = f"<html><head><title>x</title></head><body><div class=WordSection1>{body}</div></body></html>"
    assert nested(page.encode(), "d.html") == [
        ("chapeau", "3.1", "each keeper shall:", ""),
        ("subpara", "(a)", "Light it;", "each keeper shall:"),
        ("subpara", "o", "Go", "Light it;"),
    ]


WORD_NOTES = (
    "<p>The lamp<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a> is lit.</p>"
    "<p>Another.</p><div style='mso-element:footnote-list'><hr>"
    "<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
    "<a style='mso-footnote-id:ftn1' href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Of oil.<o:p></o:p></p></div></div>"
)
OFFICE_NOTES = (
    '<p>The lamp<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> is lit.</p>'
    '<p>Another.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
    " Of oil.</p></div>"
)


@pytest.mark.parametrize(("page", "mark"), [(WORD_NOTES, "[1]"), (OFFICE_NOTES, "1")])
def test_a_footnote_of_a_saved_page_lies_in_what_it_is_a_note_to(page, mark):
    assert nested(f"<html><body>{page}</body></html>".encode(), "d.html") == [
        ("para", "", f"The lamp{mark} is lit.", ""),
        ("para", "", "Another.", ""),
        ("footnote", mark, "Of oil.", f"The lamp{mark} is lit."),
    ]


@pytest.mark.parametrize("name", ["d.html", "d.md"])
def test_words_that_a_page_does_not_show_are_handed_on(name):
    page = b"<div><p>The lamp</p><nav><a href='/'>Home</a> Back</nav><p hidden>secret</p><style>p{}</style></div>\n"
    reading = read_whole(page, name)
    assert [unit.text for unit in reading.draft.units] == ["The lamp"]
    assert reading.left_out == ("Home Back", "secret")
