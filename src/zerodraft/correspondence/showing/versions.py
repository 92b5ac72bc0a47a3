"""What differs between two versions of a letter."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from zerodraft.correspondence import naming_out
from zerodraft.correspondence.models import Version

_COMPARED_BY_WORD = 20_000
"""Characters of both texts; longer ones are compared line by line, for comparing takes time as their product."""


def differences(before: Version, after: Version) -> list[tuple[str, list[tuple[str, str]]]]:
    """What differs between two versions, part by part: pieces as "same", "del" and "ins"."""
    old, new = dict(_flat(before.content)), dict(_flat(after.content))
    return [
        (part, _pieces(old.get(part, ""), new.get(part, "")))
        for part in dict.fromkeys([*old, *new])
        if old.get(part, "") != new.get(part, "")
    ]


def _flat(content: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """A content as named texts that can be compared."""
    for name, value in content.get("given", {}).items():
        yield naming_out.field_name(name), _text(value)
    for group in ("replaced", "added"):
        for name, value in content.get(group, {}).items():
            yield f"{name}{' +' * (group == 'added')}", _text(value)
    for name in ("omitted", "enclosures", "refers", "paper", "template"):
        yield _part_name(name), _text(content.get(name, ""))
    for number, annex in enumerate(content.get("annexes", ()), start=1):
        yield f"{_('Annex')} {number}", f"{annex['heading']}\n{annex['text']}"


def _part_name(name: str) -> str:
    return {
        "omitted": _("Passages left out"),
        "enclosures": _("Enclosures"),
        "refers": _("Letters referred to"),
        "paper": _("Paper"),
        "template": _("Template of this letter"),
    }[name]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(_text(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    return str(value)


def _pieces(before: str, after: str) -> list[tuple[str, str]]:
    by = " " if len(before) + len(after) < _COMPARED_BY_WORD else "\n"
    old, new = before.split(by), after.split(by)
    found: list[tuple[str, str]] = []
    for code, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            found.append(("same", by.join(old[a:b])))
            continue
        for kind, words in (("del", old[a:b]), ("ins", new[c:d])):
            if any(words):
                found.append((kind, by.join(words)))
    return found
