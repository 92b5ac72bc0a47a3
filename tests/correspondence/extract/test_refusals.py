"""Bad input: each with its own message, which names the file and the cure, in one line."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from correspondence.extract.making import LETTER, pdf, raw_word, samples, word
from zerodraft.correspondence.extract import UnreadableFile, extract, extract_bytes

SAMPLES = samples()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}> >>".format("41" * 32, "42" * 32)


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


CASES = {
    "empty": ("a.txt", b"", "empty", "save or download it again"),
    "blank": ("a.txt", b" \r\n\t\n", "empty", "download"),
    "too large": ("a.txt", b"a" * 21_000_000, "too-large", "more than the 20 MB"),
    "no ending": ("letter", b"Excellency,", "unknown-format", "without an ending"),
    "another ending": ("a.odt", b"Excellency,", "unknown-format", ".docx"),
    "old Word": ("a.doc", OLE, "unknown-format", "save it as .docx"),
    "old Word under a new name": ("a.docx", OLE, "unknown-format", "save it as .docx"),
    "locked Word": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
    "Outlook": ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), "unknown-format", ".eml"),
    "rich text": ("a.rtf", rb"{\rtf1 x}", "unknown-format", "Rich Text"),
    "picture as text": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "unknown-format", "PNG picture"),
    "PDF as Word": ("a.docx", SAMPLES["letter.pdf"], "misleading-name", "is a PDF"),
    "Word as PDF": ("a.pdf", SAMPLES["letter.docx"], "misleading-name", "is a Word document"),
    "web page as text": ("a.txt", SAMPLES["letter.html"], "misleading-name", "is a web page"),
    "text as PDF": ("a.pdf", LETTER.encode(), "misleading-name", "is not a PDF"),
    "text as Word": ("a.docx", LETTER.encode(), "misleading-name", "is not a Word document"),
    "PDF without an ending": ("letter", SAMPLES["letter.pdf"], "misleading-name", "the ending .pdf"),
    "spreadsheet": ("a.docx", archive(xl__workbook_xml=b"x"), "unknown-format", "spreadsheet"),
    "archive": ("a.zip", archive(letter_docx=word()), "unknown-format", "unpack it"),
    "archive in Word's clothes": ("a.docx", archive(inner_zip=archive(a_txt=b"x")), "unknown-format", "ZIP archive"),
    "junk": ("a.txt", bytes(range(256)) * 20, "binary", "binary data"),
    "unknown charset": ("a.txt", bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF]) * 30, "unknown-charset", "UTF-8"),
    "locked PDF": ("a.pdf", pdf([[(70, 80, "x")]], trailer=LOCKED), "encrypted", "password"),
    "scan": ("a.pdf", pdf([[], []]), "no-text", "OCR"),
    "PDF cut off": ("a.pdf", SAMPLES["letter.pdf"][:300], "damaged", "cut off"),
    "Word cut off": ("a.docx", SAMPLES["letter.docx"][:9_000], "damaged", "cut off"),
    "book": ("a.pdf", pdf([[(70, 80, "x")]] * 200), "too-hard", "200 pages"),
    "PDF that unpacks without end": ("a.pdf", pdf([[]], content=b" " * 120_000_000), "too-large", "unpacks"),
    "PDF of endless operators": ("a.pdf", pdf([[]], content=b"q Q " * 2_000_000), "too-hard", "page 1"),
    "PDF of endless words": (
        "a.pdf",
        pdf([[]], content=b"BT /F1 10 Tf " + b"(aaaaaaaaaaaa) Tj " * 20_000 + b"ET"),
        "too-hard",
        "characters on page 1",
    ),
    "PDF of endless strokes": ("a.pdf", pdf([[]], content=b"0 0 m 9 9 l S " * 60_000), "too-hard", "strokes on page 1"),
    "Word bomb": ("a.docx", raw_word("<w:p/>" * 9_000_000), "too-large", "unpacks to more"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_each_fault_has_its_own_message(case: str) -> None:
    name, data, code, words = CASES[case]
    with pytest.raises(UnreadableFile) as caught:
        extract_bytes(data, name)
    line = str(caught.value)
    assert caught.value.code == code
    assert line.startswith(f"{name}: ")
    assert words in line
    assert "\n" not in line


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name, words in [
        ("none.txt", "does not exist"),
        ("folder.txt", "is a folder"),
        ("pipe.txt", "not a regular file"),
        ("n" * 300 + ".txt", "cannot be opened"),
        ("nul\0.txt", "cannot be opened"),
    ]:
        with pytest.raises(UnreadableFile, match=words):
            extract(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_someone_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="permissions"):
        extract(path)


def test_a_file_of_50_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match=r"is 50\.0 MB"):
        extract(path)


def test_a_text_is_read_without_the_libraries_of_the_other_formats() -> None:
    program = (
        "import sys; from zerodraft.correspondence.extract import extract_bytes; extract_bytes(b'Excellency,', 'a.txt');"
        "print([name for name in ('lxml', 'docx', 'pdfplumber', 'markdown_it', 'email', 'django') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_faulty_pdf_says_nothing_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(SAMPLES["letter.pdf"].replace(b"/F1 3 0 R", b"/F1 99 0 R"))
    program = (
        "import sys; from pathlib import Path; from zerodraft.correspondence.extract import extract, UnreadableFile\n"
        "try: extract(Path(sys.argv[1]))\nexcept UnreadableFile: pass"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
