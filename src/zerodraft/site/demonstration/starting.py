"""When the demonstration begins."""

from datetime import datetime
from zoneinfo import ZoneInfo

STARTS = datetime(2018, 2, 20, 9, 50, tzinfo=ZoneInfo("America/New_York"))
"""What the installation's clock shows when a demonstration is made: ten minutes before the first meeting."""
