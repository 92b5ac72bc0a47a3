"""Our static files: where they lie, and the fingerprint that lets browsers keep them for a year."""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

PACKAGES = ("zerodraft.site", "zerodraft.live", "zerodraft.screens", "zerodraft.programme")


def folders() -> list[Path]:
    """The folders of static files, one for each room that has any."""
    found = [Path(str(resources.files(package))) / "static" for package in PACKAGES]
    return [folder for folder in found if folder.is_dir()]


@cache
def fingerprint() -> str:
    """Twelve digits that change when any static file does; they stand in every address of a static file."""
    digest = hashlib.sha256()
    for folder in folders():
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
