"""Cutting a text where facts begin and end loses nothing of it."""

from hypothesis import given
from hypothesis import strategies as st

from zerodraft.correspondence.core.highlight import Mark, cut, flowing

TEXT = "On 20 February, at 10 a.m."
TEXTS = st.text("ab \n\t", max_size=60)
MARKS = st.lists(
    st.builds(Mark, st.sampled_from(["a", "b", "c"]), st.integers(-3, 60), st.integers(-3, 60)), max_size=8
)


def test_pieces_know_their_facts_and_where_each_begins():
    pieces = cut(TEXT, [Mark("date", 3, 14), Mark("day", 3, 5), Mark("hour", 19, 26), Mark("date", 19, 21)])
    assert [(piece.text, piece.facts, piece.begins) for piece in pieces] == [
        ("On ", (), ()),
        ("20", ("date", "day"), ("date", "day")),
        (" February", ("date",), ()),
        (", at ", (), ()),
        ("10", ("hour", "date"), ("hour",)),
        (" a.m.", ("hour",), ()),
    ]


def test_marks_outside_the_text_are_left_out():
    assert [piece.facts for piece in cut("abc", [Mark("x", -1, 2), Mark("y", 1, 4), Mark("z", 2, 2)])] == [()]
    assert cut("", [Mark("x", 0, 1)]) == ()


@given(TEXTS, MARKS)
def test_the_pieces_are_the_text_and_every_fact_begins_once(text, marks):
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    inside = {mark.fact for mark in marks if 0 <= mark.start < mark.end <= len(text)}
    begins = [fact for piece in pieces for fact in piece.begins]
    assert sorted(begins) == sorted(inside)
    assert {fact for piece in pieces for fact in piece.facts} == inside


@given(st.text("abcdefg \n\t.", max_size=400))
def test_a_flowing_text_keeps_every_position(text):
    shown = flowing(text)
    assert len(shown) == len(text)
    assert all(after == before or (before, after) == ("\n", " ") for before, after in zip(text, shown, strict=True))
    assert flowing("") == ""


def test_line_ends_made_by_the_width_go_and_those_that_were_meant_stay():
    wrapped = (
        "We are glad to share with you the programme of work of the first round of\nnegotiations, which begins soon."
    )
    assert "\n" not in flowing(wrapped)
    address = "All Permanent Representatives\nNew York"
    table = (
        "Date\tMorning of the very first day of all the many days\tAfternoon\n20 February\tObjectives\tImplementation"
    )
    assert (flowing(address), flowing(table)) == (address, table)
