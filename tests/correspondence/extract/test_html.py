import pytest

from correspondence.extract.making import TABLE, assert_sound, said, samples, table_of
from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.files.opening.errors import NoText, TooHard
from zerodraft.files.opening.limits import bounded


def read(body: str) -> Document:
    document = extract_bytes(f"<html><head><title>no</title></head><body>{body}</body></html>".encode(), "a.html")
    assert_sound(document)
    return document


def test_paragraphs_and_table() -> None:
    document = extract_bytes(samples()["letter.html"], "letter.html")
    assert said(document)[:2] == ["New York, 4 March 2031", "Excellency,"]
    assert table_of(document) == TABLE


def test_white_space_is_one_space_and_a_break_is_a_line() -> None:
    assert said(read("<p>Monday,\n   <b>3&nbsp;May</b><br/>Room 2</p>")) == ["Monday, 3 May\nRoom 2"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    hidden = (
        "<script>no</script><style>no</style><nav>no</nav><div class='nav'>no</div><!-- no --><p hidden>no</p>"
        "<p style='display: none'>no</p><div role=navigation>no</div>"
    )
    assert said(read(f"{hidden}<p>yes</p>{hidden}after")) == ["yes", "after"]


def test_spans_put_cells_into_the_columns_where_they_show() -> None:
    document = read(
        "<table><tr><th rowspan=2>3 May<th>10:00<th>A</tr><tr><td>15:00<td>B</tr><tr><td colspan=3>4 May</td></tr></table>"
    )
    (block,) = document.blocks
    shown = [(document.words(c), c.row, c.column, c.row_span, c.column_span, c.header) for c in block.cells]
    assert shown == [
        ("3 May", 0, 0, 2, 1, True),
        ("10:00", 0, 1, 1, 1, True),
        ("A", 0, 2, 1, 1, True),
        ("15:00", 1, 1, 1, 1, False),
        ("B", 1, 2, 1, 1, False),
        ("4 May", 2, 0, 1, 3, False),
    ]


def test_paragraphs_in_a_cell_are_lines() -> None:
    assert table_of(read("<table><tr><td><p>Articles 1-4</p><p>Article 7</p></td><td>Room</td></tr></table>")) == [
        ["Articles 1-4\nArticle 7", "Room"]
    ]


def test_a_table_that_only_lays_out_the_page_is_passed_through() -> None:
    inner = "<table><tr><td>Date</td><td>Room</td></tr></table>"
    document = read(f"<table><tr><td><p>Excellency,</p>{inner}</td></tr></table>")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE]


def test_headings_lists_and_centred_lines() -> None:
    document = read("<h2>Programme</h2><ul><li>one<li><p>two</p></ul><p align=center>United Nations</p>")
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
    ]
    assert document.blocks[-1].centred


def test_words_beside_and_around_cells_are_kept() -> None:
    document = read("<table><caption>Programme</caption><tr><td>a</td><td>b</td></tr></table>tail")
    assert sorted(said(document)) == ["Programme", "a\tb", "tail"]


def test_the_meta_charset_holds() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body>œuvre'
    assert said(extract_bytes(page.encode("cp1252"), "a.html")) == ["œuvre"]


def test_entities_are_never_fetched(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("swordfish")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body>&x; letter</body></html>'
    assert "swordfish" not in extract_bytes(page.encode(), "a.html").text


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
@pytest.mark.parametrize("times", [1_000, 100_000])
def test_nesting_without_end(tag: str, times: int) -> None:
    with pytest.raises(TooHard):
        extract_bytes(f"<html><body>{f'<{tag}>' * times}x".encode(), "a.html")


@pytest.mark.parametrize("attribute", ["a{}=1", 'a{}=">"', "a{}='<'"])
def test_a_tag_without_end_is_refused_before_the_parser_compares_its_attributes(attribute: str) -> None:
    with bounded(seconds=3, megabytes=200), pytest.raises(TooHard, match="has a tag"):
        read(f"<p {' '.join(attribute.format(number) for number in range(60_000))}>x")


def test_a_picture_within_the_page_is_no_such_tag() -> None:
    assert said(read(f"<img src='data:image/png;base64,{'A' * 200_000}'><p>yes")) == ["yes"]


def test_comments_before_the_page_are_passed_over_once() -> None:
    with bounded(seconds=3, megabytes=200):
        document = extract_bytes(b"<!--" + b" -->\n<!-- " * 300 + b"--><b>Excellency,</b>", "a.html")
    assert said(document) == ["Excellency,"]


def test_a_page_of_scripts_only() -> None:
    with pytest.raises(NoText, match="scripts"):
        extract_bytes(b"<html><body><script>draw()</script></body></html>", "a.html")
