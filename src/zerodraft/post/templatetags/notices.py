"""The way to one's notices, for the masthead of every page."""

from typing import Any

from django import template

from zerodraft.post import queries, recipients

register = template.Library()


@register.inclusion_tag("post/_unread.html", takes_context=True)
def way_to_notices(context: dict[str, Any]) -> dict[str, Any]:
    """A link to the notices of whoever is signed in, with how many they have not read; nothing for anybody else."""
    request: Any = context.get("request")
    if request is None or not hasattr(request, "user"):
        return {"is_reader": False}
    reader = recipients.reader_of(request)
    count = queries.unread_count(reader)
    return {"is_reader": bool(reader.key), "count": count, "is_most": count >= queries.MOST_COUNTED}
