"""What is stored of people, of the links that let them in, and of what was corrected in the register of parties."""

from zerodraft.parties.models.admission import Admission
from zerodraft.parties.models.correction import Correction
from zerodraft.parties.models.people import Person

__all__ = ["Admission", "Correction", "Person"]
