"""Layouts as Word files: every piece in its format, headings as headings, line and page numbers, three scripts."""

import pytest
from hypothesis import given, settings

from text import libreoffice
from text.core.layouts.compilations import compilations
from text.exchange.word.drafts import ORDER, lakes
from text.exchange.word.walk import W, body, parts, settled, words
from zerodraft.text.core.draft import Kind
from zerodraft.text.core.layouts.by_proponent import by_proponent
from zerodraft.text.core.layouts.inline import inline
from zerodraft.text.core.layouts.printed import Mark, Piece, Printed, Showing
from zerodraft.text.exchange.word.bracketed import bracketed
from zerodraft.text.exchange.word.direction import contained, directed

SHOWN, HIDDEN = Showing(order=ORDER), Showing(attribution=False)


def lines(data: bytes) -> list[str]:
    return [text for _, text in settled(data, lambda _: True)]


def expected(printed: list[Printed]) -> list[str]:
    found = []
    for each in printed:
        gap = " " if each.kind in {Kind.TITLE, Kind.HEADING} else "\t"
        text = "".join(piece.text for piece in each.pieces)
        found.append(each.label + (gap if each.label and each.pieces else "") + text)
    return found


@given(compilations())
@settings(max_examples=40, deadline=None)
def test_every_printed_word_is_in_the_file(of):
    for layout in (inline, by_proponent):
        printed = layout(of, SHOWN)
        data = bracketed("On birds", printed, SHOWN, "en")
        assert lines(data) == ["On birds", *expected(printed)]
        assert data == bracketed("On birds", printed, SHOWN, "en")


@given(compilations())
@settings(max_examples=30, deadline=None)
def test_i12_without_attribution_no_id_and_no_name_is_in_any_part(of):
    data = bracketed("On birds", inline(of, HIDDEN), HIDDEN, "en")
    whole = b"\n".join(parts(data).values()).decode()
    assert not [id_ for id_ in of.proposals if id_ in whole]


def test_names_are_left_out_even_if_a_layout_gave_them():
    printed = [Printed("u", Kind.PARA, "", (Piece("Ostia: ", Mark.ATTRIBUTION, ("id1",)), Piece("We act.")))]
    assert "Ostia" not in "".join(lines(bracketed("T", printed, HIDDEN, "en")))


@pytest.mark.parametrize(
    ("mark", "properties"),
    [
        (Mark.PLAIN, set()),
        (Mark.INSERTED, {"b", "bCs", "u"}),
        (Mark.DELETED, {"strike"}),
        (Mark.BRACKET, {"b", "bCs"}),
        (Mark.ATTRIBUTION, {"sz", "szCs", "color"}),
        (Mark.NOTE, {"i", "iCs", "sz", "szCs", "color"}),
    ],
)
def test_each_mark_has_its_format(mark, properties):
    data = bracketed("T", [Printed("u", Kind.PARA, "", (Piece("words", mark),))], SHOWN, "en")
    (run,) = (
        each for each in body(data).iter(f"{W}r") if words(each) == "words" or "words" in "".join(each.itertext())
    )
    assert {each.tag[len(W) :] for each in run.iterfind(f"{W}rPr/*")} == properties


def test_headings_lines_pages_and_the_title_are_words_own():
    printed = [
        Printed("h", Kind.HEADING, "II.", (Piece("Aims"),)),
        Printed("u", Kind.SUBPARA, "(a)", (Piece("x"),)),
        Printed("u", Kind.PARA, "", (Piece("y"),), 2),
    ]
    data = bracketed("On birds", printed, SHOWN, "en")
    styles = [each.get(f"{W}val") for each in body(data).iter(f"{W}pStyle")]
    assert styles == ["Title", "Heading1", "Subparagraph", "NumberedParagraph"]
    assert [each.get(f"{W}left") for each in body(data).iter(f"{W}ind")] == ["1702", "1702"]
    assert body(data).find(f"{W}sectPr/{W}lnNumType") is not None
    assert b"On birds" in parts(data)["word/header1.xml"]
    assert b'instr="PAGE"' in parts(data)["word/footer1.xml"]


def test_a_control_character_is_refused():
    with pytest.raises(ValueError, match=r"unit u has the character U\+0007 after “bell”"):
        bracketed("T", [Printed("u", Kind.PARA, "", (Piece("bell\x07"),))], SHOWN, "en")


def test_an_override_in_a_proposal_does_not_turn_round_the_bracket_after_it():
    pieces = (Piece("a\u202eb", Mark.INSERTED), Piece("]", Mark.BRACKET))
    assert lines(bracketed("T", [Printed("u", Kind.PARA, "", pieces)], SHOWN, "en"))[1] == "a\u202eb\u202c]"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u2067b\u202ec", "a\u2067b\u202ec\u202c\u2069"),
        ("a\u2067b\u202ec\u2069d", "a\u2067b\u202ec\u2069d"),
        ("a\u202cb", "a\u202cb"),
        ("plain", "plain"),
    ],
)
def test_an_override_ends_where_its_words_end(text, closed):
    assert contained(text) == closed


@pytest.mark.parametrize(
    ("text", "rightwards", "stretches"),
    [
        ("[Ostia, Norland: ", True, [("[", True), ("Ostia, Norland", False), (": ", True)]),
        ("تدابير (ABC) طيور", True, [("تدابير (", True), ("ABC", False), (") طيور", True)]),
        ("see تَدَابِيرُ الدول now", False, [("see ", False), ("تَدَابِيرُ الدول", True), (" now", False)]),
        ("plain 各国", False, [("plain 各国", False)]),
        ("12 (3)", True, [("12 (3)", True)]),
        ("", True, []),
    ],
)
def test_a_text_is_cut_where_its_direction_turns(text, rightwards, stretches):
    assert list(directed(text, rightwards=rightwards)) == stretches


@given(compilations())
@settings(max_examples=30, deadline=None)
def test_cutting_loses_nothing(of):
    for each in of.units:
        for segment in each.segments:
            for rightwards in (True, False):
                assert "".join(t for t, _ in directed(segment.text, rightwards=rightwards)) == segment.text


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_reads_every_word_and_prints_it(language, tmp_path):
    of = lakes(language)
    printed = inline(of, SHOWN)
    data = bracketed(of.draft.title, printed, SHOWN, language)
    assert libreoffice.text_of(data, tmp_path).rstrip("\n").split("\n") == expected(printed)
    assert libreoffice.pdf_of(data, tmp_path).read_bytes().startswith(b"%PDF")
