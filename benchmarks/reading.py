"""How long reading one letter takes, once the program is loaded; the reference is bringing the file into text alone.

The letters are the demonstration's, in each format, and those of the folder of samples where it is there.
"""

import os
import tempfile
from importlib import resources
from pathlib import Path

import docx

from measure import Row, milliseconds, report, tiny
from zerodraft.correspondence.extract import extract
from zerodraft.correspondence.reading import read_document

MUST_MILLISECONDS = 300


def main() -> None:
    runs = 1 if tiny() else 15
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, file in (own(Path(folder)) | samples()).items():
            whole = milliseconds(lambda file=file: read_document(extract(file)), runs)
            text = milliseconds(lambda file=file: extract(file), runs)
            rows.append(Row(f"read {name}", whole, "ms", reference=text, must=MUST_MILLISECONDS))
    report("reading", rows)


def own(folder: Path) -> dict[str, Path]:
    """The demonstration's letter as text, Word and HTML."""
    text = (resources.files("zerodraft.site.demonstration") / "letter.txt").read_text()
    plain, word, page = folder / "letter.txt", folder / "letter.docx", folder / "letter.html"
    plain.write_text(text)
    document = docx.Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(word))
    page.write_text("".join(f"<p>{paragraph}</p>" for paragraph in text.replace("&", "&amp;").split("\n\n")))
    return {f"our own letter, {file.suffix}": file for file in (plain, word, page)}


def samples() -> dict[str, Path]:
    """The letters of the folder of samples, by name; none where it is absent."""
    folder = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "letters"
    return {f"{file.parent.name}, {file.suffix}": file for file in sorted(folder.glob("*/letter.*"))}


if __name__ == "__main__":
    main()
