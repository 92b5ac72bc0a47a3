"""`pip install .` into an empty environment, without extras, gives the whole command: data, templates and all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from processes import environment

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    uv = Path(sys.executable).parent / "uv"
    if not uv.exists():
        pytest.skip("needs uv beside the interpreter, as `make test-long` has it")
    settings = environment(UV_SYSTEM_CERTS="1")
    subprocess.run([uv, "venv", "--quiet", folder / "venv"], env=settings, check=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python, ROOT], env=settings, check=True)
    return python.parent / "zerodraft"


def test_what_needs_no_installation_runs(installed, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_bytes((ROOT / "src/zerodraft/site/demonstration/letter.txt").read_bytes())
    for command in (["read", "--json", letter], ["parties", "--json"]):
        done = subprocess.run([installed, *command], cwd=tmp_path, env=environment(), capture_output=True, check=True)
        assert json.loads(done.stdout)
        assert done.stderr == b""


def test_the_demonstration_is_in_the_package(installed, tmp_path):
    command = [installed, "demo", "--port", "0", "--data", tmp_path / "demo"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert "answers at http://" in server.stdout.readline()
            assert "Sign in as" in server.stdout.readline()
        finally:
            server.terminate()
            assert server.wait(timeout=5) == 0


def test_styles_catalogues_and_fonts_are_in_the_package(installed):
    script = """
from importlib import resources
from pathlib import Path
site = Path(str(resources.files("zerodraft.site")))
assert list(site.glob("static/site/*.css"))
assert list(site.glob("static/vendor/**/*.woff2"))
assert len(list(site.glob("locale/*/LC_MESSAGES/django.mo"))) == 5
"""
    subprocess.run([installed.parent / "python", "-c", script], env=environment(), check=True)
