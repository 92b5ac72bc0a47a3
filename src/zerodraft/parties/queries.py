"""The readers of people, of the links that let them in, and of the register of parties."""

import hashlib
from datetime import date

from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.party import Language, Register, UnknownParty
from zerodraft.parties.models import Admission, Person
from zerodraft.parties.register import shipped


def register() -> Register:
    """The register of parties as it stands. Whoever asks it in a loop takes it once."""
    return shipped()


def party_name(key: str, on: date, language: str, known: Register | None = None) -> str:
    """The name of a party on a day, in a language of the pages ("zh-hans"); '' for a key that no party has."""
    try:
        return name_on((known or register()).party(key), on, Language(language[:2]))
    except (UnknownParty, NamelessParty):
        return ""


def groups_chaired_by(party: str, on: date) -> list[str]:
    """The groups that a party chairs on a day."""
    return []


def by_key(key: str) -> Person | None:
    """The person with that key."""
    return Person.objects.filter(key=key).first()


def by_email(email: str) -> Person | None:
    """The person with that address, whatever its case."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def people(keys: set[str]) -> dict[str, Person]:
    """The people with these keys, in one query."""
    return {person.key: person for person in Person.objects.filter(key__in=keys)}


def people_by_email(emails: set[str]) -> dict[str, Person]:
    """The people with these addresses (in small letters), in one query."""
    return {person.email: person for person in Person.objects.filter(email__in=emails)}


def name_of(key: str) -> str:
    """How a person is shown: the name, or the key when it was sealed or is not a person's."""
    person = by_key(key)
    return str(person) if person else key


def names_of(keys: set[str]) -> dict[str, str]:
    """Names for many keys, in one query; a key that is nobody's stands for itself."""
    known = people(keys)
    return {key: str(known.get(key, key)) for key in keys}


def secretariat() -> list[Person]:
    """The members of the secretariat who may sign in, by name."""
    return list(Person.objects.filter(is_secretariat=True, is_active=True))


def admission_of(token: str) -> Admission | None:
    """The link whose address holds this word."""
    return Admission.objects.filter(sha256=hashlib.sha256(token.encode()).hexdigest()).first()


def admission_by_key(key: str) -> Admission | None:
    """The link with that stable id."""
    return Admission.objects.filter(key=key).first()


def admissions_open(purpose: str, topic: str = "", person: str = "") -> list[Admission]:
    """The links of a purpose (for one person) that nobody has used or withdrawn, also expired ones, the oldest first."""
    found = Admission.objects.filter(purpose=purpose, topic=topic, used_at=None, withdrawn_at=None)
    return list(found.filter(person=person) if person else found)
