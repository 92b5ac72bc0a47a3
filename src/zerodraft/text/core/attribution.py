"""Attribution: by which names those are called who stand behind some words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zerodraft.text.core.proposal import Proposal


@dataclass(frozen=True, slots=True)
class ProtocolOrder:
    """The order in which names are printed: groups first, each by their `rank`; a name without one comes last, by alphabet.

    Names are as proposals have them.
    """

    rank: Mapping[str, int] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()

    def ordered(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names, each once, in protocol order."""
        last = len(self.rank)
        return tuple(sorted(set(names), key=lambda name: (name not in self.groups, self.rank.get(name, last), name)))


def names_behind(proposals: Iterable[Proposal], order: ProtocolOrder) -> tuple[str, ...]:
    """Who stands behind these proposals, all of them by name.

    A group stands for what was proposed on its behalf, by whomever. States that merely coincide are named one by one.
    """
    found: set[str] = set()
    for each in proposals:
        found |= {each.on_behalf_of} if each.on_behalf_of else set(each.proponents)
    return order.ordered(found)
