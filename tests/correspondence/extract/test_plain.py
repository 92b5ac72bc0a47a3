from hypothesis import given
from hypothesis import strategies as st

from correspondence.extract.making import LETTER, assert_sound, said, table_of
from zerodraft.correspondence.core.document import BlockKind
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.correspondence.extract.plain import document_of


def test_the_text_is_the_file_unchanged() -> None:
    source = "\r\nNew York,  4 March 2031\r\n\r\n   Excellency,\r\n"
    document = extract_bytes(source.encode(), "a.txt")
    assert document.text == source
    assert said(document) == ["New York,  4 March 2031", "   Excellency,"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert extract_bytes("﻿Excellency,".encode(), "a.txt").text == "Excellency,"


def test_tabbed_lines_are_a_table() -> None:
    document = document_of(LETTER)
    assert table_of(document) == [
        ["Date", "Morning", "Room"],
        ["11 March", "Articles 1-4", "Conference Room 2"],
        ["12 March", "Articles 5-9", "Conference Room 3"],
    ]


def test_a_day_alone_on_its_line_spans_the_columns_of_a_tabbed_table() -> None:
    document = document_of("Time\tRoom\nMonday, 3 May\n10:00\tA\nTuesday, 4 May\n15:00\tB\n")
    (block,) = document.blocks
    assert [(document.words(cell), cell.column_span) for cell in block.cells] == [
        ("Time", 1),
        ("Room", 1),
        ("Monday, 3 May", 2),
        ("10:00", 1),
        ("A", 1),
        ("Tuesday, 4 May", 2),
        ("15:00", 1),
        ("B", 1),
    ]


def test_an_empty_date_cell_stays_in_its_column() -> None:
    tabbed = document_of("Date\tTime\n3 May\t10:00\n\t15:00\n")
    assert table_of(tabbed) == [["Date", "Time"], ["3 May", "10:00"], ["", "15:00"]]
    drawn = document_of("| Date | Time |\n| 3 May | 10:00 |\n|  | 15:00 |\n")
    assert table_of(drawn) == [["Date", "Time"], ["3 May", "10:00"], ["", "15:00"]]


def test_a_table_drawn_with_strokes_and_rules() -> None:
    document = document_of(
        "┌──────┬───────┐\n│ Date │ Room  │\n├──────┼───────┤\n│ 3 May│ CR 2  │\n│ 4 May│ ECOSOC│\n└──────┴───────┘\n"
    )
    assert table_of(document) == [["Date", "Room"], ["3 May", "CR 2"], ["4 May", "ECOSOC"]]


def test_columns_set_by_spaces_are_a_table_when_they_have_a_head_and_dates() -> None:
    document = document_of(
        "Date          Morning            Room\n"
        "11 March      Articles 1 to 4    Conference Room 2\n"
        "12 March      Articles 5 to 9    ECOSOC Chamber\n"
        "              Stocktaking        TCC\n"
    )
    assert table_of(document)[1] == ["11 March", "Articles 1 to 4", "Conference Room 2"]
    assert [cell.column for cell in document.blocks[0].cells][-2:] == [1, 2]


def test_a_day_across_columns_set_by_spaces_spans_them() -> None:
    document = document_of(
        "Time        Room    Subject\n"
        "Monday, 11 March 2031\n"
        "10-11 a.m.  CR 2    Articles 1 to 4\n"
        "3-6 p.m.    CR 3    Articles 5 to 9\n"
    )
    (block,) = document.blocks
    assert [(document.words(cell), cell.column_span) for cell in block.cells if cell.row == 1] == [
        ("Monday, 11 March 2031", 3)
    ]


def test_two_signatures_side_by_side_are_no_table() -> None:
    signatures = (
        "Ana Solís                    Piotr Lis\n"
        "Permanent Representative     Permanent Representative\n"
        "of Peru                      of Poland"
    )
    document = document_of(f"Excellency,\n\n{signatures}\n")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert said(document)[1] == signatures


def test_bullets_are_list_items_after_the_words_that_lead_in() -> None:
    document = document_of("The meetings are:\n- 3 May, morning\n- 4 May,\n  afternoon\n")
    assert [(block.kind, document.words(block)) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "The meetings are:"),
        (BlockKind.LIST_ITEM, "- 3 May, morning"),
        (BlockKind.LIST_ITEM, "- 4 May,\n  afternoon"),
    ]


def test_a_wrapped_line_that_begins_with_a_figure_is_no_list() -> None:
    document = document_of("We meet in Room\n2. The doors open at noon.\n")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_a_letterhead_in_the_middle_of_the_line_is_centred() -> None:
    document = document_of("          THE PRESIDENT\n             OF THE\n        GENERAL ASSEMBLY\n\n   Excellency,\n")
    assert [block.centred for block in document.blocks] == [True, False]


def test_a_form_feed_begins_a_page() -> None:
    document = document_of("First.\n\fSecond.\n")
    assert document.page_breaks == (8,)
    assert said(document) == ["First.", "Second."]


layout = st.lists(
    st.sampled_from(
        ["a", "12 March", "\t", "  ", "      ", "\n", "\r\n", "\n\n", "\f", "|", "- ", "1. ", "---", "é", "│"]
    ),
    max_size=60,
).map("".join)


@given(layout)
def test_positions_hold_for_any_layout(text: str) -> None:
    document = document_of(text)
    assert document.text == text
    if text:
        assert_sound(document)
    covered = "".join(document.words(block) for block in document.blocks)
    assert sum(map(str.isalnum, covered)) == sum(map(str.isalnum, text))
