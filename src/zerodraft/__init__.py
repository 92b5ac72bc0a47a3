"""Zerodraft runs an intergovernmental negotiation from the letter that convenes it to the text that is adopted."""

__version__ = "0.2.0"
