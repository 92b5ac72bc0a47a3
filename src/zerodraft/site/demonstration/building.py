"""Making the demonstration: people, the letter, and from the letter everything else."""

from importlib import resources

from django.db import transaction

from zerodraft.correspondence import actions as correspondence
from zerodraft.correspondence.apart import read_here
from zerodraft.correspondence.core.review.changes import unanswered
from zerodraft.parties import actions as parties
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process import queries as process
from zerodraft.process.audience import Audience
from zerodraft.programme import actions as programme
from zerodraft.site.installation import Installation

PEOPLE = (
    ("wairimu@secretariat.example", "Wairimu Castellanos"),
    ("lindholm@secretariat.example", "Aurelio Lindholm"),
)
"""Two members of the secretariat, so that what takes two persons can be tried."""


@transaction.atomic
def build(password: str) -> None:
    """Make the demonstration in an empty installation; one that is there stays as it is."""
    if process.public():
        return
    for email, name in PEOPLE:
        parties.admit_person(INSTALLATION, email=email, name=name, password=password, is_secretariat=True)
    content = (resources.files(__package__) / "letter.txt").read_bytes()
    letter = correspondence.receive_letter(
        INSTALLATION,
        content=content,
        file_name="letter-of-13-february-2018.txt",
        media_type="text/plain",
        read=read_here,  # the letter is our own: it needs no bounds
    )
    for flag in unanswered(letter.reading, letter.changes):
        letter = correspondence.answer_flag(INSTALLATION, letter, revision=letter.revision, flag=flag, answer="right")
    opened = correspondence.confirm_letter(INSTALLATION, letter, revision=letter.revision, audience=Audience.PUBLIC)
    programme.publish_release(INSTALLATION, opened)


def password_of(installation: Installation) -> str:
    """The word with which the demonstration's people sign in: made once for each demonstration, never the same twice."""
    return installation.secret("demonstration-password", length=12)
