import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.extract.making import assert_sound, said
from zerodraft.correspondence.core.document import BlockKind
from zerodraft.correspondence.extract.flow import CellWords, Flow, clean, place
from zerodraft.files.opening.errors import TooHard


def test_words_are_cleaned_of_what_nobody_sees() -> None:
    assert clean("10\u00a0a.m.\u202f–\u200b\u00ad1 p.m. \r\nRoom\x00 2\f") == "10 a.m. –1 p.m.\nRoom 2"


def test_list_items_stand_closer_than_paragraphs() -> None:
    flow = Flow()
    for words, kind in [("a", BlockKind.PARAGRAPH), ("b", BlockKind.LIST_ITEM), ("c", BlockKind.LIST_ITEM)]:
        flow.block(words, kind)
    assert flow.document().text == "a\n\nb\nc"


def test_a_table_is_a_line_for_each_row_and_a_tab_for_each_step_right() -> None:
    flow = Flow()
    flow.table([CellWords("3 May", 0, 0, 2), CellWords("10:00", 0, 1), CellWords("15:00", 1, 1)])
    assert flow.document().text == "3 May\t10:00\n\t15:00"


def test_parts_keep_their_own_positions() -> None:
    inner = Flow()
    inner.block("Annex")
    inner.table([CellWords("a", 0, 0), CellWords("b", 0, 1)])
    outer = Flow()
    outer.block("Letter")
    whole = Flow()
    whole.part(outer.document(), None)
    whole.part(inner.document(), "annex.docx")
    document = whole.document()
    assert said(document) == ["Letter", "Annex", "a\tb"]
    assert [(part.name, document.words(part)) for part in document.parts] == [
        (None, "Letter"),
        ("annex.docx", "Annex\n\na\tb"),
    ]


cell = st.builds(
    CellWords,
    st.text(st.sampled_from("ab \n\t"), max_size=4),
    st.just(0),
    st.just(0),
    st.integers(-1, 5),
    st.integers(-1, 5),
)


@given(st.lists(st.lists(cell, max_size=5), max_size=6))
def test_cells_never_share_a_place_and_all_are_kept(rows: list[list[CellWords]]) -> None:
    placed = place(rows)
    assert [c.words for c in placed] == [c.words for row in rows for c in row]
    flow = Flow()
    flow.table(placed)
    assert_sound(flow.document())


def test_cells_that_claim_a_huge_table_are_refused() -> None:
    with pytest.raises(TooHard):
        place([[CellWords("x", 0, 0, 10_000, 10_000)] for _ in range(100)])
