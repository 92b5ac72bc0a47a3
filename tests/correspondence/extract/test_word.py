import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from correspondence.extract.making import TABLE, assert_sound, raw_word, said, saved, table_of, word
from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.files.opening.errors import Forbidden, NoText, TooHard, TooLarge, UnreadableFile


def read(data: bytes) -> Document:
    document = extract_bytes(data, "a.docx")
    assert_sound(document)
    return document


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_in_the_order_of_the_page() -> None:
    made = docx.Document()
    made.add_heading("Programme of work")
    made.add_paragraph("Excellency,").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_table(1, 2).cell(0, 0).text = "3 May"
    made.add_paragraph("one", style="List Bullet")
    document = read(saved(made))
    assert [(block.kind, block.centred) for block in document.blocks] == [
        (BlockKind.HEADING, False),
        (BlockKind.PARAGRAPH, True),
        (BlockKind.TABLE, False),
        (BlockKind.LIST_ITEM, False),
    ]


def test_merged_cells_are_given_once_with_their_spans() -> None:
    made = docx.Document()
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Monday"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "3 May"
    for row, hour in ((1, "10:00"), (2, "15:00")):
        table.cell(row, 1).text, table.cell(row, 2).text = hour, "Room"
    document = read(saved(made))
    shown = [(document.words(c), c.row, c.column, c.row_span, c.column_span) for c in document.blocks[0].cells]
    assert shown == [
        ("Monday", 0, 0, 1, 3),
        ("3 May", 1, 0, 2, 1),
        ("10:00", 1, 1, 1, 1),
        ("Room", 1, 2, 1, 1),
        ("15:00", 2, 1, 1, 1),
        ("Room", 2, 2, 1, 1),
    ]


def test_the_letterhead_in_the_header_comes_first_and_the_footer_last() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "UNITED NATIONS"
    made.sections[0].footer.paragraphs[0].text = "All Permanent Representatives"
    made.add_paragraph("Excellency,")
    assert said(read(saved(made))) == ["UNITED NATIONS", "Excellency,", "All Permanent Representatives"]


def test_a_first_page_of_its_own_shows_its_own_header_and_page_numbers_are_dropped() -> None:
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "running"
    section.first_page_header.paragraphs[0].text = "THE PRESIDENT"
    section.first_page_footer.paragraphs[0].text = "Page 1 of 2"
    made.add_paragraph("Excellency,")
    assert said(read(saved(made))) == ["THE PRESIDENT", "Excellency,"]


def test_a_text_box_is_read_once_and_before_the_paragraph_that_holds_it() -> None:
    box = f"<w:txbxContent>{p('PERMANENT MISSION')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>4 March</w:t></w:r></w:p>"
    )
    assert said(read(raw_word(body))) == ["PERMANENT MISSION", "4 March"]


def test_deleted_moved_and_hidden_words_are_left_out_inserted_ones_kept() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>4</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>"
        "<w:r><w:t> March</w:t><w:footnoteReference/></w:r></w:p>"
    )
    assert said(read(raw_word(body))) == ["4 March"]


def test_content_controls_and_links_are_looked_into() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p('Excellency,')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>a@missions.example</w:t></w:r></w:hyperlink></w:p>"
    )
    assert said(read(raw_word(body))) == ["Excellency,", "a@missions.example"]


def test_breaks_of_lines_and_pages() -> None:
    body = "<w:p><w:r><w:t>Ana Solís</w:t><w:br/><w:t>Peru</w:t><w:br w:type='page'/><w:t>Annex</w:t></w:r></w:p>"
    document = read(raw_word(body))
    assert said(document) == ["Ana Solís\nPeru", "Annex"]
    assert [document.text[offset:].strip() for offset in document.page_breaks] == ["Annex"]


def test_paragraphs_set_in_columns_by_tabs_are_a_table() -> None:
    rows = "".join(
        "<w:p><w:r>" + "<w:tab/>".join(f"<w:t>{words}</w:t>" for words in row) + "</w:r></w:p>" for row in TABLE
    )
    document = read(raw_word(p("Excellency,") + rows + p("With thanks")))
    assert table_of(document) == TABLE
    assert said(document)[0] == "Excellency,"
    assert said(document)[-1] == "With thanks"


def test_a_table_of_one_column_only_frames_its_words() -> None:
    document = read(raw_word(f"<w:tbl><w:tr><w:tc>{p('UNITED NATIONS')}</w:tc></w:tr></w:tbl>{p('Excellency,')}"))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict.decode()}"><w:body>{p("Excellency,")}</w:body></w:document>'
    assert said(read(raw_word("", members={"word/document.xml": body.encode()}, leave_out_text=True))) == [
        "Excellency,"
    ]


def test_pictures_without_words() -> None:
    with pytest.raises(NoText):
        read(raw_word("<w:p/>"))


def test_a_member_that_unpacks_without_end_is_not_unpacked() -> None:
    with pytest.raises(TooLarge, match="unpacks"):
        read(raw_word(p("x"), members={"word/styles.xml": b" " * 40_000_000}))


def test_a_list_of_members_that_lies_about_their_size() -> None:
    data = raw_word(p("a" * 50_000_000))
    sizes = (50_000_000).to_bytes(4, "little")[1:]
    lying = bytearray(data)
    at = lying.rfind(sizes) - 1
    lying[at : at + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableFile):
        read(bytes(lying))


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_entities_and_document_types_are_refused(prologue: str) -> None:
    with pytest.raises(Forbidden, match="entities"):
        read(raw_word(p("x"), prologue=prologue))


def test_nesting_without_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 40 + p("x") + "</w:tc></w:tr></w:tbl>" * 40
    with pytest.raises(TooHard):
        read(raw_word(deep))


def test_a_table_made_by_python_docx() -> None:
    assert table_of(read(word(table=TABLE))) == TABLE
