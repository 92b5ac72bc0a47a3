"""What the forms of a process send, brought into values; what cannot be read is refused with the place and the cure."""

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

from zerodraft.process.core.rule_set import BadRuleSet, Enforcement, Grants, Policy, RuleSet, Share, from_toml
from zerodraft.process.rule_books import shipped


class CannotRead(ValueError):
    """What was sent cannot be read; the message says where, and how to mend it."""


def rules_given(form: QueryDict) -> RuleSet:
    """The rules of procedure that were chosen by the key of a shipped set, or typed as TOML. Raises CannotRead."""
    if "toml" not in form:
        found = shipped().get(form.get("rules", ""))
        if found is None:
            raise CannotRead(_("Choose rules of procedure."))
        return found
    try:
        return from_toml(form.get("toml", ""))
    except BadRuleSet as error:
        raise CannotRead(cure(str(error))) from error


def seen(form: QueryDict) -> int:
    """The number of the version that the page showed as the newest. Raises CannotRead."""
    value = form.get("seen", "")
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise CannotRead(_("The page did not say what it showed. Load it again, and repeat."))
    return int(value)


def cure(says: str) -> str:
    """What is wrong in rules as they were typed, where, and what to write, in the words of the page's language."""
    says, _at, path = says.partition(" - at ")
    place = path.removeprefix("`key` in ").replace("[...]", "").strip("`$.")
    for pattern, words in _cures().items():
        if found := re.fullmatch(pattern, says, re.DOTALL):
            told = words % {name: value or "" for name, value in found.groupdict().items()}
            return _("%(place)s: %(told)s") % {"place": place, "told": told} if place else told
    told = _("The rules cannot be read: %(says)s. Correct it there.") % {"says": says}
    return _("%(place)s: %(told)s") % {"place": place, "told": told} if place else told


def _cures() -> dict[str, str]:
    """Each kind of fault as the reader tells it, and how it is told here."""
    words = ", ".join(f"“{each}”" for kind in (Policy, Share, Grants, Enforcement) for each in kind)
    return {
        r"Invalid enum value '(?P<word>.*)'": _("“%(word)s” is not known here. The words that are known: ")
        + words.replace("%", "%%"),
        r"Object missing required field `(?P<field>.*)`": _("“%(field)s” is missing. Write it."),
        r"Object contains unknown field `(?P<field>.*)`": _(
            "There is no “%(field)s” in rules of procedure. Take it out, or correct the word."
        ),
        r"Expected `int(?: \| null)?` >= (?P<least>\d+)": _("Write a whole number of %(least)s or more."),
        r"Expected `int(?: \| null)?` <= (?P<most>\d+)": _("Write a whole number of %(most)s or less."),
        r"Expected `int(?: \| null)?`, got `.*`": _("Write a whole number, without quotation marks."),
        r"Expected `bool`, got `.*`": _("Write true or false, without quotation marks."),
        r"Expected `str`, got `.*`": _("Write words between quotation marks."),
        r"Expected `array`, got `.*`": _("Write a list between square brackets."),
        r"Expected `object(?: \| null)?`, got `.*`": _("This is a table; write its fields under its name in brackets."),
        r"Expected `array` of length >= (?P<least>\d+)": _("Write %(least)s or more into this list."),
        r"Expected `array` of length <= (?P<most>\d+)": _("Write no more than %(most)s into this list."),
        r"Expected `str` of length <= (?P<most>\d+)": _("Write no more than %(most)s characters."),
        r"Expected `str` matching regex '\^\[a-z\].*": _(
            "Write a word of small letters, digits and hyphens that begins with a letter, of at most 40."
        ),
        r"Expected `str` matching regex .*": _("Write these words on one line, without control characters."),
        r"'(?P<word>.*)' stands twice in (?P<field>\w+); .*": _("“%(word)s” stands twice in %(field)s. Take one out."),
        r"an informal meeting has no .*": _(
            "An informal meeting has no quorum and no motions. Set formal = true, or take them out."
        ),
        r"a formal meeting has a quorum; .*": _(
            "A formal meeting has a quorum. Add a table [quorum] with debate and decision."
        ),
        r"this has (?P<count>\d+) characters; a rule set has (?P<most>\d+) at most": _(
            "This has %(count)s characters. Rules of procedure have at most %(most)s; shorten them."
        ),
        r".* \(at line (?P<line>\d+), column (?P<column>\d+)\)": _(
            "Line %(line)s, at character %(column)s, is not written as TOML is. Look for a missing quotation mark, "
            "bracket or equals sign."
        ),
        r"too many dots \(at line (?P<line>\d+)\)": _("Line %(line)s has too many dots. Shorten it."),
        r".* \(at end of document\)": _("The end is missing: a bracket or a quotation mark does not close. Close it."),
        r"lists stand in lists too many times": _("Lists stand in lists too many times. Write them flatter."),
        r"Exceeds the limit .*": _("A number has thousands of digits. Shorten it."),
    }
