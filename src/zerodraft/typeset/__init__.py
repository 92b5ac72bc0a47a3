"""Typesetting: Typst and its fonts, the way from data to PDF. What is printed, this room does not know.

The fonts are our own, in `fonts`, so that a print is the same on every machine; those of the system are never used.
"""

from zerodraft.typeset.binding import NotBound, bound
from zerodraft.typeset.coverage import UnprintableCharacters, unprintable
from zerodraft.typeset.setting import NotSet, pdf

__all__ = ["NotBound", "NotSet", "UnprintableCharacters", "bound", "pdf", "unprintable"]
