"""Every benchmark runs and says what it measured in the form that others read."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from processes import environment

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize(
    "name", sorted(file.stem for file in FOLDER.glob("*.py") if file.stem not in ("measure", "run"))
)
def test_a_benchmark_runs(name, tmp_path):
    if name == "live" and not (shutil.which("cc") or shutil.which("gcc")):
        pytest.skip("the client of this benchmark is written in C: apt-get install gcc")
    command = [sys.executable, str(FOLDER / f"{name}.py"), "--tiny"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *table, last = done.stdout.rstrip().split("\n")
    result = json.loads(last)
    assert result["name"] == name
    assert set(result) == {"name", "machine", "rows"}
    assert result["rows"]
    for row in result["rows"]:
        assert set(row) == {"what", "value", "unit", "reference", "ratio", "must", "aim"}
        assert row["value"] > 0
        assert any(row["what"] in line for line in table)


def test_without_a_compiler_the_benchmark_says_what_it_needs(tmp_path):
    done = subprocess.run(
        [sys.executable, str(FOLDER / "live.py"), "--tiny"],
        cwd=tmp_path,
        env=environment(PATH=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "apt-get install gcc" in done.stderr
    assert done.stderr.count("\n") == 1
