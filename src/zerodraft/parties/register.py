"""The register of parties as it ships with the program, read once from the tables in `data/`."""

from functools import cache
from importlib.resources import files

from zerodraft.parties.core.party import Register
from zerodraft.parties.core.tables import TABLES, read_register


@cache
def shipped() -> Register:
    """The parties, groups and capabilities of `data/`. Raises TableFault when a table was edited into disorder."""
    data = files("zerodraft.parties") / "data"
    return read_register({table: (data / table).read_text(encoding="utf-8") for table in TABLES})
