"""The routers of the rooms. A room registers the name of its module when it starts; it is imported when addresses are made.

So a command that serves no page loads nothing of this.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ninja import Router

_MODULES: list[str] = []


def register(module: str) -> None:
    """Have the `router` of this module served: "zerodraft.floor.api"."""
    if module not in _MODULES:
        _MODULES.append(module)


def routers() -> "list[Router]":
    """The routers of all rooms, in the order of the modules' names."""
    return [import_module(name).router for name in sorted(_MODULES)]
