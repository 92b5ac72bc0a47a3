"""Whether a party may do something in a formal meeting, within the bounds of its rights: one answer for acts and screens."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zerodraft.floor import queries
from zerodraft.parties.core import capabilities
from zerodraft.parties.core.capabilities import PLAIN, OutOfBounds, Use
from zerodraft.parties.core.party import Capability, Grant, Matter
from zerodraft.parties.queries import register
from zerodraft.process.core.rule_set import RuleSet
from zerodraft.programme.particulars import state_name

_MATTERS = {
    Matter.OWN_PROCEEDINGS: gettext_lazy("proceedings that involve it"),
    Matter.OWN_POSITIONS: gettext_lazy("its own positions"),
    Matter.PALESTINE_MIDDLE_EAST: gettext_lazy("Palestinian and Middle East issues"),
}
_LACKS = {
    Capability.MOVE: gettext_lazy("This party cannot make procedural motions in this body, nor speak to them."),
    Capability.REPLY: gettext_lazy("This party has no right of reply in this body."),
}
_LACKS_THAT = gettext_lazy("This party does not have that right in this body.")


def refusal(rules: RuleSet, party: str, capability: Capability, on: date, use: Use = PLAIN) -> str:
    """Why a party may not use a right in this way on a day, with the resolution and what can be done; '' where it may.

    Informal consultations ask nobody by what right they speak. Raises UnknownParty.
    """
    if not rules.formal:
        return ""
    known = register()
    try:
        capabilities.check_use(known, known.party(party), capability, on, use)
    except OutOfBounds as refused:
        return _in_words(refused, party, capability, on)
    return ""


def reply_refusal(rules: RuleSet, party: str, on: date, meeting_key: str, *, within: bool) -> str:
    """The same for a reply, with those that the party has had, or asked for, on the item that is taken up."""
    known = register()
    found = known.party(party)
    held = capabilities.capabilities_on(known, found, on).get(Capability.REPLY, ())
    counts = rules.formal and any(grant.most is not None for grant in held)
    times = queries.replies_on_item(meeting_key, party) if counts else 0
    return refusal(rules, party, Capability.REPLY, on, Use(times, within=within))


def group_refusal(rules: RuleSet, party: str, group: str, on: date) -> str:
    """The same for a statement on behalf of a group; one that the desk wrote down by the group alone asks no other right."""
    if party == group:
        return ""
    return refusal(rules, party, Capability.SPEAK_FOR_GROUP, on, Use(group=group))


def bound(rules: RuleSet, party: str, capability: Capability, on: date) -> str:
    """To what a party's right is bound, where whoever presides has to say that it is so: "Only on …"; '' for nothing."""
    known = register()
    grant = capabilities.is_bound(known, known.party(party), capability, on) if rules.formal else None
    return _bound(grant, on) if grant else ""


def _in_words(refused: OutOfBounds, party: str, capability: Capability, on: date) -> str:
    grant, name = refused.grant, state_name(party, on) or party
    if grant is None:
        lacks = str(_LACKS.get(capability, _LACKS_THAT))
        if not refused.sources:
            return lacks
        return _("%(lacks)s What %(name)s may do rests on %(source)s. A Member State can do it instead.") % {
            "lacks": lacks,
            "name": name,
            "source": "; ".join(refused.sources),
        }
    if refused.code == "most":
        most = grant.most or 0
        return ngettext(
            "%(name)s has %(most)d reply on an item (%(source)s), and has had it, or asked for it. It can reply on another "
            "item.",
            "%(name)s has %(most)d replies on an item (%(source)s), and has had them, or asked for them. It can reply on "
            "another item.",
            most,
        ) % {"name": name, "most": most, "source": grant.source}
    if refused.code == "group" and capability is Capability.SPEAK_FOR_GROUP:
        return _(
            "%(name)s may speak for %(group)s alone (%(source)s). Have a member of the other group speak for it."
        ) % {
            "name": name,
            "group": state_name(grant.group, on) or grant.group,
            "source": grant.source,
        }
    return _("%(name)s: %(bound)s Say that it is so by ticking “Within the bounds of its right”, if it is.") % {
        "name": name,
        "bound": _bound(grant, on),
    }


def _bound(grant: Grant, on: date) -> str:
    if grant.group:
        return _("This right is for acting on behalf of %(group)s alone (%(source)s).") % {
            "group": state_name(grant.group, on) or grant.group,
            "source": grant.source,
        }
    matter = str(_MATTERS[grant.matter]) if grant.matter else grant.extent
    return _("This right is for %(matter)s alone (%(source)s).") % {"matter": matter, "source": grant.source}
