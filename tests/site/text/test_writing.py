"""A file is there as a whole or as it was before, and nothing else is left in its folder."""

from pathlib import Path

import pytest

from processes import zerodraft
from zerodraft.site.cli import Refusal
from zerodraft.site.cli.text import inputs, outputs


def test_what_cannot_take_its_place_leaves_nothing_behind(tmp_path):
    (tmp_path / "x.json").mkdir()
    with pytest.raises(Refusal, match="cannot be written"):
        inputs.write(tmp_path / "x.json", b"{}")
    assert list(tmp_path.iterdir()) == [tmp_path / "x.json"]


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "x.json").write_text("old")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Refusal, match="No space left"):
        inputs.write(tmp_path / "x.json", b"{}")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("x.json", "old")]


def test_a_folder_is_refused_before_any_work(tmp_path):
    (tmp_path / "x.json").mkdir()
    with pytest.raises(Refusal, match="is a folder"):
        outputs.check(tmp_path / "x.json", outputs.COMPILATIONS)


def test_what_is_read_as_a_letter_only_is_not_offered_as_a_cure(tmp_path):
    (tmp_path / "d.xyz").write_text("1. States shall act.")
    done = zerodraft("text", "import", "d.xyz", cwd=tmp_path)
    assert done.returncode == 2
    assert ".eml" not in done.stderr
    assert "Akoma Ntoso" in done.stderr
