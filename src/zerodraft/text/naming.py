"""Names of proponents: found in the register of parties, as they were on a day, and put in protocol order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from zerodraft.parties.core.groups import memberships_of
from zerodraft.parties.core.names import name_on
from zerodraft.parties.core.order import collation_key
from zerodraft.parties.core.party import Kind, Language, Party, Register
from zerodraft.parties.core.search import names_on, suggest
from zerodraft.parties.core.spelling import folded
from zerodraft.text.core.attribution import ProtocolOrder
from zerodraft.text.core.proposal import Proposal

_SUGGESTED = 3


class UnknownParty(ValueError):
    """A name that no party of the day bears, or several; the message gives those that come near."""


class Namer:
    """The parties of one day, for many look-ups, and how they are called in one language."""

    def __init__(self, register: Register, on: date, language: Language = Language.EN) -> None:
        self._register, self._on, self._language = register, on, language
        self._known = names_on(register, on)

    def party(self, written: str) -> Party:
        """The party that is meant by a key, a name in any of the six languages, or an alias. Raises UnknownParty."""
        found = self._known.get(folded(written), frozenset())
        if len(found) == 1:
            return self._register.parties[next(iter(found))]
        if written in self._register.parties:
            return self._register.parties[written]
        if found:
            names = ", ".join(sorted(self.name(self._register.parties[key]) for key in found))
            raise UnknownParty(f"“{written}” is the name of several parties: {names}; write it in full")
        near = [each.name for each in suggest(self._register, written, self._on, self._language, _SUGGESTED)]
        cure = f"did you mean {', '.join(near)}?" if near else "`zerodraft parties` lists them"
        raise UnknownParty(f"no party was called “{written}” on {self._on.isoformat()}; {cure}")

    def name(self, party: Party) -> str:
        """The short name of a party on the day."""
        return name_on(party, self._on, self._language)

    def groups_of(self, party: Party) -> frozenset[str]:
        """The short names of the groups to which a party belongs on the day."""
        held = memberships_of(self._register, party.key, self._on)
        return frozenset(self.name(self._register.parties[each.group]) for each in held)

    def named(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """The proposals with every party by its short name, whatever name was written. Raises UnknownParty."""
        called: dict[str, str] = {}

        def call(written: str) -> str:
            if written not in called:
                called[written] = self.name(self.party(written)) if written else ""
            return called[written]

        return [
            replace(
                each,
                proponents=tuple(dict.fromkeys(call(name) for name in each.proponents)),
                on_behalf_of=call(each.on_behalf_of),
            )
            for each in proposals
        ]

    def order(self, proposals: Iterable[Proposal]) -> ProtocolOrder:
        """The protocol order of the parties that these proposals name: groups first, then by alphabet."""
        names = {name for each in proposals for name in (*each.proponents, each.on_behalf_of) if name}
        ranked = sorted(names, key=collation_key)
        groups = {name for name in names if self._is_group(name)}
        return ProtocolOrder({name: rank for rank, name in enumerate(ranked)}, frozenset(groups))

    def _is_group(self, name: str) -> bool:
        found = self._known.get(folded(name), frozenset())
        return any(self._register.parties[key].kind_on(self._on) is Kind.GROUP for key in found)
