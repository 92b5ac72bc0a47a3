"""What is stored of a process: itself, and who takes part in it."""

from zerodraft.process.models.participation import Designation, Invitation, Participation, Withdrawal
from zerodraft.process.models.process import Deadline, Officer, OutlinePart, Process, Round, SpeakingLimit

__all__ = [
    "Deadline",
    "Designation",
    "Invitation",
    "Officer",
    "OutlinePart",
    "Participation",
    "Process",
    "Round",
    "SpeakingLimit",
    "Withdrawal",
]
