"""The ZIP archive that a .docx is, opened without trusting what it says of itself."""

import io
import struct
import zipfile
import zlib

from zerodraft.files.opening.bounds import (
    MAX_DIRECTORY_BYTES,
    MAX_PACKING_RATIO,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
)
from zerodraft.files.opening.errors import Damaged, Encrypted, TooLarge

_AGAIN = "download it or ask for it again"
# The record that ends every archive; from its tenth byte on: number of members, size and place of their list.
_END = b"PK\x05\x06"
_END_FIELDS = struct.Struct("<HII")
_CHUNK = 256 * 1024


class Archive:
    """The members of a ZIP archive. What is read of them, all together, stays within MAX_UNPACKED_BYTES."""

    def __init__(self, data: bytes) -> None:
        """Raises Damaged for an archive cut off or overwritten, TooLarge for one with a monstrous list of members."""
        end = data.rfind(_END)
        if end < 0 or len(data) < end + 22:
            raise Damaged("is cut off: the list of its contents is missing", _AGAIN)
        _, size, _ = _END_FIELDS.unpack_from(data, end + 10)
        if size > MAX_DIRECTORY_BYTES:
            raise TooLarge("holds more files than a Word document has", "save it again as .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, OverflowError, NotImplementedError) as error:
            raise Damaged("is damaged: the list of its contents is wrong", _AGAIN) from error
        self._left = MAX_UNPACKED_BYTES

    def names(self) -> list[str]:
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None if there is none of that name.

        Size and ratio are judged by the list first and then, since a list may lie, by what really comes out.
        Raises TooLarge, Encrypted or Damaged.
        """
        try:
            member = self._zip.getinfo(name)
        except KeyError:
            return None
        if member.flag_bits & 1:
            raise Encrypted("is locked with a password", "remove the password and save it again")
        heavy = member.file_size > MEGABYTE and member.file_size > MAX_PACKING_RATIO * max(member.compress_size, 1)
        if heavy or member.file_size > self._left:
            raise bomb()
        pieces = []
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise bomb()
                    pieces.append(piece)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            struct.error,
        ) as error:
            if isinstance(error, TooLarge):
                raise
            raise Damaged(f"is damaged: its member {name} cannot be unpacked", _AGAIN) from error
        return b"".join(pieces)


def bomb() -> TooLarge:
    return TooLarge(
        f"unpacks to more than {MAX_UNPACKED_BYTES // MEGABYTE} MB or {MAX_PACKING_RATIO} times its size",
        "do not open it; ask the sender for the text itself",
    )
