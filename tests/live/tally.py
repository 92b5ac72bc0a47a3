"""A small room to try the live path on. Its topics are tallies: how many rows the record has of the topic.

Its addresses write rows, and say who may follow.
"""

import threading

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html

from zerodraft import clock
from zerodraft.live import leaving, topics
from zerodraft.live.views import ticket_answer
from zerodraft.record import queries
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.verbs import register

TOPIC = "tally:one"
REFUSED: set[str] = set()


def read(topic: str, view: str, language: str) -> str:
    """A tally: the count, the view and language, and things that a person may be busy with."""
    count = queries.rows_newest_first().filter(topic=topic).count()
    if topic == "tally:gone":
        raise LookupError(topic)
    if topic == "tally:broken":
        raise RuntimeError("this tally cannot be read")
    if topic == "tally:writes":
        with transaction.atomic():
            append("tally.raised", actor="installation")
    if view == "padded":
        return f"<p>{count}</p>\n<!--{'x' * 20_000}-->"
    return format_html(
        '<p id="count">{}</p><p id="as">{} {}</p><input id="note" aria-label="Note">'
        "<details><summary>More</summary>More of it</details>",
        count,
        view,
        language,
    )


def add(request: HttpRequest) -> HttpResponse:
    """Write rows, each in a transaction of its own: `verb`, `subject`, `topic`, `times`."""
    for _ in range(int(request.GET.get("times", "1"))):
        with transaction.atomic():
            append(
                request.GET.get("verb", "tally.raised"),
                actor="installation",
                subject=request.GET.get("subject", ""),
                topic=request.GET.get("topic", TOPIC),
            )
    return HttpResponse(status=204)


def ticket(request: HttpRequest) -> HttpResponse:
    who = request.GET.get("who", "")
    if who in REFUSED:
        return HttpResponse(status=403)
    return ticket_answer(request.GET.get("topic", TOPIC), request.GET.get("view", "plain"), who)


def refuse(request: HttpRequest) -> HttpResponse:
    REFUSED.add(request.GET["who"])
    return HttpResponse(status=204)


def leave(request: HttpRequest) -> HttpResponse:
    leaving.left(request.GET["who"])
    return HttpResponse(status=204)


def page(request: HttpRequest) -> HttpResponse:
    """A page that goes live; `who` is whose it is."""
    topic = request.GET.get("topic", TOPIC)
    shown, head = read(topic, "plain", "en"), queries.head()
    scripts = [static(name) for name in ("vendor/idiomorph.js", "live/clock.js", "live/live.js")]
    return HttpResponse(
        format_html(
            '<!doctype html><html lang="en" data-now="{}" data-rate="{}"><title>Tally</title>{}{}{}'
            "{}"
            '<div data-live data-ticket-url="/ticket?topic={}&amp;who={}" data-seq="{}" aria-busy="true">{}</div>',
            clock.now().isoformat(),
            request.GET.get("rate", "1"),
            *(format_html('<script src="{}" defer></script>', script) for script in scripts),
            render_to_string("live/_state.html"),
            topic,
            request.GET.get("who", ""),
            head.seq,
            shown,
        )
    )


def threads(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(threading.active_count()))


urlpatterns = [
    path("add", add),
    path("ticket", ticket),
    path("refuse", refuse),
    path("leave", leave),
    path("page", page),
    path("threads", threads),
    path("", include("zerodraft.site.urls")),
]


def furnish() -> None:
    """Tell the installation of this room."""
    topics.register("tally", read)
    topics.ends_streams("holder.barred", of="subject")
    topics.ends_streams("tally.closed", of="topic")
    register(
        Verb("tally.raised", "A tally was raised."),
        Verb("tally.closed", "A tally was closed to those who follow it."),
        Verb("holder.barred", "Somebody may follow no more."),
    )
