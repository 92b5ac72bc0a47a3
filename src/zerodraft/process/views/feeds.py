"""The feeds of a process: one for everybody in each language, and a person's own, at an address that is its key."""

import rules
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.parties import queries as parties
from zerodraft.post import calendars
from zerodraft.post import queries as post
from zerodraft.process import feeds, permissions, queries
from zerodraft.process.capacity import PUBLIC, Capacity

FRESH_SECONDS = 300
"""How long a reader, or a cache on the way, may take a feed for new."""


@require_safe
@cache_control(public=True, max_age=FRESH_SECONDS)
def public(request: HttpRequest, key: str, language: str) -> HttpResponseBase:
    """What the public may see of a process, whoever asks."""
    process = queries.by_key(key)
    if (
        process is None
        or language not in dict(settings.LANGUAGES)
        or not rules.has_perm(permissions.SEE, PUBLIC, process)
    ):
        raise Http404
    return _answer(request, feeds.written(process, PUBLIC, language, _site(request), request.path))


@require_safe
@cache_control(private=True, max_age=FRESH_SECONDS)
def own(request: HttpRequest, word: str, key: str) -> HttpResponseBase:
    """What the person to whom this address was given may see of a process, in the capacity that they are offered first."""
    feed, process = calendars.feed_at(word), queries.by_key(key)
    capacity = _first_capacity(feed.person, key) if feed else None
    if feed is None or process is None or not rules.has_perm(permissions.SEE, capacity or PUBLIC, process):
        raise Http404
    language = post.language_for(post.choice_of(feed.person))
    answer = _answer(request, feeds.written(process, capacity or PUBLIC, language, _site(request), request.path))
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _first_capacity(person: str, process: str) -> Capacity | None:
    """None for somebody who has none in the process, or may sign in no more."""
    known = parties.by_key(person)
    if known is None or not known.is_active:
        return None
    return next(iter(queries.capacities_everywhere(person, clock.now()).get(process, ())), None)


def _answer(request: HttpRequest, written: feeds.Written) -> HttpResponseBase:
    response = HttpResponse(written.content, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = written.etag
    modified = int(written.modified.timestamp())
    response["Last-Modified"] = http_date(modified)
    return get_conditional_response(request, written.etag, modified, response) or response


def _site(request: HttpRequest) -> str:
    return settings.CONFIG.public_url.rstrip("/") or request.build_absolute_uri("/").rstrip("/")
