"""What is stored of people, of links and tokens that let them in, and of what was corrected in the register of parties."""

from zerodraft.parties.models.admission import Admission
from zerodraft.parties.models.correction import Correction
from zerodraft.parties.models.mailbox import Mailbox
from zerodraft.parties.models.people import Person
from zerodraft.parties.models.token import Token

__all__ = ["Admission", "Correction", "Person", "Token"]
__all__ = ["Admission", "Correction", "Mailbox", "Person"]
