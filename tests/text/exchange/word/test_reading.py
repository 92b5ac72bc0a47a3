"""Reading Word files: every word in reading order, in both views, with what was done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.making_word import Word, comment, docx, r, table
from zerodraft.files.opening.errors import NoText, UnreadableFile
from zerodraft.text.exchange.word.reading import read_word
from zerodraft.text.exchange.word.runs import Anchor, ChangeKind, Story

LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (format_, text) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1.%3")])
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)


def said(data: bytes) -> list[str]:
    return [paragraph.final for paragraph in read_word(data).paragraphs]


@given(st.lists(st.tuples(st.text("ab 阿ب\u202e\u00ad", min_size=1, max_size=4), st.sampled_from("pid")), min_size=1))
def test_both_views_are_read_and_each_run_knows_what_was_done_to_it(pieces):
    w = Word()
    made = {"p": r, "i": lambda text: w.ins(r(text)), "d": lambda text: w.gone(r(text))}
    data = docx(w.p(*(made[what](text) for text, what in pieces)), w.p(r("End.")))
    paragraph = read_word(data).paragraphs[0]
    assert paragraph.original == "".join(text for text, what in pieces if what != "i")
    assert paragraph.final == "".join(text for text, what in pieces if what != "d")
    assert len(paragraph.changes) == sum(what != "p" for _, what in pieces)


def test_what_word_writes_as_elements_is_read_as_characters():
    w = Word()
    elements = '<w:tab/><w:noBreakHyphen/><w:softHyphen/><w:br/><w:sym w:font="Symbol" w:char="00A7"/><w:cr/>'
    assert said(docx(w.p(r("a"), f"<w:r>{elements}</w:r>"))) == ["a\t\u2011\u00ad\n§\n"]


def test_links_controls_and_fields_are_read_and_codes_are_not():
    w = Word()
    link = f"<w:hyperlink>{r('link ')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('control ')}</w:sdtContent></w:sdt>"
    code = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    simple = f'<w:fldSimple w:instr="REF x">{r("field")}</w:fldSimple>'
    whole = f"<w:sdt><w:sdtContent>{w.p(r('in a block'))}</w:sdtContent></w:sdt>"
    assert said(docx(w.p(link, control, code, simple), whole)) == ["link control field", "in a block"]


def test_tables_are_read_cell_by_cell_and_boxes_after_their_paragraph():
    w = Word()
    inner = f"<w:r><w:pict><v:textbox><w:txbxContent>{w.p(r('inner'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{w.p(r('box'), inner)}</w:txbxContent></v:textbox></w:pict></w:r>"
    cells = table(w.row(w.p(r("1")), w.p(r("2"))), w.row(w.p(r("3")) + table(w.row(w.p(r("4")))), w.p(r("5"))))
    word = read_word(docx(w.p(r("a"), box), cells, w.p(r("z"))))
    assert [each.final for each in word.paragraphs] == ["a", "box", "inner", "1", "2", "3", "4", "5", "z"]
    assert [each.story for each in word.paragraphs[:3]] == [Story.BODY, Story.BOX, Story.BOX]
    assert [each.cell and each.cell[:] for each in word.paragraphs[3:]] == [
        (0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), None,
    ]  # fmt: skip


def test_the_copy_for_older_programs_is_not_read_twice():
    w = Word()
    versions = "".join(
        f"<mc:{version}><w:pict><w:txbxContent>{w.p(r('once'))}</w:txbxContent></w:pict></mc:{version}>"
        for version in ("Choice", "Fallback")
    )
    assert said(docx(w.p(r("a"), f"<w:r><mc:AlternateContent>{versions}</mc:AlternateContent></w:r>"))) == ["a", "once"]


def test_notes_and_headers_are_stories_of_their_own():
    w = Word()
    notes = f'<w:footnote w:type="separator" w:id="0">{w.p()}</w:footnote><w:footnote w:id="2">{w.p(r("note"))}</w:footnote>'
    word = read_word(
        docx(w.p(r("a"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes, header1=w.p(r("top")))
    )
    assert [(each.final, each.story, each.note) for each in word.paragraphs] == [
        ("a", Story.BODY, ""),
        ("note", Story.FOOTNOTE, "footnote 2"),
        ("top", Story.HEADER, ""),
    ]
    assert [run.note for run in word.paragraphs[0].runs if run.note] == ["footnote 2"]


def test_both_halves_of_a_move_have_its_name():
    w = Word()
    word = read_word(
        docx(w.p(w.moved(r("x"), name="move7", come=False)), w.p(w.moved(r("x"), name="move7", come=True)))
    )
    assert [(each.kind, each.move) for each in word.changes] == [
        (ChangeKind.MOVED_FROM, "move7"),
        (ChangeKind.MOVED_TO, "move7"),
    ]


def test_a_comment_knows_its_words():
    w = Word()
    data = docx(w.p(r("one ")), w.p(r("a "), w.on(4, r("lake"), w.ins(r("s"))), r(" b")), comments=comment(4, "Which?"))
    (found,) = read_word(data).comments
    assert (found.text, found.anchor) == ("Which?", Anchor(1, 2, 1, 7))


def test_bookmarks_belong_to_the_paragraph_they_stand_in_or_before():
    w = Word()
    word = read_word(docx(w.p(r("a"), before="_zd_u1"), '<w:bookmarkStart w:id="90" w:name="_zd_u2"/>', w.p(r("b"))))
    assert [each.bookmarks for each in word.paragraphs] == [("_zd_u1",), ("_zd_u2",)]


def test_labels_are_counted_as_word_counts_them():
    w = Word()
    levels = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0), (2, 0), (1, 0), (9, 0)]
    word = read_word(docx(*(w.p(r("x"), level=level) for level in levels), numbering=NUMBERING))
    assert word.labels() == ("1.", "(a)", "(b)", "1.i", "2.", "(a)", "7.", "8.", "9.", "")


def test_labels_of_either_view_count_only_what_is_there():
    w = Word()
    new = w.p(w.ins(r("new")), level=(1, 0), end="ins")
    word = read_word(docx(w.p(r("x"), level=(1, 0)), new, w.p(r("y"), level=(1, 0)), numbering=NUMBERING))
    assert word.labels() == ("1.", "", "2.")
    assert word.labels(final=True) == ("1.", "2.", "3.")


def test_a_level_and_a_list_come_from_the_style():
    w = Word()
    base = (
        '<w:style w:styleId="A"><w:name w:val="Agreed"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    child = '<w:style w:styleId="B"><w:name w:val="Below"/><w:basedOn w:val="A"/></w:style>'
    circle = '<w:style w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="C"/></w:style>'
    word = read_word(
        docx(w.p(r("x"), style="B"), w.p(r("y"), style="C"), styles=base + child + circle, numbering=NUMBERING)
    )
    assert [(each.style_name, each.outline, each.list) for each in word.paragraphs] == [
        ("Below", 1, "1"),
        ("C", None, ""),
    ]
    assert word.labels() == ("1.", "")


def test_looks_by_which_people_mark_changes_are_read():
    looks = ("<w:dstrike/>", '<w:u w:val="single"/>', '<w:color w:val="C00000"/>', '<w:highlight w:val="yellow"/>')
    off = '<w:strike w:val="0"/><w:u w:val="none"/><w:color w:val="auto"/>'
    runs = read_word(docx(Word().p(*(r("x", look) for look in (*looks, off))))).paragraphs[0].runs
    assert [(run.look.struck, run.look.underlined, run.look.colour, run.look.highlight) for run in runs] == [
        (True, False, "", ""),
        (False, True, "", ""),
        (False, False, "C00000", ""),
        (False, False, "", "yellow"),
        (False, False, "", ""),
    ]


def test_a_file_without_words_is_refused():
    with pytest.raises(NoText, match="no words"):
        read_word(docx(Word().p()))


def test_a_file_inside_that_is_not_text_yet_is_refused():
    with pytest.raises(UnreadableFile, match="holds another file that is not part of its text yet"):
        read_word(docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p><w:altChunk/>"))


def test_tables_in_tables_without_end_are_refused():
    w = Word()
    deep = w.p(r("x"))
    for _ in range(70):
        deep = table(w.row(deep))
    with pytest.raises(UnreadableFile, match=r"nest|deep"):
        read_word(docx(deep))


def test_a_cell_of_thirty_thousand_characters_is_read_whole():
    w = Word()
    long = "lakes and rivers " * 1800
    assert said(docx(table(w.row(w.p(r(long)))))) == [long]
