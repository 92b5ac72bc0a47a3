"""In what capacity somebody acts: one person, one process, one role. It is what every permission is asked of.

A person with several roles chooses one, and has nothing but that one while they act in it: a facilitator does not read the
papers of their own mission, nor their mission those of the facilitators.
"""

from dataclasses import dataclass

from zerodraft.process.core.roles import Right, Role


@dataclass(frozen=True, slots=True)
class Capacity:
    """Who acts, in which role of which process, and for which party ('' for none) with which rights.

    `key` is the person's stable id ('' for the public), `participation` the id of what it rests on ('' when it rests
    on none, as for the public and the installation's own secretariat), `process` the process's key ('' for all of them).
    """

    key: str = ""
    role: Role = Role.PUBLIC
    process: str = ""
    party: str = ""
    rights: frozenset[Right] = frozenset()
    participation: str = ""
    is_active: bool = True

    @property
    def is_authenticated(self) -> bool:
        return bool(self.key)

    @property
    def is_secretariat(self) -> bool:
        """Whether this is the installation's own secretariat; that of one process decides on nothing beyond it."""
        return self.role is Role.SECRETARIAT and not self.process

    def concerns(self, process: str) -> bool:
        """Whether this capacity counts in the process with this key."""
        return not self.process or self.process == process


PUBLIC = Capacity()
"""Whoever is not signed in, or has no role in a process."""
