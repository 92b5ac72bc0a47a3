"""Saying what a process and its officers are called in a language."""

from collections.abc import Mapping

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.process import permissions, queries, verbs
from zerodraft.process.actions.topics import topic_of
from zerodraft.process.core import naming
from zerodraft.process.models import Naming, Process
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor


class CannotName(ValueError):
    """A name cannot be kept so; `matter` and `officer` say which, the message why and what to do."""

    def __init__(self, matter: str, officer: str, says: str) -> None:
        super().__init__(says)
        self.matter, self.officer = matter, officer


@transaction.atomic
def say_names(actor: Actor, process: Process, *, language: str, said: Mapping[tuple[str, str], str]) -> int:
    """Say what letters in a language call the process and its officers; an empty text takes a name back.

    The keys of `said` are a matter and the key of an officer ('' for the process). Gives how many names changed. Raises
    PermissionDenied, and CannotName, with nothing written, for what no letter can print.
    """
    if not rules.has_perm(permissions.NAME, actor, process):
        raise PermissionDenied(_("Only the team of a process says what letters call it."))
    if language not in naming.LANGUAGES:
        raise CannotName("", "", _("Letters are written in the six official languages; choose one of them."))
    queries.to_change(process.key)
    officers = {officer.key: officer for officer in process.officers.all()}
    stands = {(row.matter, row.officer.key if row.officer else ""): row for row in _rows(process, language)}
    changed = 0
    for (matter, officer), text in said.items():
        if matter not in (naming.OF_OFFICER if officer else naming.OF_PROCESS) or (officer and officer not in officers):
            raise CannotName(matter, officer, _("This process has nothing of that kind to be named."))
        wanted, row = _cleaned(matter, officer, text), stands.get((matter, officer))
        if wanted == (row.text if row else ""):
            continue
        if row:
            row.delete()
        if wanted:
            Naming.objects.create(
                process=process, language=language, matter=matter, officer=officers.get(officer), text=wanted
            )
        append(
            verbs.NAME_SAID.name,
            actor=actor.key,
            subject=topic_of(process),
            topic=topic_of(process),
            data={"language": language, "matter": matter, "officer": officer or None},
        )
        changed += 1
    return changed


def _rows(process: Process, language: str) -> list[Naming]:
    return list(Naming.objects.filter(process=process, language=language).select_related("officer"))


def _cleaned(matter: str, officer: str, text: str) -> str:
    try:
        return naming.cleaned(matter, text)
    except naming.BadName as error:
        says = (
            _("These are more than %(most)d lines. Leave some out.")
            if error.code == "lines"
            else _("A line has more than %(most)d characters. Shorten it.")
        )
        raise CannotName(matter, officer, says % {"most": error.most}) from error
