"""The page of a one-time link. Looking at it does nothing: programs that preview links look at them too."""

from django.contrib.auth import login
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.parties import actions, queries, staying
from zerodraft.parties.actions.admissions import Entering
from zerodraft.parties.admissions import AddressTaken, Offer, Purpose, Unusable, purpose_of
from zerodraft.parties.forms import EnteringForm
from zerodraft.parties.models import Admission, Person
from zerodraft.parties.models.admission import Standing

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_LONGEST_WORD = 64
_MISSES, _WITHIN_SECONDS = 30, 60
"""From one address. A whole hall may share it, so that links which exist open however many do not."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: what it is on GET; POST uses it."""
    found = queries.admission_of(token) if len(token) <= _LONGEST_WORD else None
    if found is None:
        return _unknown(request)
    visitor = request.user if isinstance(request.user, Person) and request.user.is_active else None
    purpose = purpose_of(found.purpose)
    standing = found.standing(clock.real_now())
    if standing is Standing.USED and visitor and found.used_by == visitor.key:
        return redirect(_onward(found, purpose))
    if standing is not Standing.OPEN:
        return _dead(request, found, Unusable(standing))
    try:
        offer = purpose.offer(found)
        if request.method != "POST":
            return _page(request, found, offer, _form(found, purpose))
        return _use(request, found, purpose, offer, visitor)
    except Unusable as error:
        return _dead(request, found, error)


def _use(
    request: HttpRequest, found: Admission, purpose: Purpose, offer: Offer, visitor: Person | None
) -> HttpResponse:
    entering, form = Entering(), _form(found, purpose, request)
    if not found.person and visitor is None:
        if not form.is_valid():
            return _page(request, found, offer, form)
        given = form.cleaned_data
        entering = Entering(given["name"], given["email"], given.get("password"))
    try:
        person, onward = actions.enter(found.sha256, visitor, entering)
    except AddressTaken:
        return _page(request, found, offer, form, is_taken=True)
    except ValidationError as error:
        for field, said in (
            error.message_dict.items() if hasattr(error, "error_dict") else [("password", error.messages)]
        ):
            form.add_error(field if field in form.fields else None, said)
        return _page(request, found, offer, form)
    _sign_in(request, person, visitor)
    # A link of a colleague is no proof of who one is, and a password outlasts everything that a link gives.
    is_new = not found.person and visitor is None
    if found.authority and (found.person or is_new or purpose.needs_password):
        staying.let_set_password(request.session)
    return redirect(onward)


def _sign_in(request: HttpRequest, person: Person, visitor: Person | None) -> None:
    if visitor is None or visitor.pk != person.pk:
        login(request, person, backend=_BACKEND)
    else:
        # What the link gave may have ended every session of theirs: this one, in which it was opened, goes on.
        request.session.cycle_key()
        if request.session.get("_session_expiry") is None:
            return  # signed in with a password before: that sign-in goes on as it was
    request.session.set_expiry(staying.until(person.key))


def _onward(found: Admission, purpose: Purpose) -> str:
    try:
        return purpose.offer(found).onward
    except Unusable:
        return "/"


def _form(found: Admission, purpose: Purpose, request: HttpRequest | None = None) -> EnteringForm:
    initial = {"name": found.name, "email": found.email}
    return EnteringForm(request.POST if request else None, initial=initial, needs_password=purpose.needs_password)


def _page(
    request: HttpRequest,
    found: Admission,
    offer: Offer,
    form: EnteringForm,
    *,
    is_taken: bool = False,
) -> HttpResponse:
    context = {
        "admission": found,
        "offer": offer,
        "form": form,
        "known": queries.name_of(found.person) if found.person else "",
        "is_other": found.person and request.user.is_authenticated and request.user.key != found.person,
        "until": clock.course().at(found.expires_at),
        "is_taken": is_taken,
    }
    # A page that asks again answers 200 as well: every other answer is logged with its address, and this one still opens.
    return render(request, "parties/enter.html", context)


def _dead(request: HttpRequest, found: Admission, error: Unusable) -> HttpResponse:
    says = {
        Standing.USED: _("This link has been used. Each link lets in one person, once."),
        Standing.WITHDRAWN: _("This link was withdrawn by those who made it."),
        Standing.EXPIRED: _("This link has expired."),
    }
    context = {"says": error.says or says.get(Standing(error.why), ""), "maker": _name_of_maker(found)}
    return render(request, "parties/dead_link.html", context, status=410)


def _name_of_maker(found: Admission) -> str:
    """Whom to ask for another: a person by name; nobody where the installation itself made it."""
    maker = queries.by_key(found.made_by)
    return maker.name if maker else ""


def _unknown(request: HttpRequest) -> HttpResponse:
    place = f"links-missed:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(place, 0, _WITHIN_SECONDS)
    if cache.incr(place) > _MISSES:
        refused = HttpResponse(_("Too many links that do not exist. Wait a minute."), status=429)
        refused["Retry-After"] = str(_WITHIN_SECONDS)
        return refused
    says = _("There is no such link. Perhaps a part of its address was lost: copy all of it, or scan the code again.")
    return render(request, "parties/dead_link.html", {"says": says, "maker": ""}, status=404)
