"""Reading a Word file: one walk over its XML, which keeps every word, every tracked change and every comment.

python-docx leaves out what was inserted; here the words of both views are read at once, and each knows its changes.
"""

import posixpath
from collections.abc import Iterator

from zerodraft.files.opening.archive import Archive
from zerodraft.files.opening.bounds import check_size
from zerodraft.files.opening.errors import Damaged, NoText, UnknownFormat
from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W, main_part, part, relations
from zerodraft.text.exchange.word.numbering import numbering_of
from zerodraft.text.exchange.word.reading.styles import styles_of
from zerodraft.text.exchange.word.reading.walking import Walk
from zerodraft.text.exchange.word.runs import Anchor, Comment, Paragraph, Story, WordText

_FURNITURE = {"header": Story.HEADER, "footer": Story.FOOTER}
_SAVE_AGAIN = "open it in a word processor and save it as .docx again"
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NOTES = (("footnotes.xml", "footnote", Story.FOOTNOTE), ("endnotes.xml", "endnote", Story.ENDNOTE))


def read_word(data: bytes) -> WordText:
    """All that a .docx says. Raises UnreadableFile (a bomb, external entities, damage, no words)."""
    check_size(data)
    archive = Archive(data)
    main = main_part(archive)
    body = _body(part(archive, main))
    folder = posixpath.dirname(main)
    named = relations(archive, main)

    def other(name: str) -> Element | None:
        """The part of that name, wherever the file has it."""
        return part(archive, named.get(name) or posixpath.join(folder, f"{name}.xml"))

    walk = Walk(styles_of(other("styles")))
    walk.story(body, Story.BODY, main)
    for file, name, story in _NOTES:
        notes = other(f"{name}s")
        for note in () if notes is None else notes.iterchildren(f"{W}{name}"):
            if note.get(f"{W}type", "normal") == "normal":
                walk.story(note, story, file, note=f"{name} {note.get(f'{W}id', '')}")
    for file in sorted(archive.names()):
        furniture = _FURNITURE.get(posixpath.basename(file)[:6])
        if furniture is not None and file.endswith(".xml") and posixpath.dirname(file) == folder:
            furnished = part(archive, file)
            if furnished is not None:
                walk.story(furnished, furniture, posixpath.basename(file))
    comments = _comments(other("comments"), walk)
    if all(empty(each) for each in walk.paragraphs):
        raise NoText("has no words in it, only pictures perhaps", "run text recognition (OCR) on the pictures")
    core = part(archive, _CORE)
    title = None if core is None else core.find(_TITLE)
    return WordText(
        paragraphs=tuple(walk.paragraphs),
        comments=tuple(comments),
        changes=tuple(walk.changes),
        strays=walk.strays(),
        formatting=walk.formatting,
        numbering=numbering_of(other("numbering")),
        title="" if title is None or title.text is None else title.text,
    )


def _body(root: Element | None) -> Element:
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise Damaged("has no Word text in it", _SAVE_AGAIN)
    if body.find(f".//{W}altChunk") is not None:
        # A whole file inside, in a format of its own, which a word processor brings in when it opens this one.
        raise UnknownFormat("holds another file that is not part of its text yet", _SAVE_AGAIN)
    return body


def _comments(root: Element | None, walk: Walk) -> Iterator[Comment]:
    for each in () if root is None else root.iterchildren(f"{W}comment"):
        id_ = each.get(f"{W}id", "")
        # What is changed inside a comment is a change of what was said about the text, not of the text.
        inside = Walk({})
        inside.story(each, Story.BOX, "comments.xml", first=len(walk.changes))
        walk.changes += inside.changes
        yield Comment(
            id_,
            each.get(f"{W}author", ""),
            "\n".join(paragraph.final for paragraph in inside.paragraphs).strip(),
            each.get(f"{W}date", ""),
            _anchor(walk.anchors.get(id_)),
            tuple(inside.changes),
        )


def _anchor(found: list[tuple[int, int]] | None) -> Anchor | None:
    if not found:
        return None
    (paragraph, start), (last, end) = found[0], found[-1]
    return Anchor(paragraph, start, last, end)


def empty(paragraph: Paragraph) -> bool:
    """Whether it has no words in any view."""
    return not any(run.text.strip() for run in paragraph.runs)
