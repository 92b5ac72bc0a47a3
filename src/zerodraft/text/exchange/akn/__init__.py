"""Akoma Ntoso 3.0 out: the OASIS standard for parliamentary and legislative texts."""

from zerodraft.text.exchange.akn.validating import faults
from zerodraft.text.exchange.akn.writing import akn

__all__ = ["akn", "faults"]
