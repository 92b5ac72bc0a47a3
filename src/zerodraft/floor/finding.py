"""The party that somebody at the desk means by what they typed."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft.floor.actions.acts import CannotAct
from zerodraft.parties.core.order import seating
from zerodraft.parties.core.party import Language, Register
from zerodraft.parties.core.search import Suggestion, named, suggest
from zerodraft.parties.queries import register

MOST = 8


def suggestions(typed: str, on: date, limit: int = MOST) -> tuple[Suggestion, ...]:
    """Who fits what was typed, the best first, by the names of a day in the page's language."""
    return suggest(register(), typed, on, Language((get_language() or "en")[:2]), limit)


def desks(known: Register, on: date) -> dict[str, str]:
    """The number of the desk at which each party sits on a day, by its key: counted in the order of seating.

    The order begins at the first name of the alphabet, as before a name is drawn for the session.
    """
    return {party.key: str(number) for number, party in enumerate(seating(known, on), start=1)}


def found_by(typed: str, on: date) -> str:
    """The key of the party that is meant: by its desk, named in full, or the only one that fits.

    Raises CannotAct, naming the choice.
    """
    if not typed:
        raise CannotAct(_("Type the name of a delegation, or the beginning of it."))
    if typed.isascii() and typed.isdigit():
        seated = next((party for party, desk in desks(register(), on).items() if desk == typed), None)
        if seated is None:
            raise CannotAct(
                _("There is no desk number %(typed)s. Type the name of the delegation.") % {"typed": typed[:9]}
            )
        return seated
    exactly = named(register(), typed, on)
    if exactly:
        return exactly.key
    fitting = suggestions(typed, on)
    if not fitting:
        raise CannotAct(
            _("No delegation is called “%(typed)s”. Type another name, in any language.") % {"typed": typed}
        )
    if len(fitting) > 1:
        names = ", ".join(each.name for each in fitting)
        raise CannotAct(_("“%(typed)s” fits several: %(names)s. Type more of it.") % {"typed": typed, "names": names})
    return fitting[0].key
