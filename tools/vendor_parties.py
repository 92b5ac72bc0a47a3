"""Derive the vendored names of States from the OCHA taxonomy inside an hdx-python-country wheel.

Usage: python tools/vendor_parties.py WHEEL     names, licence and checksums
       python tools/vendor_parties.py --seal    checksums alone, after a correction by hand

Writes names_vendored.csv, the licence and SHA256SUMS into src/zerodraft/parties/data; the other files there are kept by
hand, and are read here only to learn from which day on a current name is valid. Needs nothing but Python. The
corrections applied are listed in data/PROVENANCE.md; what cannot be corrected by rule stops the run.
"""

import csv
import hashlib
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "zerodraft" / "parties" / "data"
FRENCH_FORMAL_NAMES = Path(__file__).with_name("french_formal_names.csv")
LANGUAGES = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
BESIDE_THE_MEMBERS = {"VAT", "PSE", "COK", "NIU"}
COLUMNS = ["party", "language", "short", "formal", "valid_from", "valid_until", "certainty", "note"]
INVERSION = re.compile(r"^(?P<name>[^(]+) \((?P<before>[^()]*?) ?[-_](?: (?P<after>[^()]+))?\)$")


def unfolded(arabic: str) -> str:
    """The running form of an inverted Arabic name: in «بوليفيا (دولة - المتعددة القوميات)» the dash is the name."""
    inverted = INVERSION.match(arabic)
    if inverted is None:
        return arabic.replace("تيمور- ", "تيمور - ")
    return " ".join(part for part in (inverted["before"], inverted["name"], inverted["after"]) if part)


def taxonomy(wheel: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith("Taxonomy.csv"))
        content = archive.read(name)
    sys.stdout.write(f"{name}\n  sha256 {hashlib.sha256(content).hexdigest()}\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def licence(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(next(n for n in archive.namelist() if n.endswith("licenses/LICENSE")))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(states: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    french = {row["party"]: row["formal"] for row in rows_of(FRENCH_FORMAL_NAMES)}
    began: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows_of(DATA / "names_compiled.csv"):
        if row["valid_until"]:
            began[row["party"], row["language"]] = max(
                began.get((row["party"], row["language"]), ("", "")), (row["valid_until"], row["certainty"])
            )
    for state in states:
        party = f"state-{int(state['m49 numerical code']):03d}"
        formal = {"en": state["English Formal"].strip(), "fr": french[party]}
        for language, column in LANGUAGES.items():
            short = state[f"{column} Short"].strip()
            short = unfolded(short) if language == "ar" else short
            if not short or "_" in short or " -)" in short:
                raise SystemExit(f"{party}: the {column} short name {short!r} cannot be used")
            since, certainty = began.get((party, language), ("", "source"))
            values = [party, language, short, formal.get(language, ""), since, "", certainty, ""]
            yield dict(zip(COLUMNS, values, strict=True))


def vendor(wheel: Path) -> None:
    rows = taxonomy(wheel)
    members = [row for row in rows if row["Appears in DGACM list"] == "Y"]
    if len(members) != 193:
        raise SystemExit(f"{wheel.name}: {len(members)} Member States, not 193")
    beside = [row for row in rows if row["ISO 3166-1 Alpha 3-Codes"] in BESIDE_THE_MEMBERS]
    states = sorted(members + beside, key=lambda row: int(row["m49 numerical code"]))
    with (DATA / "names_vendored.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(names(states))
    (DATA / "hdx-python-country.LICENSE").write_bytes(licence(wheel))


def seal() -> None:
    sealed = sorted(path for path in DATA.iterdir() if path.suffix in {".csv", ".LICENSE"})
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sealed)
    (DATA / "SHA256SUMS").write_text(sums, encoding="ascii")


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    if sys.argv[1] != "--seal":
        vendor(Path(sys.argv[1]))
    seal()


if __name__ == "__main__":
    main()
