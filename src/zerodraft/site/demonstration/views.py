"""The page of sign-ins: in the demonstration, anybody may be anybody, in windows side by side."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft import clock
from zerodraft.parties import queries as people
from zerodraft.process import queries as process
from zerodraft.programme import queries as programme
from zerodraft.programme.core import today
from zerodraft.site.demonstration import cast

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_SIGNER = Signer(salt="zerodraft.demonstration.window")


@never_cache
@require_safe
def windows(request: HttpRequest) -> HttpResponse:
    """Whom one can be. Each window has a host name of its own, so that one browser can be all of them."""
    _only_in_the_demonstration()
    host = urlsplit(f"//{request.get_host()}")
    is_here = host.hostname in ("localhost", "127.0.0.1") or str(host.hostname).endswith(".localhost")
    says, rows = _says(), []
    for window in cast.WINDOWS:
        person = people.by_email(window.email)
        if person:
            path = reverse("demonstration-enter", args=[_SIGNER.sign(window.code)])
            own = f"http://{window.code}.localhost:{host.port or 80}{path}" if is_here else path
            rows.append({"code": window.code, "name": str(person), "address": own, **says[window.code]})
    return render(request, "site/windows.html", {"windows": rows, "is_here": is_here})


@never_cache
@require_safe
def enter(request: HttpRequest, word: str) -> HttpResponse:
    """Be somebody of the demonstration, and see what they see first."""
    _only_in_the_demonstration()
    try:
        code = _SIGNER.unsign(word)
    except BadSignature as error:
        raise Http404 from error
    window = next((each for each in cast.WINDOWS if each.code == code), None)
    person = people.by_email(window.email) if window else None
    if window is None or person is None:
        raise Http404
    login(request, person, backend=_BACKEND)
    return redirect(_address(window))


def _address(window: cast.Window) -> str:
    opened = next(iter(process.public()), None)
    if opened is None:
        raise Http404
    if window.address == "programme":
        return reverse("programme", args=[opened.key])
    return reverse(window.address, args=[meeting_at_hand()])


def meeting_at_hand() -> str:
    """The key of the meeting that is on, or comes next; of the last one when all are over."""
    opened = next(iter(process.public()), None)
    meetings = programme.released_meetings(opened) if opened else ()
    if not meetings:
        raise Http404
    now = today.at(meetings, clock.now())
    return next(iter((*now.now, *now.next, *reversed(meetings)))).key


def _only_in_the_demonstration() -> None:
    if not settings.IS_DEMONSTRATION:
        raise Http404


def _says() -> dict[str, dict[str, str]]:
    return {
        "chair": {"role": _("Chair"), "says": _("Gives the floor and keeps the clock, with the keyboard alone.")},
        "officer": {"role": _("Conference officer"), "says": _("Keeps the list of speakers at the desk.")},
        "delegate": {
            "role": _("Delegate of Fiji"),
            "says": _("Asks for the floor in two taps, and sees when it comes."),
        },
        "wall": {"role": _("The wall"), "says": _("What everybody in the room sees. It follows by itself.")},
        "observer": {"role": _("Observer"), "says": _("Speaks after the last Member State.")},
        "secretariat": {"role": _("Secretariat"), "says": _("Reads letters, publishes the programme, lets people in.")},
    }
