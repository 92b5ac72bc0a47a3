"""What we write as Akoma Ntoso is read back: the same units, as they were before any proposal."""

import pytest

from zerodraft.text.core.compilation import compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange.akn import akn
from zerodraft.text.exchange.drafts import read_draft

DRAFT = Draft(
    "On gardens",
    "en",
    "",
    (
        Unit("t", "", "", Kind.TITLE, "On gardens"),
        Unit("pp1", "", "", Kind.PP, "Recalling that gardens belong to everybody,"),
        Unit("o1", "", "Objective 1:", Kind.HEADING, "Gardens for all"),
        Unit("p1", "o1", "1.", Kind.CHAPEAU, "Parties shall:"),
        Unit("p1a", "p1", "(a)", Kind.SUBPARA, "Keep the gates open;"),
        Unit("p1b", "p1", "(b)", Kind.SUBPARA, "تُفتح الأبواب."),
        Unit("o2", "", "Objective 2:", Kind.HEADING, "水"),
        Unit("p2", "o2", "2.", Kind.PARA, "Parties shall [water] their gardens."),
        Unit("n1", "", "1", Kind.FOOTNOTE, "A note."),
    ),
)
PROPOSALS = [
    Proposal("a", "p2", Action.MOD, "Parties should water gardens.", proponents=("Fiji",)),
    Proposal("b", "", Action.ADD, "New words.", after="p1b", proponents=("Peru",)),
    Proposal("c", "p1a", Action.SUP, proponents=("Chad",)),
]


@pytest.mark.parametrize("proposals", [[], PROPOSALS])
@pytest.mark.parametrize("attribution", [True, False])
def test_the_units_are_those_that_were_written(proposals, attribution):
    written = akn(compilation(DRAFT, proposals), Showing(attribution=attribution))
    assert read_draft(written, "draft.xml").units == DRAFT.units


def test_a_file_that_marks_only_some_of_its_words_is_recognised_as_any_other():
    written = akn(DRAFT).replace(b'class="footnote"', b"")
    units = read_draft(written, "draft.xml").units
    assert "A note." in {unit.text for unit in units}
    assert "".join(unit.text for unit in units if unit.text == "A note.") == "A note."
