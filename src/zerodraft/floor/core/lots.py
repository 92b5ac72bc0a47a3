"""Drawing lots so that everybody can draw them again."""

from collections.abc import Mapping
from hashlib import sha256


def lot(seed: str, name: str) -> str:
    """The lot of a name: SHA-256("seed:name") in hexadecimal digits."""
    return sha256(f"{seed}:{name}".encode()).hexdigest()


def lots(seed: str, names: Mapping[str, str]) -> dict[str, int]:
    """The lots of entries by their keys, drawn so that everybody can draw them again: in the order of SHA-256("seed:name").

    `names` gives each key a name that does not change and that all can know, as the party and in what capacity it speaks.
    """
    drawn = sorted(names, key=lambda key: (lot(seed, names[key]), key))
    return {key: place for place, key in enumerate(drawn)}
