"""Who asks, and whose each thing is: the words of the table, in the words of those who run meetings."""

from dataclasses import dataclass

from zerodraft.process.core.roles import Right, Role

KENYA, FIJI, CHAD, PERU, HOLY_SEE, MALTA = (
    "state-404",
    "state-242",
    "state-148",
    "state-604",
    "state-336",
    "state-470",
)

ALL = tuple(Right)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: a role of the process, or of another one, for a party where the role has one."""

    role: Role
    party: str = ""
    rights: tuple[Right, ...] = ()
    elsewhere: bool = False
    invited: bool = False


SEATS = {
    "secretariat": Seat(Role.SECRETARIAT),
    "co-facilitator": Seat(Role.CO_FACILITATOR),
    "adviser": Seat(Role.ADVISER),
    "interpreter": Seat(Role.ADVISER, invited=True),
    "President's office": Seat(Role.PRESIDENT_OFFICE),
    "conference officer": Seat(Role.CONFERENCE_OFFICER),
    "delegate": Seat(Role.DELEGATE, KENYA),
    "delegate who inscribes": Seat(Role.DELEGATE, KENYA, (Right.INSCRIBE,)),
    "focal point": Seat(Role.DELEGATE, KENYA, ALL),
    "focal point of Fiji": Seat(Role.DELEGATE, FIJI, ALL),
    "observer": Seat(Role.OBSERVER, HOLY_SEE),
    "observer who inscribes": Seat(Role.OBSERVER, HOLY_SEE, (Right.INSCRIBE,)),
    "invited delegate": Seat(Role.DELEGATE, CHAD, invited=True),
    "invited observer": Seat(Role.OBSERVER, MALTA, invited=True),
    "focal point of a party that left": Seat(Role.DELEGATE, PERU, ALL),
    "secretariat elsewhere": Seat(Role.SECRETARIAT, elsewhere=True),
    "co-facilitator elsewhere": Seat(Role.CO_FACILITATOR, elsewhere=True),
    "adviser elsewhere": Seat(Role.ADVISER, elsewhere=True),
    "President's office elsewhere": Seat(Role.PRESIDENT_OFFICE, elsewhere=True),
    "conference officer elsewhere": Seat(Role.CONFERENCE_OFFICER, elsewhere=True),
    "focal point elsewhere": Seat(Role.DELEGATE, KENYA, ALL, elsewhere=True),
    "observer elsewhere": Seat(Role.OBSERVER, HOLY_SEE, ALL, elsewhere=True),
}
"""Everybody who has a seat. The party of the invited delegate is invited by name, the invited observer in person.

The interpreter is invited to the meeting in person.
"""

WITHOUT_SEAT = ("nobody", "person", "invited person", "inactive", "installation secretariat")
"""Whoever is not signed in; who is, without a role, invited by name or not; a former member of the secretariat."""

EVERYBODY = (*SEATS, *WITHOUT_SEAT)
ELSEWHERE = frozenset(name for name, seat in SEATS.items() if seat.elsewhere)
OUTSIDE = ELSEWHERE | {"person", "invited person", "inactive", "focal point of a party that left"}
"""Whoever is signed in, or was, and is nobody in the process."""

PROCESS_SECRETARIAT = frozenset({"secretariat", "installation secretariat"})
RUN_MEETINGS = PROCESS_SECRETARIAT | {"co-facilitator", "conference officer"}
TEAM = RUN_MEETINGS | {"adviser", "interpreter", "President's office"}
DELEGATES = frozenset({"delegate", "delegate who inscribes", "focal point", "focal point of Fiji", "invited delegate"})
OBSERVERS = frozenset({"observer", "observer who inscribes", "invited observer"})
INVITED = frozenset({"invited delegate", "invited observer"})

WHO = {
    "everybody": frozenset(EVERYBODY),
    "whoever is signed in": frozenset(EVERYBODY) - {"nobody", "inactive"},
    "the team": TEAM,
    "who runs meetings": RUN_MEETINGS,
    "who runs meetings, and Kenya": RUN_MEETINGS | {"delegate who inscribes", "focal point"},
    "the team, and Kenya": TEAM | {"delegate", "delegate who inscribes", "focal point"},
    "Kenya": frozenset({"delegate", "delegate who inscribes", "focal point"}),
    "who interprets": RUN_MEETINGS | {"interpreter"},
    "who interprets, and Kenya": RUN_MEETINGS | {"interpreter", "delegate who inscribes", "focal point"},
    "who inscribes for Fiji": frozenset({"focal point of Fiji"}),
    "who runs meetings, and Fiji": RUN_MEETINGS | {"focal point of Fiji"},
    "who leads": PROCESS_SECRETARIAT | {"co-facilitator"},
    "the secretariat of the process": PROCESS_SECRETARIAT,
    "the secretariat of the installation": frozenset({"installation secretariat"}),
    "who corrects the register": frozenset(
        {"installation secretariat", "conference officer", "conference officer elsewhere"}
    ),
    "who takes part": TEAM | DELEGATES | OBSERVERS,
    "who acts for a party": DELEGATES | OBSERVERS,
    "who inscribes": frozenset(
        {"delegate who inscribes", "focal point", "focal point of Fiji", "observer who inscribes"}
    ),
    "who inscribes for Kenya": frozenset({"delegate who inscribes", "focal point"}),
    "who admits for Kenya": PROCESS_SECRETARIAT | {"focal point"},
    "who signs": frozenset({"co-facilitator"}),
    "who releases": PROCESS_SECRETARIAT | {"conference officer"},
    "nobody": frozenset(),
}
"""Groups of people by what they may do."""

AUDIENCES = {
    "team": TEAM,
    "invitees": TEAM | INVITED,
    "delegations": TEAM | DELEGATES | INVITED,
    "observers": TEAM | DELEGATES | OBSERVERS,
    "public": frozenset(EVERYBODY),
}
"""Who belongs to each audience of a thing of the process."""
