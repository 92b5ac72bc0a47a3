"""What a browser, or a cache on the way, may keep of our pages."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin


class NothingOfASession(MiddlewareMixin):
    """What is shown to somebody signed in is theirs alone: no shared cache keeps it, nor a browser after they sign out."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            add_never_cache_headers(response)
        return response
