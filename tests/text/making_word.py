"""Word files for the tests, written as their XML is: what a word processor would leave after somebody edited a draft."""

import re
from html import escape
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CHANGE = re.compile(rb"<w:(ins|del|moveFrom|moveTo)[ >/]")

MARK = "Maria Muster"
"""The author of the changes: an invented person."""


class Word:
    """Makes the pieces of one file; every change and comment has an id of its own."""

    def __init__(self, author: str = MARK) -> None:
        self.author = author
        self._ids = count(1)

    def _change(self, name: str, inside: str, author: str | None) -> str:
        by = self.author if author is None else author
        said = f' w:author="{escape(by)}"' if by else ""
        return f'<w:{name} w:id="{next(self._ids)}"{said} w:date="2031-05-04T09:00:00Z">{inside}</w:{name}>'

    def ins(self, *runs: str, author: str | None = None) -> str:
        return self._change("ins", "".join(runs), author)

    def gone(self, *runs: str, author: str | None = None) -> str:
        """What was deleted."""
        return self._change("del", "".join(runs).replace("<w:t ", "<w:delText ").replace("w:t>", "w:delText>"), author)

    def moved(self, *runs: str, name: str, come: bool) -> str:
        """One half of a move: what is gone, or what has come."""
        way, id_ = "To" if come else "From", next(self._ids)
        return (
            f'<w:move{way}RangeStart w:id="{id_}" w:name="{name}" w:author="{self.author}"/>'
            + self._change(f"move{way}", "".join(runs), None)
            + f'<w:move{way}RangeEnd w:id="{id_}"/>'
        )

    def p(
        self, *runs: str, end: str = "", style: str = "", level: tuple[int, int] | None = None, before: str = ""
    ) -> str:
        """A paragraph. `end` says what was done to its mark ("ins", "del", "moveFrom", "moveTo"); `before` is a bookmark."""
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if level is not None:
            properties += f'<w:numPr><w:ilvl w:val="{level[1]}"/><w:numId w:val="{level[0]}"/></w:numPr>'
        if end:
            properties += f"<w:rPr>{self._change(end, '', None)}</w:rPr>"
        if before:
            id_ = next(self._ids)
            mark = f'<w:bookmarkStart w:id="{id_}" w:name="{before}"/><w:bookmarkEnd w:id="{id_}"/>'
        else:
            mark = ""
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{mark}{''.join(runs)}</w:p>"

    def row(self, *cells: str, change: str = "") -> str:
        """A row of a table; `change` is "ins" or "del"."""
        mark = f"<w:trPr>{self._change(change, '', None)}</w:trPr>" if change else ""
        return f"<w:tr>{mark}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    def on(self, comment: int, *runs: str) -> str:
        """Runs on which a comment is anchored."""
        return (
            f'<w:commentRangeStart w:id="{comment}"/>{"".join(runs)}<w:commentRangeEnd w:id="{comment}"/>'
            f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
        )


def r(text: str, look: str = "") -> str:
    """A run; `look` is the XML of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def comment(id_: int, text: str, author: str = MARK) -> str:
    return f'<w:comment w:id="{id_}" w:author="{author}"><w:p>{r(text)}</w:p></w:comment>'


def docx(*paragraphs: str, comments: str = "", **parts: str) -> bytes:
    """A .docx with this body. `parts` are others by the name of their file: the content of their root element."""
    roots = {"footnotes": "footnotes", "numbering": "numbering", "styles": "styles", "header1": "hdr"}
    files = {
        "document": f"<w:document {_SPACES}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        **{name: f"<w:{roots[name]} {_SPACES}>{inside}</w:{roots[name]}>" for name, inside in parts.items()},
    }
    if comments:
        files["comments"] = f"<w:comments {_SPACES}>{comments}</w:comments>"
    return zipped({f"word/{name}.xml": text for name, text in files.items()})


def zipped(files: dict[str, str]) -> bytes:
    """A package with these parts beside those that every .docx has."""
    data = BytesIO()
    others = [name.removeprefix("word/").removesuffix(".xml") for name in files if name != "word/document.xml"]
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(others)
    )
    whole = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_R}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
        **files,
    }
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, text in whole.items():
            package.writestr(name, text)
    return data.getvalue()


def count_of_changes(data: bytes) -> int:
    """How many elements of tracked changes a file has, counted in the bytes of its parts."""
    with ZipFile(BytesIO(data)) as package:
        return sum(len(_CHANGE.findall(package.read(name))) for name in package.namelist())
