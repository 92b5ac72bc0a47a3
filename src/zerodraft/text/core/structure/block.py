"""A block: one paragraph of a source, with what its format tells of it."""

from dataclasses import dataclass

from zerodraft.text.core.draft import Kind


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item of a list, footnote or cell.

    `text` is what a reader sees, a typed label ("(a)") included; `label` is one that the format keeps apart (a number
    given automatically) and stands before it. `heading` is the level of a heading (1 the highest), 0 for none. `depth` is in
    how many items of lists it lies, `level` how deep the list is to which it belongs by its style. `kind` is set where the
    format is sure of it (title, footnote, cell). `id` is one that the file carries. `strong` says that all of it is set
    apart (bold or centred). `running` says that several paragraphs may be run together in it. `links` are the places of its
    file to which it leads, `names` those by which a footnote is found: so it is known to what it is one.
    """

    text: str
    label: str = ""
    heading: int = 0
    depth: int = 0
    level: int = 0
    kind: Kind | None = None
    id: str = ""
    strong: bool = False
    running: bool = False
    links: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
