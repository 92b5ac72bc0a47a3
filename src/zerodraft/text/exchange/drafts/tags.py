"""What is a tag of HTML and what is text in angle brackets: "<insert date>" is a gap that somebody is to fill."""

import re

from lxml.html import defs

_LATER = {"main", "template", "nobr", "dialog", "picture", "bdi", "data", "slot", "search", "image", "svg", "math"}
_TAGS = frozenset(defs.tags) | _LATER
# Where a tag could begin or end, with its name.
_OPENING = re.compile(r"<(?=/?(?P<name>[A-Za-z][^\s<>/]*))")
# Names that office programs write into the pages they save ("o:p"), and those that a site makes up ("site-menu").
_OF_PROGRAMS = re.compile(r"(?:[ovwmx]|st1):[A-Za-z]+|[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def is_tag(name: str) -> bool:
    """Whether an element of that name is markup."""
    return name.lower() in _TAGS or _OF_PROGRAMS.fullmatch(name) is not None


def with_text_kept(page: str) -> str:
    """The page with what is no tag written as text, so that no parser takes it for one."""
    return _OPENING.sub(lambda match: "<" if is_tag(match["name"]) else "&lt;", page)
