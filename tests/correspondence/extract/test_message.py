import base64
from email.message import EmailMessage

import pytest

from correspondence.extract.making import LETTER, TABLE, assert_sound, message, pdf, word
from zerodraft.correspondence.core.document import BlockKind, Document
from zerodraft.correspondence.extract import extract_bytes
from zerodraft.files.opening.errors import Damaged, NoText, TooHard, UnknownCharset, UnknownFormat

DOCX = "application/octet-stream"


def read(data: bytes) -> Document:
    document = extract_bytes(data, "a.eml")
    assert_sound(document)
    return document


def parts(document: Document) -> list[tuple[str | None, str]]:
    return [(part.name, document.words(part)) for part in document.parts]


def test_body_and_attachments_are_parts_in_order() -> None:
    document = read(message("Excellency,\n", ("one.docx", DOCX, word(["Annex one"])), ("two.txt", DOCX, b"Annex two")))
    assert parts(document) == [(None, "Excellency,"), ("one.docx", "Annex one"), ("two.txt", "Annex two")]
    assert document.headers == {
        "from": "Office <office@missions.example>",
        "to": "all@missions.example",
        "date": "Tue, 04 Mar 2031 09:30:00 -0500",
        "subject": "Charte des rivières",
    }


def test_tables_of_attachments_keep_their_cells() -> None:
    document = read(message("Excellency,\n", ("one.docx", DOCX, word(["Annex"], TABLE))))
    (block,) = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert [document.words(cell) for cell in block.cells] == [words for row in TABLE for words in row]


def test_the_plain_alternative_is_taken_if_it_has_words() -> None:
    for plain, taken in (("plain words", "plain words"), ("\n", "rich words")):
        made = EmailMessage()
        made["Subject"] = "x"
        made.set_content(plain)
        made.add_alternative("<html><body><p>rich <b>words</b></p></body></html>", subtype="html")
        assert read(made.as_bytes()).text == taken


def test_an_attachment_without_an_ending_is_known_by_its_type() -> None:
    document = read(message("x\n", ("Programme", "application/pdf", pdf([[(70, 80, "Annex")]]))))
    assert parts(document)[1] == ("Programme", "Annex")


def test_an_attachment_that_cannot_be_read_leaves_its_name() -> None:
    document = read(message("x\n", ("logo.png", "image/png", b"\x89PNG\r\n\x1a\n"), ("a.docx", DOCX, b"junk")))
    assert parts(document) == [(None, "x"), ("logo.png", ""), ("a.docx", "")]


def nested(times: int) -> bytes:
    made = EmailMessage()
    made.set_content("innermost")
    made["Subject"] = "level 0"
    for level in range(1, times + 1):
        outer = EmailMessage()
        outer["Subject"] = f"level {level}"
        outer.set_content(f"body {level}")
        outer.add_attachment(made)
        made = outer
    return made.as_bytes()


def test_forwarded_messages_are_parts_named_after_their_subject() -> None:
    assert parts(read(nested(2))) == [(None, "body 2"), ("level 1", "body 1"), ("level 0", "innermost")]


def test_a_message_saved_as_a_file_and_attached_is_read() -> None:
    assert parts(read(message("x\n", ("old.eml", DOCX, message("inner\n"))))) == [(None, "x"), ("old.eml", "inner")]


def test_messages_in_messages_without_end() -> None:
    with pytest.raises(TooHard, match="messages"):
        read(nested(8))


def test_containers_in_containers_without_end() -> None:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    with pytest.raises(TooHard):
        read(f"From: a@missions.example\n{opening}\n\nx".encode())


def test_more_attachments_than_anyone_sends() -> None:
    with pytest.raises(TooHard, match="attachments"):
        read(message("x\n", *[(f"{n}.txt", DOCX, b"hi") for n in range(60)]))


def test_a_message_of_a_picture_only() -> None:
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
    head = "From: a@missions.example\nContent-Type: image/png; name=scan.png\nContent-Transfer-Encoding: base64\n\n"
    with pytest.raises(UnknownFormat, match=r"a\.eml, scan\.png: is a PNG picture"):
        read(f"{head}{picture}\n".encode())


def test_a_message_without_words() -> None:
    with pytest.raises(NoText, match="attachment"):
        read(b"From: a@missions.example\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n")


def test_a_text_that_is_no_message() -> None:
    with pytest.raises(Damaged, match="header"):
        read(LETTER.encode())


def test_an_unknown_charset_is_named_unless_another_fits() -> None:
    head = b"From: a@missions.example\nContent-Type: text/plain; charset=x-klingon\n\n"
    assert read(head + b"Excellency,").text == "Excellency,"
    with pytest.raises(UnknownCharset, match="x-klingon"):
        read(head + bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF]) * 30)


@pytest.mark.parametrize("charset", [b"x-klingon", b"\xf5tf-8"])
def test_a_header_that_cannot_be_decoded_is_shown_as_it_stands(charset: bytes) -> None:
    document = read(b"Subject: =?" + charset + b"?q?nuqneH?=\n\nExcellency,")
    assert document.headers["subject"].endswith("?q?nuqneH?=")
