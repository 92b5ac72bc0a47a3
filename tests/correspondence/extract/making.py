"""Small files of every format, made on the spot, and what must hold of every Document."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from itertools import pairwise

import docx

from zerodraft.correspondence.core.document import BlockKind, Document

LETTER = """\
New York, 4 March 2031

Excellency,

The first meeting on the draft river charter is held on 11 March 2031.

Date\tMorning\tRoom
11 March\tArticles 1-4\tConference Room 2
12 March\tArticles 5-9\tConference Room 3

Ana Solís
Permanent Representative of Peru
"""

TABLE = [["Date", "Morning", "Room"], ["11 March", "Articles 1-4", "Room 2"], ["12 March", "Articles 5-9", "Room 3"]]


def word(
    paragraphs: Sequence[str] = ("New York, 4 March 2031", "Excellency,"), table: Sequence[Sequence[str]] = ()
) -> bytes:
    """A .docx by python-docx: paragraphs, then a table."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, across in enumerate(table):
            for column, words in enumerate(across):
                grid.cell(row, column).text = words
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORD_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def raw_word(
    body: str, *, prologue: str = "", members: dict[str, bytes] | None = None, leave_out_text: bool = False
) -> bytes:
    """A .docx whose document.xml has this body, with further members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if not leave_out_text:
            text = f"{prologue}<w:document {WORD_NAMES}><w:body>{body}</w:body></w:document>"
            archive.writestr("word/document.xml", text)
        for name, data in (members or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


Placed = tuple[float, float, str]


def pdf(
    pages: Sequence[Sequence[Placed]],
    rules: Sequence[Sequence[tuple[float, float, float, float]]] = (),
    *,
    trailer: str = "",
    content: bytes | None = None,
) -> bytes:
    """A PDF of A4 pages: words in 10-point Helvetica at (x, y from the top), and ruling lines from point to point."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    bodies: dict[int, bytes] = {}
    kids = []
    for number, page in enumerate(pages):
        strokes = [
            f"{x0} {842 - y0} m {x1} {842 - y1} l S"
            for x0, y0, x1, y1 in (rules[number] if number < len(rules) else ())
        ]
        words = [f"BT /F1 10 Tf {x} {842 - y} Td ({escaped(said)}) Tj ET" for x, y, said in page]
        stream = zlib.compress(content if content is not None else "\n".join(strokes + words).encode("latin-1"))
        objects.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>")
        bodies[len(objects)] = stream
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return assembled(objects, bodies, trailer)


def assembled(objects: Sequence[str], bodies: dict[int, bytes], trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, head in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{head}\n".encode()
        if number in bodies:
            out += b"stream\n" + bodies[number] + b"\nendstream\n"
        out += b"endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def message(body: str = "Excellency,\n\nPlease find a letter attached.\n", *attached: tuple[str, str, bytes]) -> bytes:
    """A message with a plain body and attachments, each (name, type, bytes)."""
    made = EmailMessage()
    made["From"] = "Office <office@missions.example>"
    made["To"] = "all@missions.example"
    made["Date"] = "Tue, 04 Mar 2031 09:30:00 -0500"
    made["Subject"] = "Charte des rivières"
    made.set_content(body)
    for name, kind, data in attached:
        main, sub = kind.split("/")
        made.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return made.as_bytes()


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Letter</title></head><body>
<p>New York, 4 March 2031</p><p>Excellency,</p>
<table>{"".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in TABLE)}</table>
</body></html>"""

MARKDOWN = """\
# River charter

Excellency,

| Date | Morning |
|------|---------|
| 11 March | Articles **1-4** |

- first
- second
"""


def samples() -> dict[str, bytes]:
    """One good file of each format, by name."""
    return {
        "letter.txt": LETTER.encode(),
        "letter.md": MARKDOWN.encode(),
        "letter.html": PAGE.encode(),
        "letter.docx": word(table=TABLE),
        "letter.pdf": pdf([[(70, 80, "New York, 4 March 2031"), (70, 110, "Excellency,")]]),
        "letter.eml": message("Excellency,\n", ("letter.docx", "application/octet-stream", word())),
    }


def table_of(document: Document) -> list[list[str]]:
    """The words of the only table, row by row, cells that span given once."""
    (block,) = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    rows: dict[int, list[str]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(document.words(cell))
    return [rows[row] for row in sorted(rows)]


def said(document: Document) -> list[str]:
    """The words of each block."""
    return [document.words(block) for block in document.blocks]


def assert_sound(document: Document) -> None:
    """What the rules of reading rely on, whatever the file was."""
    size = len(document.text)
    assert all(0 <= block.start < block.end <= size for block in document.blocks)
    assert all(before.end <= block.start for before, block in pairwise(document.blocks))
    for block in document.blocks:
        assert document.words(block).strip()
        assert bool(block.cells) == (block.kind is BlockKind.TABLE)
        assert all(block.start <= cell.start <= cell.end <= block.end for cell in block.cells)
        assert all(before.end <= cell.start for before, cell in pairwise(block.cells))
        taken = [
            (cell.row + down, cell.column + right)
            for cell in block.cells
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        ]
        assert len(taken) == len(set(taken))
    assert document.parts
    assert document.parts[0].start == 0
    assert document.parts[-1].end == size
    assert all(before.end <= part.start for before, part in pairwise(document.parts))
    assert list(document.page_breaks) == sorted(set(document.page_breaks))
    assert all(0 < offset < size for offset in document.page_breaks)
