"""A layout as PDF: numbered lines, six scripts, tagged."""

from zerodraft.text.exchange.pdf.writing import Pdf, pdf

__all__ = ["Pdf", "pdf"]
