import pytest

from correspondence.extract.making import MARKDOWN, assert_sound, said, table_of
from zerodraft.correspondence.core.document import BlockKind
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.files.opening.errors import TooHard


def test_headings_tables_and_lists() -> None:
    document = extract_bytes(MARKDOWN.encode(), "a.md")
    assert_sound(document)
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
    ]
    assert table_of(document) == [["Date", "Morning"], ["11 March", "Articles 1-4"]]
    assert [cell.header for cell in document.blocks[2].cells] == [True, True, False, False]


def test_marks_are_taken_off_the_words_and_lines_kept() -> None:
    source = "**Ana _Solís_**  \nPermanent [Representative](https://un.example) `of`\nPeru<br>\n"
    assert said(extract_bytes(source.encode(), "a.md")) == ["Ana Solís\nPermanent Representative of\nPeru"]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nesting_without_end_is_refused_not_dropped(mark: str) -> None:
    with pytest.raises(TooHard, match="nests"):
        extract_bytes((mark * 300 + "words").encode(), "a.md")
