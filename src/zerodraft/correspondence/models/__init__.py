"""What is stored of correspondence: letters in and out, their register, circulations, announcements, questions."""

from zerodraft.correspondence.models.announcing import Announcement
from zerodraft.correspondence.models.circulating import Circulation, DistributionList
from zerodraft.correspondence.models.emblems import Emblem
from zerodraft.correspondence.models.incoming import Edit, Letter
from zerodraft.correspondence.models.outgoing import Approval, Comment, Kept, Outgoing, Signature, Version
from zerodraft.correspondence.models.questions import Acknowledgement, Answer, Question
from zerodraft.correspondence.models.register import Entry, Reference

__all__ = [
    "Acknowledgement",
    "Announcement",
    "Answer",
    "Approval",
    "Circulation",
    "Comment",
    "DistributionList",
    "Edit",
    "Emblem",
    "Entry",
    "Kept",
    "Letter",
    "Outgoing",
    "Question",
    "Reference",
    "Signature",
    "Version",
]
