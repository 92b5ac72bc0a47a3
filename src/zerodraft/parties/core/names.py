"""The name of a party on a day: nameplates, roll-calls and lists carry the name that was valid then."""

from datetime import date
from enum import StrEnum

from zerodraft.parties.core.party import Language, Party, PartyName, valid_on


class Form(StrEnum):
    """Short names serve nearly everywhere; treaties and credentials want the formal one."""

    SHORT = "short"
    FORMAL = "formal"


class NamelessParty(LookupError):
    """The register has no name of the party for that day, not even in English."""


def name_row(party: Party, on: date, language: Language = Language.EN) -> PartyName:
    """The row that names the party on a day in a language, or in English where that language has none.

    Raises NamelessParty.
    """
    valid = {row.language: row for row in valid_on(party.names, on)}
    row = valid.get(language) or valid.get(Language.EN)
    if row is None:
        raise NamelessParty(f"{party.key} has no name on {on.isoformat()}")
    return row


def name_on(party: Party, on: date, language: Language = Language.EN, form: Form = Form.SHORT) -> str:
    """The party's name on a day; the formal one falls back to the short one of the same language.

    Raises NamelessParty.
    """
    row = name_row(party, on, language)
    return row.formal or row.short if form is Form.FORMAL else row.short
