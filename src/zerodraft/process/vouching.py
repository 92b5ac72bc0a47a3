"""Whose word about an e-mail address counts: that of a process's secretariat in the process, the installation's everywhere.

Who is asked for by address is found only if one of these gave that address; anybody can state any address of themselves.
"""

from typing import TYPE_CHECKING

import rules

from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import permissions
from zerodraft.process.actions.topics import topic_of

if TYPE_CHECKING:
    from zerodraft.process.models import Process


def authority_of(actor: object, process: "Process") -> str:
    """Whose secretariat the actor acts for there: the installation's, the process's (by its topic), or none's ('')."""
    if not rules.has_perm(permissions.SEAT, actor, process):
        return ""
    return topic_of(process) if permissions.capacity_of(actor).process else INSTALLATION.key


def authorities_over(process: "Process") -> frozenset[str]:
    """Those whose word counts in a process."""
    return frozenset({INSTALLATION.key, topic_of(process)})
