"""Who acts when nobody is signed in: the installation itself, from its command line or when it starts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Installation:
    """The person at the installation's command line, who holds its data folder and so may do what the secretariat may."""

    key: str = "installation"
    is_active: bool = True
    is_authenticated: bool = True
    is_secretariat: bool = True


INSTALLATION = Installation()
