"""What is stored of people, and of the links that let them in."""

from zerodraft.parties.models.admission import Admission
from zerodraft.parties.models.people import Person

__all__ = ["Admission", "Person"]
