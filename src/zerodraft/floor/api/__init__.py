"""The floor for other programs."""

from zerodraft.floor.api.lists import router

__all__ = ["router"]
