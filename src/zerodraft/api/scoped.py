"""What an operation asks of a token."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security.http import HttpAuthBase

from zerodraft.api.bearer import Caller, Scope, caller, challenge
from zerodraft.api.problems import Problem

SCHEME = "token"
"""What the scheme is called in the OpenAPI document."""


class Scoped(HttpAuthBase):
    """What an operation asks of a token. Without one it gives what the public sees, unless it is `required`."""

    openapi_scheme = "bearer"

    def __init__(self, scope: Scope, *, required: bool = False) -> None:
        super().__init__()
        self.scope, self.required = scope, required

    def __call__(self, request: HttpRequest) -> Caller:
        """Who asks. Raises Problem for a token of another scope, or for none where one is required."""
        found = caller(request)
        if found.person is None:
            if self.required:
                raise challenge(_("Ask with a token: “Authorization: Bearer …”."))
        elif self.scope not in found.scopes:
            raise Problem(
                "scope",
                _("This token was not made for “%(scope)s”. Make another one.") % {"scope": self.scope.value},
                headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{self.scope.value}"'},
            )
        return found
