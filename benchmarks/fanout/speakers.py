"""A room for the benchmark: one list that goes round, an address that changes it, and one that gives a ticket."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from fragment import fragment
from zerodraft.live import topics
from zerodraft.live.views import ticket_answer
from zerodraft.record import queries
from zerodraft.record.actions import append
from zerodraft.record.core.verbs import Verb
from zerodraft.record.verbs import register

TOPIC = "speakers:one"


def read(topic: str, _view: str, _language: str) -> str:
    head = queries.head()
    return fragment(head.seq if head else 0)


@transaction.atomic
def change(_request: HttpRequest) -> HttpResponse:
    append("speakers.changed", actor="installation", topic=TOPIC)
    return HttpResponse(status=204)


def ticket(_request: HttpRequest) -> HttpResponse:
    return ticket_answer(TOPIC, "wall", "")


urlpatterns = [path("change", change), path("ticket", ticket)]


def furnish() -> None:
    """Tell the installation of this room."""
    topics.register("speakers", read)
    register(Verb("speakers.changed", "The list changed."))
