"""The readers of people."""

from zerodraft.parties.models import Person


def name_of(key: str) -> str:
    """How a person is shown: the name, or the key when it was sealed or is not a person's."""
    person = Person.objects.filter(key=key).first()
    return str(person) if person else key


def names_of(keys: set[str]) -> dict[str, str]:
    """Names for many keys, in one query; a key that is nobody's stands for itself."""
    known = {person.key: str(person) for person in Person.objects.filter(key__in=keys)}
    return {key: known.get(key, key) for key in keys}


def secretariat() -> list[Person]:
    """The members of the secretariat who may sign in, by name."""
    return list(Person.objects.filter(is_secretariat=True, is_active=True))
