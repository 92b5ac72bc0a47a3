"""The script that takes the names out of the taxonomy."""

import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "vendor_parties.py"


@pytest.mark.parametrize(
    ("inverted", "running"),
    [
        ("إيران (جمهورية - الإسلامية)", "جمهورية إيران الإسلامية"),
        ("هولندا (مملكة _)", "مملكة هولندا"),
        ("غينيا - بيساو", "غينيا - بيساو"),
        ("تيمور- ليشتي", "تيمور - ليشتي"),
        ("المكسيك", "المكسيك"),
    ],
)
def test_inverted_arabic_names_are_unfolded(inverted: str, running: str) -> None:
    assert runpy.run_path(str(SCRIPT))["unfolded"](inverted) == running


def test_a_wheel_without_193_members_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    wheel = tmp_path / "small.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("hdx/location/Taxonomy.csv", "Appears in DGACM list\nY\n")
    run = subprocess.run([sys.executable, str(SCRIPT), str(wheel)], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "1 Member States, not 193" in run.stderr
