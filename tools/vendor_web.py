"""Vendor from npm what the pages need: scripts, and fonts (the slices for our scripts of writing, one weight axis, upright).

Usage: python tools/vendor_web.py            fetch, write fonts, style sheet, scripts, licences and checksums
       python tools/vendor_web.py --check    compare what is there with the checksums

Fetching needs npm; checking needs nothing but Python. Chinese has no slice here: a hundred of them weigh 4.6 MB, and
every system that is set up for Chinese brings a font.
"""

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "zerodraft" / "site" / "static" / "vendor"
SUMS = VENDOR / "SHA256SUMS"
FONTS = {
    ("@fontsource-variable/noto-sans", "5.3.0"): ("latin", "latin-ext", "cyrillic"),
    ("@fontsource-variable/noto-serif", "5.3.0"): ("latin", "latin-ext", "cyrillic"),
    ("@fontsource-variable/noto-sans-arabic", "5.3.0"): ("arabic",),
}
SCRIPTS = {
    ("idiomorph", "0.8.0"): "dist/idiomorph.min.js",
}
FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def fetch(package: str, version: str, folder: Path) -> Path:
    """The package of that name and version, as npm packs it."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package}@{version}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def content(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(f"package/{name}")
    if member is None:
        raise SystemExit(f"{archive.name} holds no {name}")
    return member.read()


def faces(style_sheet: str, family: str, slices: tuple[str, ...]) -> str:
    """The @font-face rules of these slices, pointing to our files, shown in the fallback font while they load."""
    wanted = {f"{family}-{each}-wght-normal.woff2" for each in slices}
    found = [face for face in FACE.findall(style_sheet) if any(f"/{name})" in face for name in wanted)]
    if len(found) != len(wanted):
        raise SystemExit(f"{family} no longer has all of the slices {', '.join(slices)}")
    return "\n".join(face.replace("url(./files/", "url(fonts/") for face in found) + "\n"


def vendor() -> None:
    (VENDOR / "fonts").mkdir(parents=True, exist_ok=True)
    rules = []
    for (package, version), slices in FONTS.items():
        family = package.rpartition("/")[2]
        with tempfile.TemporaryDirectory() as folder, tarfile.open(fetch(package, version, Path(folder))) as archive:
            for each in slices:
                name = f"{family}-{each}-wght-normal.woff2"
                (VENDOR / "fonts" / name).write_bytes(content(archive, f"files/{name}"))
            (VENDOR / f"LICENSE-{family}.txt").write_bytes(content(archive, "LICENSE"))
            rules.append(f"/* {package} {version}, SIL Open Font License 1.1: LICENSE-{family}.txt */\n")
            rules.append(faces(content(archive, "wght.css").decode(), family, slices))
    (VENDOR / "fonts.css").write_text("".join(rules))
    for (package, version), name in SCRIPTS.items():
        with tempfile.TemporaryDirectory() as folder, tarfile.open(fetch(package, version, Path(folder))) as archive:
            (VENDOR / f"{package}.js").write_bytes(content(archive, name))
            (VENDOR / f"LICENSE-{package}.txt").write_bytes(content(archive, "LICENSE"))
    SUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(digests().items())))


def digests() -> dict[str, str]:
    """SHA-256 of every vendored file, by its path from the folder."""
    files = (path for path in VENDOR.rglob("*") if path.is_file() and path != SUMS)
    return {path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def differences() -> list[str]:
    """The files that are not as they were vendored; none when all is well."""
    written = {
        name: digest for digest, _space, name in (line.partition("  ") for line in SUMS.read_text().splitlines())
    }
    there = digests()
    return sorted(name for name in written.keys() | there.keys() if written.get(name) != there.get(name))


def main() -> None:
    if sys.argv[1:] not in ([], ["--check"]):
        raise SystemExit(__doc__)
    if not sys.argv[1:]:
        vendor()
    if changed := differences():
        raise SystemExit("not as vendored: " + ", ".join(changed))


if __name__ == "__main__":
    main()
