from correspondence.extract.making import assert_sound, pdf, said, table_of
from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract import extract_bytes

Rule = tuple[float, float, float, float]


def read(data: bytes) -> Document:
    document = extract_bytes(data, "a.pdf")
    assert_sound(document)
    return document


def grid(across: list[float], down: list[float]) -> list[Rule]:
    return [(across[0], y, across[-1], y) for y in down] + [(x, down[0], x, down[-1]) for x in across]


PROSE = [
    (70.0, 100.0, "I write to you about the third session of the conference on rivers, and"),
    (70.0, 114.0, "ask you to note the programme that follows below in the next lines of"),
    (70.0, 128.0, "this letter, which I hope finds your approval."),
]


def test_paragraphs_are_told_by_the_white_between_them() -> None:
    document = read(pdf([[(70, 70, "Excellency,"), *PROSE, (70, 152, "Accept, Excellency, my best wishes.")]]))
    assert said(document) == [
        "Excellency,",
        "\n".join(words for _, _, words in PROSE),
        "Accept, Excellency, my best wishes.",
    ]


def test_a_ruled_table_with_a_day_across_and_a_cell_that_reaches_down() -> None:
    rules = [(60.0, y, 400.0, y) for y in (100, 120, 140, 180)] + [(160.0, 160.0, 400.0, 160.0)]
    rules += [(60.0, 100.0, 60.0, 180.0), (400.0, 100.0, 400.0, 180.0)]
    rules += [(160.0, 100.0, 160.0, 120.0), (160.0, 140.0, 160.0, 180.0)]
    words = [(65.0, 115.0, "Date"), (165.0, 115.0, "Subject"), (65.0, 135.0, "First week of the session")]
    words += [(65.0, 155.0, "3 May"), (165.0, 155.0, "Articles 1-4"), (165.0, 175.0, "Articles 5-9")]
    document = read(pdf([words], [rules]))
    shown = [(document.words(c), c.row, c.column, c.row_span, c.column_span) for c in document.blocks[0].cells]
    assert shown == [
        ("Date", 0, 0, 1, 1),
        ("Subject", 0, 1, 1, 1),
        ("First week of the session", 1, 0, 1, 2),
        ("3 May", 2, 0, 2, 1),
        ("Articles 1-4", 2, 1, 1, 1),
        ("Articles 5-9", 3, 1, 1, 1),
    ]


def test_a_line_break_in_a_cell_stays_only_where_it_was_set_by_hand() -> None:
    rules = grid([60, 130, 400], [100, 130, 170])
    words = [(65.0, 112.0, "Trusteeship"), (65.0, 124.0, "Council"), (135.0, 112.0, "Articles 1-4")]
    words += [(135.0, 124.0, "Articles 5-9"), (65.0, 150.0, "Room 4"), (135.0, 150.0, "Stocktaking")]
    assert table_of(read(pdf([words], [rules]))) == [
        ["Trusteeship Council", "Articles 1-4\nArticles 5-9"],
        ["Room 4", "Stocktaking"],
    ]


def test_a_table_goes_on_over_the_page_without_its_heads() -> None:
    def page(*rows: str) -> tuple[list[tuple[float, float, str]], list[Rule]]:
        rules = grid([60, 160, 400], [100.0 + 20 * n for n in range(len(rows) + 2)])
        words = [(65.0, 115.0, "Date"), (165.0, 115.0, "Subject")]
        for n, row in enumerate(rows, start=1):
            words += [(65.0, 115.0 + 20 * n, row), (165.0, 115.0 + 20 * n, f"Part {row}")]
        return words, rules

    (first, first_rules), (second, second_rules) = page("3 May", "4 May"), page("5 May")
    document = read(pdf([first, second], [first_rules, second_rules]))
    assert [row[0] for row in table_of(document)] == ["Date", "3 May", "4 May", "5 May"]


def test_a_table_without_rules_is_told_by_its_columns() -> None:
    rows = [("Date", "Morning", "Room"), ("3 May", "Articles 1-4", "Room 2"), ("4 May", "Articles 5-9", "ECOSOC")]
    words = [(x, 300.0 + 14 * n, row[i]) for n, row in enumerate(rows) for i, x in enumerate((70.0, 200.0, 350.0))]
    document = read(pdf([[*PROSE, *words]]))
    assert table_of(document) == [list(row) for row in rows]


def test_wrapped_cells_of_a_table_without_rules_are_put_together() -> None:
    words = [(70.0, 300.0, "Date"), (200.0, 300.0, "Morning"), (350.0, 300.0, "Room")]
    words += [(70.0, 314.0, "3 May"), (200.0, 314.0, "General statements and the"), (350.0, 314.0, "ECOSOC")]
    words += [(200.0, 328.0, "preamble of the text")]
    words += [(70.0, 342.0, "4 May"), (200.0, 342.0, "Articles 1 to 4"), (350.0, 342.0, "Room 2")]
    assert table_of(read(pdf([words])))[1:] == [
        ["3 May", "General statements and the preamble of the text", "ECOSOC"],
        ["4 May", "Articles 1 to 4", "Room 2"],
    ]


