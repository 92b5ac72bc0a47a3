"""The sample letters, where they are at hand: sound documents, quickly."""

import os
import time
from pathlib import Path

import pytest

from correspondence.extract.making import assert_sound
from zerodraft.correspondence.core.document import BlockKind
from zerodraft.correspondence.extract import extract

LETTERS = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "letters"

pytestmark = pytest.mark.skipif(
    not LETTERS.is_dir(), reason="no sample letters: set ZERODRAFT_SHARED to the folder that holds data/letters"
)


@pytest.mark.parametrize(
    "path", sorted(LETTERS.glob("*/letter.*")), ids=lambda path: f"{path.parent.name}{path.suffix}"
)
def test_sample(path: Path) -> None:
    document = extract(path)
    assert_sound(document)
    if path.suffix == ".txt":
        assert document.text == path.read_bytes().decode()
    start = time.process_time()
    extract(path)
    # The whole reading may take 300 ms on the reference machine; a busy one gets the double for this part of it.
    assert time.process_time() - start < 0.6


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "eml"])
def test_the_programme_of_each_rich_sample_is_a_table(ending: str) -> None:
    tables = [
        block
        for path in LETTERS.glob(f"*/letter.{ending}")
        for block in extract(path).blocks
        if block.kind is BlockKind.TABLE
    ]
    assert max(len(block.cells) for block in tables) >= 12
