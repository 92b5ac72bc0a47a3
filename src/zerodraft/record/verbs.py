"""The verbs that the rooms of this installation have registered."""

from zerodraft.record.core.verbs import Kind, Verb

_VERBS: dict[str, Verb] = {}


def register(*verbs: Verb) -> None:
    """Make verbs known to the record; each room does so once, when it starts. A name belongs to one verb."""
    for verb in verbs:
        if _VERBS.get(verb.name, verb) != verb:
            raise ValueError(f"two rooms claim the verb {verb.name}")
        _VERBS[verb.name] = verb


def get(name: str) -> Verb:
    """The verb of that name; LookupError if no room registered it."""
    try:
        return _VERBS[name]
    except KeyError:
        raise LookupError(f"no room registered the verb {name}") from None


def registered() -> list[Verb]:
    """Every verb, by name."""
    return [_VERBS[name] for name in sorted(_VERBS)]


SEAL_REQUESTED = Verb(
    "seal.requested", "An authorised person asked that a content be sealed.", {"kind": Kind.CODE, "reason": Kind.CODE}
)
SEAL_WITHDRAWN = Verb(
    "seal.withdrawn", "A request to seal was taken back before it was confirmed.", {"kind": Kind.CODE}
)
CONTENT_SEALED = Verb(
    "content.sealed",
    "A second authorised person confirmed: the content is erased, its tombstone stays.",
    {"kind": Kind.CODE, "reason": Kind.CODE, "requested_by": Kind.ID},
)
