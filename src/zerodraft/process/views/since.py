"""What changed since the visitor looked last, or in another stretch of time that they choose."""

from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zerodraft import clock
from zerodraft.post import actions, calendars, recipients
from zerodraft.post import queries as post
from zerodraft.process import since
from zerodraft.process.topics import topic_of_key
from zerodraft.process.views.visiting import visited

AT_FIRST = timedelta(days=14)
"""How far back somebody is shown who never looked, or is not signed in."""


@never_cache
@require_safe
def changed(request: HttpRequest, key: str) -> HttpResponse:
    """What changed, for the visitor's eyes, since they marked it as seen, or since `?since=`."""
    process, capacity = visited(request, key)
    moment = clock.now()
    looked = post.looked_at(recipients.reader_of(request).key, topic_of_key(process.key))
    asked_for, refused = request.GET.get("since", "").strip(), ""
    begins = looked or moment - AT_FIRST
    if asked_for:
        try:
            begins = moment_given(asked_for)
        except ValueError as error:
            refused = str(error)
    asked = since.Asked(process, capacity, begins, moment)
    context = {
        "process": process,
        "sections": since.sections(asked),
        "begins": begins,
        "looked": looked,
        "asked_for": asked_for,
        "refused": refused,
        "until": moment.isoformat(),
        "own_feed": _own_feed(recipients.reader_of(request).key, process.key),
        "may_mark": request.user.is_authenticated and request.user.is_active,
    }
    return render(request, "process/since.html", context, status=422 if refused else 200)


@require_POST
def mark(request: HttpRequest, key: str) -> HttpResponse:
    """Mark as seen what was there when the page was drawn."""
    process, _capacity = visited(request, key)
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("since", args=[process.key]))
    try:
        until = moment_given(request.POST.get("until", ""))
    except ValueError as refused:
        messages.error(request, str(refused))
    else:
        actions.mark_looked(recipients.reader_of(request), topic_of_key(process.key), until)
        messages.success(request, _("It is marked as seen. What changes from now on appears here."))
    return redirect("since", process.key)


def _own_feed(person: str, process: str) -> str:
    """The address of the person's own feed; '' while they have no address for what is theirs."""
    feed = post.feeds_of(person).first() if person else None
    return reverse("own-feed", args=[calendars.word_of(feed), process]) if feed else ""


def moment_given(text: str) -> datetime:
    """A day, from its beginning in UTC, or a moment, as it was typed or carried by a form. Raises ValueError."""
    try:
        given = datetime.fromisoformat(text[:40])
        return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(_("“%(text)s” is no day. Write it as 2018-02-20.") % {"text": text[:40]}) from error
