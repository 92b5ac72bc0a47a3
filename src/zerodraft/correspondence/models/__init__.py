"""What is stored of correspondence: letters that came in, letters of our own, and the register of both."""

from zerodraft.correspondence.models.incoming import Edit, Letter
from zerodraft.correspondence.models.outgoing import Approval, Comment, Kept, Outgoing, Signature, Version
from zerodraft.correspondence.models.register import Entry, Reference

__all__ = [
    "Approval",
    "Comment",
    "Edit",
    "Entry",
    "Kept",
    "Letter",
    "Outgoing",
    "Reference",
    "Signature",
    "Version",
]