def test_rows_set_apart_by_white_hold_cells_of_different_heights() -> None:
    words = [(70.0, 300.0, "Date"), (180.0, 300.0, "Morning"), (330.0, 300.0, "Room")]
    words += [(70.0, 320.0, "Monday, 3"), (180.0, 314.0, "General statements and"), (330.0, 320.0, "Trusteeship")]
    words += [(70.0, 332.0, "May"), (180.0, 326.0, "the vision of the draft"), (330.0, 332.0, "Council")]
    words += [(180.0, 338.0, "convention")]
    words += [(70.0, 356.0, "Tuesday, 4"), (180.0, 362.0, "Articles 1 to 4"), (330.0, 362.0, "Room 2")]
    words += [(70.0, 368.0, "May")]
    words += [(70.0, 386.0, "Friday"), (180.0, 386.0, "Closing"), (330.0, 386.0, "Room 2")]
    assert table_of(read(pdf([words])))[1:] == [
        ["Monday, 3 May", "General statements and the vision of the draft convention", "Trusteeship Council"],
        ["Tuesday, 4 May", "Articles 1 to 4", "Room 2"],
        ["Friday", "Closing", "Room 2"],
    ]


def test_a_day_across_a_table_without_rules_spans_it() -> None:
    rows: list[tuple[str, ...]] = [("Time", "Room", "Subject")]
    for day in ("Monday, 11 March 2031", "Tuesday, 12 March 2031"):
        rows += [(day,), ("10-11 a.m.", "CR 2", "Articles 1 to 4"), ("3-6 p.m.", "CR 3", "Articles 5 to 9")]
    words = [
        (x, 300.0 + 15 * n, said) for n, row in enumerate(rows) for x, said in zip((70, 140, 220), row, strict=False)
    ]
    (block,) = read(pdf([words])).blocks
    assert [(cell.row, cell.column_span) for cell in block.cells if cell.column_span > 1] == [(1, 3), (4, 3)]


def test_two_signatures_keep_their_columns_and_are_no_table() -> None:
    left = ["Ana Solís", "Permanent Representative", "of Peru"]
    right = ["Piotr Lis", "Permanent Representative", "of Poland"]
    words = [(70.0, 300.0 + 14 * n, said) for n, said in enumerate(left)]
    words += [(320.0, 300.0 + 14 * n, said) for n, said in enumerate(right)]
    document = read(pdf([[*PROSE, *words]]))
    lines = said(document)[-1].split("\n")
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}
    assert [line.split("   ")[0] for line in lines] == left
    assert len({line.rindex(words) for line, words in zip(lines, right, strict=True)}) == 1


def test_running_heads_feet_and_page_numbers_are_dropped_and_the_letterhead_kept() -> None:
    def page(number: int, *words: str) -> list[tuple[float, float, str]]:
        foot = [(70.0, 810.0, "Office of the President | 31-20211 (E)"), (500.0, 810.0, f"{number}/2")]
        return [(70.0, 40.0, "RIVERS CONFERENCE"), *[(70.0, 120.0 + 30 * n, w) for n, w in enumerate(words)], *foot]

    assert said(read(pdf([page(1, "Excellency,", "Work begins."), page(2, "Annex")]))) == [
        "RIVERS CONFERENCE",
        "Excellency,",
        "Work begins.",
        "Annex",
    ]


def test_a_date_at_the_head_of_each_letter_is_no_running_head() -> None:
    pages = [[(400.0, 50.0, f"{day} March 2031"), (70.0, 120.0, "Excellency,")] for day in (4, 5)]
    assert said(read(pdf(pages))) == ["4 March 2031", "Excellency,", "5 March 2031", "Excellency,"]


def test_addressees_at_the_foot_of_one_page_are_kept() -> None:
    document = read(pdf([[(70, 100, "Excellency,"), (70, 800, "All Permanent Representatives")], [(70, 100, "Annex")]]))
    assert "All Permanent Representatives" in said(document)


def test_a_sentence_that_runs_over_the_page_stays_whole() -> None:
    document = read(pdf([[*PROSE[:2]], [(70, 100, "this letter, which I hope finds your approval.")]]))
    (block,) = document.blocks
    assert document.words(block) == "\n".join(words for _, _, words in PROSE)
    assert [document.text[offset:] for offset in document.page_breaks] == [PROSE[2][2]]


def test_a_letterhead_in_the_middle_is_centred() -> None:
    document = read(pdf([[(259, 60, "THE PRESIDENT"), *PROSE]]))
    assert [block.centred for block in document.blocks] == [True, False]


def test_words_printed_twice_for_boldness_are_read_once() -> None:
    assert said(read(pdf([[(70, 80, "Excellency,"), (70.3, 80, "Excellency,")]]))) == ["Excellency,"]


def test_a_mark_that_french_sets_apart_stays_with_its_word() -> None:
    """There was room for "guident" in the first line, but not for "guident ;"."""
    words = [(65.0, 115.0, "Date"), (165.0, 115.0, "Sujet"), (65.0, 135.0, "3 mai")]
    words += [(165.0, 135.0, "Principes qui"), (165.0, 147.0, "guident ;"), (165.0, 159.0, "Articles 1 à 9")]
    document = read(pdf([words], [grid([60.0, 160.0, 266.0], [100.0, 120.0, 180.0])]))
    assert document.words(document.blocks[0].cells[-1]) == "Principes qui guident ;\nArticles 1 à 9"
