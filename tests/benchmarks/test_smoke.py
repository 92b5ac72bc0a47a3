"""Every benchmark runs and says what it measured in the form that others read."""

import json
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
