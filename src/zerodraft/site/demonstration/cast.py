"""Who is in the demonstration: invented people in every role, and the parties that ask to speak."""

from dataclasses import dataclass

from zerodraft.process.core.roles import Right, Role

MEXICO, SWITZERLAND, FIJI, KENYA, PERU, HOLY_SEE = (
    "state-484",
    "state-756",
    "state-242",
    "state-404",
    "state-604",
    "state-336",
)
EVERYTHING = frozenset(Right)


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented person. Without a role they are of the installation's secretariat."""

    email: str
    name: str
    role: Role | None = None
    party: str = ""
    rights: frozenset[Right] = frozenset()


SECRETARIAT = (
    Someone("wairimu@secretariat.example", "Wairimu Castellanos"),
    Someone("lindholm@secretariat.example", "Aurelio Lindholm"),
)
"""Two, so that what takes two persons can be tried."""

PEOPLE = (
    Someone("robledo@facilitators.example", "Inés Robledo Arriaga", Role.CO_FACILITATOR),
    Someone("zgraggen@facilitators.example", "Reto Zgraggen", Role.CO_FACILITATOR),
    Someone("caflisch@facilitators.example", "Ursina Caflisch", Role.ADVISER),
    # The adviser also belongs to her country's mission: in either capacity she sees nothing of the other.
    Someone("caflisch@facilitators.example", "Ursina Caflisch", Role.DELEGATE, SWITZERLAND, frozenset({Right.DRAFT})),
    Someone("horackova@president.example", "Ludmila Horáčková", Role.PRESIDENT_OFFICE),
    Someone("vandenbergh@conference.example", "Samira Vandenbergh", Role.CONFERENCE_OFFICER),
    Someone("rokodreu@fiji.example", "Litia Rokodreu", Role.DELEGATE, FIJI, EVERYTHING),
    Someone("tamani@fiji.example", "Jone Tamani", Role.DELEGATE, FIJI, frozenset({Right.INSCRIBE})),
    Someone("muthoni@kenya.example", "Grace Muthoni Odera", Role.DELEGATE, KENYA, EVERYTHING),
    Someone("quispe@peru.example", "Rosaura Quispe Llanos", Role.DELEGATE, PERU, EVERYTHING),
    Someone("bellandi@holysee.example", "Corrado Bellandi", Role.OBSERVER, HOLY_SEE, EVERYTHING),
)

GROUPS = ("body-106", "body-001")
"""The Group of 77 and China and the European Union speak first, however late they ask."""

SPOKEN_FOR = "body-101"
"""The African Group has designated Kenya here: its delegate may ask to speak for it."""

WAITING = (
    "state-578",
    KENYA,
    "state-400",
    PERU,
    HOLY_SEE,
    "state-704",
    "state-052",
    "state-524",
    "state-858",
    "state-620",
    "state-882",
    "state-288",
)
"""Those who wait on the first list when the demonstration begins, in the order in which they asked."""

LATER = (
    "state-148",
    "state-352",
    "state-072",
    "state-496",
    "state-776",
    "state-454",
    "state-591",
    "state-512",
    "state-428",
    "state-204",
    "state-064",
    "state-328",
    "state-894",
    "state-470",
    "state-768",
    "state-218",
)
"""Those who may raise their nameplate while a meeting plays by itself."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window of the page of sign-ins: who enters, and what they see first."""

    code: str
    email: str
    address: str


WINDOWS = (
    Window("chair", "robledo@facilitators.example", "screen-console"),
    Window("officer", "vandenbergh@conference.example", "screen-desk"),
    Window("delegate", "rokodreu@fiji.example", "screen-floor"),
    Window("wall", "vandenbergh@conference.example", "screen-wall"),
    Window("observer", "bellandi@holysee.example", "screen-floor"),
    Window("secretariat", "wairimu@secretariat.example", "programme"),
)
"""Each opens under a host name of its own, so that one browser can be all of them at once."""
