"""Compilations to print."""

from hypothesis import strategies as st

from text.texts import rewritten, sentences, texts
from zerodraft.text.core.attribution import ProtocolOrder
from zerodraft.text.core.compilation import Compilation, compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.proposal import Action, Proposal

GROUP = "Group of 77 and China"
NAMES = ("Chad", "Fiji", "Peru", "Norland, Kingdom of", "Ruritania: the “old” one", "Türkiye")
"""Parties; two of them invented, whose names look like lists."""

ORDER = ProtocolOrder({GROUP: 0, **{name: rank for rank, name in enumerate(NAMES, start=1)}}, frozenset({GROUP}))

UNITS = (
    Unit("h", "", "", Kind.HEADING, "Measures"),
    Unit("p5", "h", "5.", Kind.PARA, "States shall take all the measures that they need to count the birds."),
    Unit("p5a", "p5", "(a)", Kind.SUBPARA, "Birds of the sea [and the shore];"),
    Unit("h2", "", "", Kind.HEADING, "Reports"),
    Unit("p6", "h2", "6.", Kind.PARA, "States shall report to the meeting of the parties every other year."),
)
DRAFT = Draft("Counting birds", "en", "", UNITS)


def proposal(id_: str, action: Action, unit: str = "", *, by: tuple[str, ...] = ("Fiji",), **more: object) -> Proposal:
    return Proposal(id_, unit, action, proponents=by, **more)


def mod(id_: str, unit: str, old: str, new: str, **more: object) -> Proposal:
    """The proposal to read `new` for `old` in a unit."""
    text = DRAFT.unit(unit).text
    assert old in text
    return proposal(id_, Action.MOD, unit, text=text.replace(old, new, 1), **more)


def compile_all(*proposals: Proposal, draft: Draft = DRAFT) -> Compilation:
    return compilation(draft, proposals)


@st.composite
def compilations(draw: st.DrawFn) -> Compilation:
    """A draft of any script, with proposals of every kind by several."""
    base = tuple(
        Unit(f"u{number}", "", f"{number}.", Kind.PARA, draw(sentences | texts))
        for number in range(draw(st.integers(1, 3)))
    )
    proposals: list[Proposal] = []
    for number in range(draw(st.integers(0, 6))):
        unit = draw(st.sampled_from(base))
        text = draw((rewritten(unit.text) | texts).filter(str.strip))
        action = draw(st.sampled_from(Action))
        others = [each.id for each in base if each.id != unit.id]
        if (action is Action.MERGE and not others) or (action is Action.MOVE and not others):
            action = Action.SUP
        proposals.append(
            Proposal(
                f"id{number}x",
                "" if action in {Action.ADD, Action.MERGE} else unit.id,
                action,
                text=text,
                after=draw(st.sampled_from(others or [""])) if action is Action.MOVE else unit.id,
                texts=(text, "And more."),
                units=(unit.id, *others[:1]),
                proponents=tuple(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))),
                on_behalf_of=draw(st.sampled_from(["", "", GROUP])),
                reason=draw(st.sampled_from(["", "It is clearer."])),
                at="2031-01-02",
            )
        )
    return compilation(Draft("A draft", "en", "", base), proposals)
