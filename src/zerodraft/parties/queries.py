"""The readers of people, of the links and tokens that let them in, and of the register of parties."""

import hashlib
from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Count, Max, Q

from zerodraft.parties.core import groups
from zerodraft.parties.core.corrections import lay_over
from zerodraft.parties.core.names import NamelessParty, name_on
from zerodraft.parties.core.party import Language, Register, UnknownParty, valid_on
from zerodraft.parties.models import Admission, Correction, Mailbox, Person, Token
from zerodraft.parties.register import shipped
from zerodraft.post.recipients import Recipient

_Revision = tuple[int | None, int, datetime | None]
_laid_over: tuple[_Revision, Register] | None = None


def register() -> Register:
    """The register of parties as it stands: what ships, and what was corrected since.

    It is laid out once, and anew only when something was corrected or undone: asking for it is one small query. Whoever
    needs it in a loop takes it once.
    """
    global _laid_over  # noqa: PLW0603 - what every request of this process shares
    found = Correction.objects.aggregate(newest=Max("id"), undone=Count("undone_at"), at=Max("made_at"))
    revision = (found["newest"], found["undone"], found["at"])
    held = _laid_over
    if held is None or held[0] != revision:
        standing = Correction.objects.filter(undone_at=None)
        held = _laid_over = (revision, lay_over(shipped(), [row.value() for row in standing]))
    return held[1]


def corrections_of(party: str) -> list[Correction]:
    """Every correction that speaks of a party or a group, also those undone, the newest first."""
    return list(Correction.objects.filter(Q(party=party) | Q(group=party)).order_by("-id"))


def correction_by_key(key: str) -> Correction | None:
    """The correction with that stable id."""
    return Correction.objects.filter(key=key).first()


def party_name(key: str, on: date, language: str, known: Register | None = None) -> str:
    """The name of a party on a day, in a language of the pages ("zh-hans"); '' for a key that no party has."""
    try:
        return name_on((known or register()).party(key), on, Language(language[:2]))
    except (UnknownParty, NamelessParty):
        return ""


def groups_chaired_by(party: str, on: date) -> list[str]:
    """The groups that a party chairs on a day, by key."""
    return list(groups.groups_chaired_by(register(), party, on))


def chairs_on(on: date) -> dict[str, set[str]]:
    """The parties that chair a group on a day, by group."""
    found: dict[str, set[str]] = {}
    for chair in valid_on(register().chairs, on):
        found.setdefault(chair.group, set()).add(chair.party)
    return found


def by_key(key: str) -> Person | None:
    """The person with that key."""
    return Person.objects.filter(key=key).first()


def by_email(email: str) -> Person | None:
    """The person with that address, whatever its case."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def by_vouched_email(email: str, authorities: frozenset[str]) -> Person | None:
    """The person with that address, whatever its case, if one of these secretariats vouches for it."""
    return Person.objects.filter(email__iexact=email.strip(), vouched_by__in=authorities).first()


def people(keys: set[str]) -> dict[str, Person]:
    """The people with these keys, in one query."""
    return {person.key: person for person in Person.objects.filter(key__in=keys)}


def people_by_vouched_email(emails: set[str], authorities: frozenset[str]) -> dict[str, Person]:
    """The people with these addresses (in small letters), in one query: those for whom these secretariats vouch."""
    found = Person.objects.filter(email__in=emails, vouched_by__in=authorities)
    return {person.email: person for person in found}


def addresses_taken(emails: set[str]) -> set[str]:
    """Which of these addresses (in small letters) accounts have, whoever vouches for them."""
    return set(Person.objects.filter(email__in=emails).values_list("email", flat=True))


def name_of(key: str) -> str:
    """How a person is shown: the name, or the key when it was sealed or is not a person's."""
    person = by_key(key)
    return str(person) if person else key


def names_of(keys: set[str]) -> dict[str, str]:
    """Names for many keys, in one query; a key that is nobody's stands for itself."""
    known = people(keys)
    return {key: str(known.get(key, key)) for key in keys}


def recipients(key: str, _within: str = "") -> list[Recipient]:
    """The person with that key, to write to: if they may sign in, and have an address."""
    return recipients_among({key})


def recipients_of_each(keys: Collection[str], _within: str = "") -> dict[str, list[Recipient]]:
    """The same of many keys, by key, in one query."""
    return {one.person: [one] for one in recipients_among(set(keys))}


def recipients_among(keys: set[str]) -> list[Recipient]:
    """Those of these people who may sign in and have an address, to write to, in one query."""
    found = Person.objects.filter(key__in=keys, is_active=True)
    return [Recipient(person.key, person.address) for person in found if person.address]


def secretariat() -> list[Person]:
    """The members of the secretariat who may sign in, by name."""
    return list(Person.objects.filter(is_secretariat=True, is_active=True))


def secretariat_addresses() -> set[str]:
    """The addresses of the secretariat's members. It reads nothing that a migration which is still to come would add."""
    return set(Person.objects.filter(is_secretariat=True).values_list("email", flat=True))


def admission_of(token: str) -> Admission | None:
    """The link whose address holds this word."""
    return Admission.objects.filter(sha256=hashlib.sha256(token.encode()).hexdigest()).first()


def admission_by_key(key: str) -> Admission | None:
    """The link with that stable id."""
    return Admission.objects.filter(key=key).first()


def let_in_by(keys: set[str]) -> dict[str, str]:
    """Who made the first link by which each of these people came, by id, in one query; those who had none are left out."""
    found = Admission.objects.filter(used_by__in=keys).order_by("-used_at", "-id")
    return dict(found.values_list("used_by", "made_by"))


def admissions_open(purpose: str, topic: str = "", person: str = "") -> list[Admission]:
    """The links of a purpose (for one person) that nobody has used or withdrawn, also expired ones, the oldest first."""
    found = Admission.objects.filter(purpose=purpose, topic=topic, used_at=None, withdrawn_at=None)
    return list(found.filter(person=person) if person else found)


def token_of(word: str) -> Token | None:
    """The token that a program shows, with its person, whether it still opens anything or not."""
    found = Token.objects.select_related("person")
    return found.filter(sha256=hashlib.sha256(word.encode()).hexdigest()).first()


def token_by_key(key: str) -> Token | None:
    """The token with that stable id."""
    return Token.objects.select_related("person").filter(key=key).first()


def tokens_of(person: Person, most: int) -> list[Token]:
    """The newest tokens of a person, also those that open nothing any more."""
    return list(Token.objects.filter(person=person)[:most])


def mailboxes_of(parties: Collection[str] | None = None) -> dict[str, list[Mailbox]]:
    """The official addresses of these parties, or of all, by party; in one query. A party without any is left out."""
    rows = Mailbox.objects.filter(withdrawn_at=None)
    found: dict[str, list[Mailbox]] = {}
    for row in rows if parties is None else rows.filter(party__in=parties):
        found.setdefault(row.party, []).append(row)
    return found


def mailbox_by_key(key: str) -> Mailbox | None:
    """The address with that stable id, also one that was withdrawn."""
    return Mailbox.objects.filter(key=key).first()
