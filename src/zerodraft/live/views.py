"""What rooms build their ticket addresses with."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import JsonResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from zerodraft.live import tickets


def ticket_answer(topic: str, view: str, holder: str, *, language: str = "") -> JsonResponse:
    """A fresh ticket for the page that asks. The room has checked that the holder may see the view.

    `holder` is the stable id of the person or the display, '' for nobody in particular. The stream is in the language of
    the request, unless another is given: a display has nobody to choose one.
    """
    language = language or get_language() or settings.LANGUAGE_CODE
    token = tickets.issue(topic, view, language, holder)
    answer = JsonResponse({"stream": f"{tickets.PATH}?{urlencode({'ticket': token})}"})
    add_never_cache_headers(answer)
    return answer
