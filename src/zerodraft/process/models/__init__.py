"""What is stored of a process: itself, who takes part in it, and the rules by which it runs."""

from zerodraft.process.models.naming import Naming
from zerodraft.process.models.participation import Designation, Invitation, Participation, Withdrawal
from zerodraft.process.models.process import Deadline, Officer, OutlinePart, Process, Round, SpeakingLimit
from zerodraft.process.models.rules_of_procedure import AdoptedRules

__all__ = [
    "AdoptedRules",
    "Deadline",
    "Designation",
    "Invitation",
    "Naming",
    "Officer",
    "OutlinePart",
    "Participation",
    "Process",
    "Round",
    "SpeakingLimit",
    "Withdrawal",
]
