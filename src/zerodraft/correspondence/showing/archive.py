"""The archive of letters in the words of pages: rows, chains, how each letter stands, and what a visitor looks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from zerodraft.correspondence import naming_out
from zerodraft.correspondence.archive import Archive, Archived
from zerodraft.correspondence.core.archive import Standing, Tie
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.models import Entry
from zerodraft.correspondence.showing.register import Related, address_of

LONGEST_SOUGHT = 100


@dataclass(frozen=True, slots=True)
class Sought:
    """What a visitor looks for, in codes; '' is for anything. `words` are looked for in what letters are called."""

    kind: str = ""
    direction: str = ""
    language: str = ""
    year: str = ""
    standing: str = ""
    words: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is looked for."""
        return self != Sought()


@dataclass(frozen=True, slots=True)
class Choice:
    """What one can look for under one heading: its name in a form, what it is called, codes with their names."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Row:
    """A letter in the archive. `standing` is the code of how it stands, `stands` the same in words, '' while it holds."""

    entry: Entry
    title: str
    address: str
    direction: str
    channel: str
    language: str
    related: tuple[Related, ...]
    standing: str
    stands: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of how a letter stands: a code, the sentence, and the letters by which it is so."""

    code: str
    text: str
    by: tuple[Related, ...]


def sought(form: Mapping[str, str]) -> Sought:
    """What a form looks for; what is too long is cut."""
    return Sought(**{one.name: form.get(one.name, "").strip()[:LONGEST_SOUGHT] for one in fields(Sought)})


def choices(archive: Archive, wanted: Sought) -> list[Choice]:
    """What can be looked for: what there is in the archive."""
    letters = archive.letters.values()
    kinds = {one.entry.outgoing.template for one in letters if one.entry.outgoing}
    spoken = {one.entry.language for one in letters} - {""}
    years = sorted({str(one.entry.year) for one in letters}, reverse=True)
    named = [
        ("kind", _("Kind of letter"), sorted(((kind, naming_out.template_name(kind)) for kind in kinds), key=_by_name)),
        ("direction", _("In or out"), [(one.value, str(one.label)) for one in Entry.Direction]),
        ("language", _("Language"), sorted((code, naming_out.LANGUAGES.get(code, code)) for code in spoken)),
        ("year", _("Year"), [(year, year) for year in years]),
        ("standing", _("Standing"), [(one.value, standing_name(one)) for one in Standing]),
    ]
    return [Choice(name, label, tuple(options), getattr(wanted, name)) for name, label, options in named]


def found(archive: Archive, wanted: Sought) -> list[str]:
    """The keys of the letters that fit what is looked for, the newest first."""
    folded = fold(wanted.words)

    def fits(one: Archived) -> bool:
        entry = one.entry
        kind = entry.outgoing.template if entry.outgoing else ""
        of_it = (
            (wanted.kind, kind),
            (wanted.direction, entry.direction),
            (wanted.language, entry.language),
            (wanted.year, str(entry.year)),
            (wanted.standing, one.stand.standing.value),
        )
        return all(asked in ("", has) for asked, has in of_it) and folded in fold(f"{entry.mark} {title_of(one)}")

    return [key for key in reversed(list(archive.letters)) if fits(archive.letters[key])]


def chained(archive: Archive, chains: Sequence[Sequence[str]]) -> list[list[Row]]:
    """Chains of letters as rows. Those of the same chain are named by their numbers alone: they stand beside."""
    tied = _tied(archive, {key: number for number, chain in enumerate(chains) for key in chain})
    return [[_row(archive.letters[key], tied[key]) for key in chain] for chain in chains]


def related(archive: Archive, key: str) -> tuple[Related, ...]:
    """What a letter of the archive speaks of, and what speaks of it."""
    return _tied(archive, {key: 0})[key] if key in archive.letters else ()


def said_of(archive: Archive, key: str) -> list[Said]:
    """How a letter of the archive stands, the gravest first; nothing of one that holds in everything."""
    if key not in archive.letters:
        return []
    stand = archive.letters[key].stand
    told = [
        (Standing.RECALLED.value, _("This letter was recalled; it holds no longer."), stand.recalled_by),
        (Standing.CORRECTED.value, _("This letter was corrected; the corrigendum holds."), stand.corrected_by),
        (
            Standing.SUPERSEDED.value,
            _("The programme of work was changed since this letter; a later letter says what holds."),
            stand.superseded_by[-1:],
        ),
        ("encloses-recalled", _("The letter that this one forwards was recalled."), stand.encloses_recalled),
    ]
    return [Said(code, text, tuple(_named(archive.letters[one]) for one in by)) for code, text, by in told if by]


def standing_name(standing: Standing) -> str:
    """How a letter stands, in a word or some."""
    return {
        Standing.IN_FORCE: _("In force"),
        Standing.SUPERSEDED: _("Programme changed since"),
        Standing.CORRECTED: _("Corrected since"),
        Standing.RECALLED: _("Recalled"),
    }[standing]


def title_of(one: Archived) -> str:
    """What a letter of the archive is called."""
    outgoing = one.entry.outgoing
    return one.subject or (naming_out.template_name(outgoing.template) if outgoing else _("Letter"))


def _row(one: Archived, tied: tuple[Related, ...]) -> Row:
    entry, standing = one.entry, one.stand.standing
    return Row(
        entry=entry,
        title=title_of(one),
        address=address_of(entry),
        direction=str(Entry.Direction(entry.direction).label),
        channel=naming_out.channel_name(entry),
        language=naming_out.LANGUAGES.get(entry.language, entry.language),
        related=tied,
        standing=standing.value,
        stands="" if standing is Standing.IN_FORCE else standing_name(standing),
    )


def _tied(archive: Archive, keys: Mapping[str, int]) -> dict[str, tuple[Related, ...]]:
    """What ties these letters to others; letters with the same number stand beside each other."""

    def named(key: str, beside: str, how: str) -> Related:
        return _named(archive.letters[key], how, in_full=keys.get(key) != keys[beside])

    speaks: dict[str, list[Related]] = {key: [] for key in keys}
    spoken_of: dict[str, list[Related]] = {key: [] for key in keys}
    more_than_refer = {(link.of, link.to) for link in archive.links if link.tie is not Tie.REFERENCES}
    for link in archive.links:
        if link.tie is Tie.REFERENCES and (link.of, link.to) in more_than_refer:
            continue  # a letter refers to what it corrects or recalls: that is said once
        if link.of in speaks:
            speaks[link.of].append(named(link.to, link.of, naming_out.refers_name(link.tie)))
        if link.to in spoken_of:
            spoken_of[link.to].append(named(link.of, link.to, naming_out.is_spoken_of_name(link.tie)))
    return {key: (*speaks[key], *spoken_of[key]) for key in keys}


def _named(one: Archived, how: str = "", *, in_full: bool = True) -> Related:
    title = f"{one.entry.mark} {title_of(one)}" if in_full else one.entry.mark
    return Related(how, title, address_of(one.entry))


def _by_name(option: tuple[str, str]) -> str:
    return fold(option[1])
