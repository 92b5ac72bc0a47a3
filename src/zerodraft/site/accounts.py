"""How people sign in: with the account that the secretariat gave them, never by signing up."""

from typing import Any

from allauth.account import views as account
from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from zerodraft.parties.staying import may_set_password


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for themselves, and whoever mistypes locks out nobody else."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures count for an account from one place: elsewhere its owner signs in as ever."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)} from {self.get_client_ip(request)}"


@login_required
def set_password(request: HttpRequest) -> HttpResponse:
    """A first password, for those whom a secretariat let in."""
    person = request.user
    if person.is_authenticated and not person.has_usable_password() and not may_set_password(request.session):
        raise PermissionDenied(
            _(
                "You came in by a link of a colleague. Ask the secretariat for a link, and set a password after using it."
            )
        )
    answer: HttpResponse = account.password_set(request)
    return answer
