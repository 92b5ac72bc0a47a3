"""Generated drafts and proposals of the size of a real negotiation: 276 units of 90 words, 193 delegations."""

import random

from zerodraft.text.core.compilation import compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange.word.changes import tracked

UNITS, WORDS, DELEGATIONS = 276, 90, 193
COPIED = 0.3
"""The share of proposals that say what another delegation said."""

_VOCABULARY = """
    the of and to in for with on by or all States shall should may cooperation measures access information rights human
    regular safe orderly development international national regional including through support capacity building data
    services basic women children family labour skills recognition border management return
    reintegration policy evidence public discourse
    partnership commit ensure strengthen enhance promote facilitate address reduce prevent
""".split()


def draft(units: int = UNITS, words: int = WORDS, seed: int = 1) -> Draft:
    """A draft of so many numbered paragraphs."""
    chance = random.Random(seed)
    made = tuple(
        Unit(f"p{number}", "", f"{number}.", Kind.PARA, " ".join(chance.choices(_VOCABULARY, k=words)) + ".")
        for number in range(1, units + 1)
    )
    return Draft("A generated draft", "en", "", made)


def proposals(of: Draft, share: float, edits: int = 3, seed: int = 2) -> list[Proposal]:
    """What a share of the delegations, for each unit others, propose for it, with up to so many edits each."""
    chance = random.Random(seed)
    found = []
    for unit in of.units:
        said: list[str] = []
        for delegation in sorted(chance.sample(range(DELEGATIONS), round(share * DELEGATIONS) or 1)):
            text = chance.choice(said) if said and chance.random() < COPIED else edited(unit.text, edits, chance)
            said.append(text)
            id_ = f"{unit.id}-{delegation}"
            found.append(Proposal(id_, unit.id, Action.MOD, text, proponents=(f"Delegation {delegation:03}",)))
    return found


def edited(text: str, most: int, chance: random.Random) -> str:
    """The text with one to `most` of its stretches replaced, dropped or added to."""
    words = text.split(" ")
    for _ in range(chance.randint(1, most)):
        at = chance.randrange(len(words))
        words[at : at + chance.randint(0, 4)] = chance.choices(_VOCABULARY, k=chance.randint(0, 5))
    return " ".join(words)


def word_files(pages: int, seed: int = 4) -> tuple[bytes, bytes]:
    """A draft of so many pages as .docx, clean, and with ten tracked changes a page by eight delegations."""
    chance = random.Random(seed)
    of = draft(pages * 10, 45, seed)
    changed = chance.sample(of.units, pages * 5)
    wanted = [
        Proposal(str(n), unit.id, Action.MOD, _replaced(unit.text, chance), proponents=(f"Delegation {n % 8}",))
        for n, unit in enumerate(changed)
    ]
    showing = Showing()
    return tracked(compilation(of, ()), showing), tracked(compilation(of, wanted), showing)


def _replaced(text: str, chance: random.Random) -> str:
    """One word for another: one deletion and one insertion."""
    words = text.split(" ")
    words[chance.randrange(len(words))] = "otherwise"
    return " ".join(words)
