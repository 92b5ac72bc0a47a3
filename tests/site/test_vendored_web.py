"""What we did not make ourselves is as it was when it was vendored, and only that."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def vendoring():
    spec = importlib.util.spec_from_file_location("vendor_web", ROOT / "tools" / "vendor_web.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_vendored_files_are_as_vendored(vendoring):
    assert vendoring.differences() == []
    assert len(vendoring.digests()) >= 11


def test_a_changed_an_added_and_a_missing_file_are_named(vendoring, tmp_path, monkeypatch):
    monkeypatch.setattr(vendoring, "VENDOR", tmp_path)
    monkeypatch.setattr(vendoring, "SUMS", tmp_path / "SHA256SUMS")
    (tmp_path / "a.css").write_text("a")
    (tmp_path / "b.css").write_text("b")
    vendoring.SUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in vendoring.digests().items()))
    assert vendoring.differences() == []
    (tmp_path / "a.css").write_text("changed")
    (tmp_path / "b.css").unlink()
    (tmp_path / "c.css").write_text("added")
    assert vendoring.differences() == ["a.css", "b.css", "c.css"]


def test_every_font_has_its_licence(vendoring):
    families = {package.rpartition("/")[2] for package, _version in vendoring.FONTS}
    for family in families:
        assert "SIL Open Font License" in (vendoring.VENDOR / f"LICENSE-{family}.txt").read_text()
    fonts = {path.name for path in (vendoring.VENDOR / "fonts").iterdir()}
    rules = (vendoring.VENDOR / "fonts.css").read_text()
    assert fonts == {name for name in fonts if f"url(fonts/{name})" in rules}


def test_every_script_has_its_licence(vendoring):
    for package, _version in vendoring.SCRIPTS:
        assert (vendoring.VENDOR / f"{package}.js").stat().st_size > 1_000
        assert "Permission to use" in (vendoring.VENDOR / f"LICENSE-{package}.txt").read_text()
