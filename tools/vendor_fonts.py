"""Vendor from npm the fonts that print: static, under the SIL Open Font License, with the characters that each of them has.

Usage: uv run --no-project --with fonttools==4.68.0 tools/vendor_fonts.py
           fetch, cut, write fonts, licences, coverage and checksums
       python tools/vendor_fonts.py --check
           compare what is there with the checksums

Fetching needs npm and fontTools; checking needs nothing but Python. Of the Chinese font those characters are kept that GBK
has (20,902 of them and their marks): simplified ones for the texts, traditional ones for names. What lies beyond is
reported when it is to be printed.
"""

import hashlib
import io
import sys
import tarfile
import tempfile
from itertools import pairwise
from pathlib import Path

from vendor_web import content, fetch

FONTS = Path(__file__).parents[1] / "src" / "zerodraft" / "typeset" / "fonts"
SUMS = FONTS / "SHA256SUMS"
COVERAGE = FONTS / "coverage.txt"
PACKAGES = {
    ("@expo-google-fonts/noto-serif", "0.4.2"): "NotoSerif",
    ("@expo-google-fonts/noto-sans", "0.4.2"): "NotoSans",
    ("@expo-google-fonts/noto-naskh-arabic", "0.4.5"): "NotoNaskhArabic",
    ("@expo-google-fonts/noto-serif-sc", "0.4.3"): "NotoSerifSC",
}
WEIGHTS = ("400Regular", "700Bold")
SUBSETTED = {"NotoSerifSC"}


def gbk() -> set[int]:
    """Every character that GBK has, and the CJK marks and full-width forms that texts use besides."""
    found = set(range(0x20, 0x7F)) | set(range(0x3000, 0x3040)) | set(range(0xFF00, 0xFFF0)) | {0xA0, 0x2014, 0x2026}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode("gbk", "ignore")
            found |= set(map(ord, text)) if len(text) == 1 else set()
    return found


def subset(font: bytes) -> bytes:
    """The font with the characters of GBK alone, and without hints, which paper does not need."""
    from fontTools import subset as subsetting  # noqa: PLC0415 (not needed to check)
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subsetting.Options(hinting=False, notdef_outline=True, name_IDs=["*"], name_languages=["*"])
    options.recalc_timestamp = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "halt", "chws"]
    cut = subsetting.Subsetter(options)
    cut.populate(unicodes=gbk())
    opened = TTFont(io.BytesIO(font), recalcTimestamp=False)
    cut.subset(opened)
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


def covered(font: bytes) -> str:
    """The characters of a font as ranges: "20-7e a0-17f"."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (not needed to check)

    codes = sorted(TTFont(io.BytesIO(font)).getBestCmap())
    breaks = [
        0,
        *(place for place, (one, next_) in enumerate(pairwise(codes), start=1) if next_ != one + 1),
        len(codes),
    ]
    ranges = ((codes[start], codes[end - 1]) for start, end in pairwise(breaks))
    return " ".join(f"{first:x}-{last:x}" if first != last else f"{first:x}" for first, last in ranges)


def vendor() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    lines = []
    for (package, version), name in PACKAGES.items():
        with tempfile.TemporaryDirectory() as folder, tarfile.open(fetch(package, version, Path(folder))) as archive:
            (FONTS / f"LICENSE-{name}.txt").write_bytes(content(archive, "LICENSE_FONT"))
            for weight in WEIGHTS:
                font = content(archive, f"{weight}/{name}_{weight}.ttf")
                font = subset(font) if name in SUBSETTED else font
                file = f"{name}-{weight.lstrip('0123456789')}.ttf"
                (FONTS / file).write_bytes(font)
                lines.append(f"{file} {covered(font)}\n")
    COVERAGE.write_text("".join(sorted(lines)))
    SUMS.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(digests().items())))


def digests() -> dict[str, str]:
    """SHA-256 of every vendored file, by its name."""
    files = (path for path in FONTS.iterdir() if path.is_file() and path != SUMS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def differences() -> list[str]:
    """The files that are not as they were vendored: changed, missing, or never vendored."""
    lines = (line.split("  ", 1) for line in SUMS.read_text().splitlines())
    expected, actual = {name: digest for digest, name in lines}, digests()
    return sorted(name for name in expected.keys() | actual.keys() if expected.get(name) != actual.get(name))


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        different = differences()
        sys.exit("Not as vendored: " + ", ".join(different) if different else 0)
    vendor()
