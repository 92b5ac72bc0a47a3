"""Why a file cannot be read: one family of errors, each saying in one line where the fault is and what cures it."""


class UnreadableFile(ValueError):
    """A file that cannot be brought into a `Document`. `fault` says what is wrong, `cure` what a person can do.

    `place` is the file's name; inside a message it is the message's name and the attachment's. `code` is stable: it
    names the cause for programs, where the sentence names it for people.
    """

    code = "unreadable"

    def __init__(self, fault: str, cure: str, place: str = "") -> None:
        super().__init__(fault, cure, place)
        self.fault = fault
        self.cure = cure
        self.place = place

    def __str__(self) -> str:
        sentence = f"{self.fault}; {self.cure}"
        return f"{self.place}: {sentence}" if self.place else sentence

    def within(self, place: str) -> "UnreadableFile":
        """The same error, with `place` put before the place it already names."""
        return type(self)(self.fault, self.cure, f"{place}, {self.place}" if self.place else place)


class NoSuchFile(UnreadableFile):
    """Nothing there, a folder, a device, or a file this user may not open."""

    code = "no-such-file"


class EmptyFile(UnreadableFile):
    """No bytes, or nothing but white space."""

    code = "empty"


class TooLarge(UnreadableFile):
    """More bytes, packed or unpacked, than a letter can need."""

    code = "too-large"


class TooHard(UnreadableFile):
    """Reading it went past the bounds of time, memory, depth or count."""

    code = "too-hard"


class OutOfBounds(TooHard):
    """The time or memory granted to reading the whole file is used up; nothing more of it is to be tried."""


class UnknownFormat(UnreadableFile):
    """A format that is not read here (an old .doc, a picture, a spreadsheet)."""

    code = "unknown-format"


class MisleadingName(UnreadableFile):
    """The name promises one format, the content is another."""

    code = "misleading-name"


class Encrypted(UnreadableFile):
    """Locked with a password."""

    code = "encrypted"


class NoText(UnreadableFile):
    """Well formed, but without words: a scan, a message of pictures only."""

    code = "no-text"


class Damaged(UnreadableFile):
    """Cut off or corrupted, so that its parser gives up."""

    code = "damaged"


class Forbidden(UnreadableFile):
    """It asks for what is never done here, such as fetching an external entity."""

    code = "forbidden"


class UnknownCharset(UnreadableFile):
    """Bytes that no known character encoding turns into words."""

    code = "unknown-charset"


class Binary(UnreadableFile):
    """Bytes that are no text at all."""

    code = "binary"
