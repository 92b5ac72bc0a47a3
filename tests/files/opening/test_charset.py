import pytest

from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import Binary, UnknownCharset

WORDS = "La réunion se tiendra à Genève le 3 août, à 15 heures, dans la salle Tempus; œuvre “citée”."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252", "mac_roman"])
def test_undeclared_encodings_are_found(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_a_declared_encoding_comes_first() -> None:
    assert decode("Łódź".encode("cp1250"), "windows-1250") == "Łódź"


def test_latin_1_is_read_as_windows_does() -> None:
    assert decode(WORDS.encode("cp1252"), "iso-8859-1") == WORDS


@pytest.mark.parametrize("declared", ["x-klingon", "idna", "unicode_escape", "\x00", "rot13", "utf-8"])
def test_a_declared_encoding_that_is_unknown_or_wrong_is_passed_over(declared: str) -> None:
    assert decode(WORDS.encode("cp1252"), declared) == WORDS


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(UnknownCharset, match="x-klingon"):
        decode(bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF]) * 30, "x-klingon")


def test_ebcdic_is_refused_rather_than_misread() -> None:
    with pytest.raises(UnknownCharset, match="UTF-8"):
        decode((WORDS * 10).replace("œ", "oe").replace("“", "'").replace("”", "'").encode("cp500"))


def test_a_mark_that_lies_is_an_error() -> None:
    with pytest.raises(UnknownCharset, match="UTF-8"):
        decode(b"\xef\xbb\xbf\xff\xfe\xfd")


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(Binary):
        decode(bytes(range(256)) * 8)
