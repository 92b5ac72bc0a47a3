"""Dates that a table takes back, in a column beside that of the new ones."""

from zerodraft.correspondence.core.document import Block
from zerodraft.correspondence.core.facts import Supersession
from zerodraft.correspondence.core.particulars.supersession import pairs
from zerodraft.correspondence.core.schedule.entries import Setting
from zerodraft.correspondence.core.schedule.grid import Grid, Role
from zerodraft.correspondence.core.words.language import Language
from zerodraft.correspondence.core.words.pieces import Sheet


def table_changes(sheet: Sheet, block: Block, language: Language, setting: Setting) -> list[Supersession]:
    """The dates that a table takes back: a column of former dates beside one of new dates, row by row."""
    grid = Grid(sheet, block, language, setting.home)
    if Role.FORMER not in grid.roles:
        return []
    former = grid.roles.index(Role.FORMER)
    anew = next((c for c, role in enumerate(grid.roles) if role in (Role.DATE, Role.WHEN)), None)
    found: list[Supersession] = []
    for row in range(grid.header_rows[1], grid.rows):
        before = [day for mention in grid.scan(row, former).dates for day in mention.nearest(setting.reference)]
        cell = grid.scan(row, anew).dates if anew is not None else []
        after = [day for mention in cell for day in mention.days(setting.reference, year=setting.year)]
        found += pairs(before, after)
    return found
