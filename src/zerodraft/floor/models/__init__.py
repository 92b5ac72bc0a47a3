"""What is stored of the floor."""

from zerodraft.floor.models.lists import Inscription, SpeakersList, Swap, default_policies
from zerodraft.floor.models.meeting import Act, Floor, Presence
from zerodraft.floor.models.speaking import Intervention, Motion, PointOfOrder
from zerodraft.floor.models.statements import Statement

__all__ = [
    "Act",
    "Floor",
    "Inscription",
    "Intervention",
    "Motion",
    "PointOfOrder",
    "Presence",
    "SpeakersList",
    "Statement",
    "Swap",
    "default_policies",
]
