"""The notices of whoever is signed in, and the calendar that is theirs."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zerodraft.moments import OFFERED_ZONES
from zerodraft.post import actions, calendars, queries, recipients
from zerodraft.post.choosing import often_names, rhythm_given, weekday_names
from zerodraft.post.presenting import shown

PAGE = 20


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """What one was told, newest first; POST marks as read what was there when the page was drawn."""
    reader = recipients.reader_of(request)
    if request.method == "POST":
        actions.mark_read(reader, queries.unread_until(reader, request.POST.get("until", "")))
        return redirect("notices")
    found = queries.notices_of(reader)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    language = get_language() or settings.LANGUAGE_CODE
    choice = queries.choice_of(reader.key)
    context = {
        "page": page,
        "notices": [shown(notice, language) for notice in page],
        "newest": found.first(),
        "has_unread": queries.unread(reader).exists(),
        "choice": choice,
        "often": often_names(),
        "hours": [(hour, f"{hour:02}:00") for hour in range(24)],
        "weekdays": weekday_names(),
        "zone": choice.zone if choice.pk else "",
        "zones": OFFERED_ZONES,
        "language_chosen": queries.language_for(choice),
        "languages": settings.LANGUAGES,
        "sends_email": bool(settings.RELAY),
        "calendar": _address_of_calendar(request, reader.key),
    }
    return render(request, "post/notices.html", context)


@login_required
@require_POST
def delivery(request: HttpRequest) -> HttpResponse:
    """Choose how often notices come by e-mail, and in which language."""
    try:
        rhythm = rhythm_given(request.POST)
        actions.choose_delivery(recipients.reader_of(request), rhythm, language=request.POST.get("language", ""))
        messages.success(request, _("Your choice is kept."))
    except ValueError as refused:
        messages.error(request, str(refused))
    return redirect("notices")


@login_required
@require_POST
def own_feed(request: HttpRequest) -> HttpResponse:
    """Make the address of one's calendar, make another in its place, or withdraw it."""
    reader = recipients.reader_of(request)
    if request.POST.get("do") == "withdraw":
        actions.withdraw_feed(reader)
        messages.success(request, _("The address of your calendar opens nothing any more."))
    else:
        actions.open_feed(reader)
        messages.success(
            request, _("Your calendar has an address. Give it to your calendar program, and to nobody else.")
        )
    return redirect(reverse("notices") + "#calendar")


@cache_control(private=True, max_age=60)
@require_safe
def own_calendar(_request: HttpRequest, word: str) -> HttpResponse:
    """The calendar of the person to whom this address was given."""
    feed = calendars.feed_at(word)
    if feed is None:
        raise Http404
    answer = HttpResponse(calendars.written(feed), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="zerodraft.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _address_of_calendar(request: HttpRequest, person: str) -> str:
    """The whole address of the person's calendar; '' while they have none."""
    feed = queries.feeds_of(person).first()
    if feed is None:
        return ""
    base = settings.CONFIG.public_url.rstrip("/")
    path = calendars.path_of(feed)
    return base + path if base else request.build_absolute_uri(path)
