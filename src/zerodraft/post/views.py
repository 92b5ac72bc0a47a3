"""The notices of whoever is signed in."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zerodraft.post import actions, queries, recipients
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
        "by_email": choice.by_email,
        "language_chosen": queries.language_for(choice),
        "languages": settings.LANGUAGES,
        "sends_email": bool(settings.RELAY),
    }
    return render(request, "post/notices.html", context)


@login_required
@require_POST
def delivery(request: HttpRequest) -> HttpResponse:
    """Choose whether notices come by e-mail, and in which language."""
    try:
        actions.choose_delivery(
            recipients.reader_of(request),
            by_email=request.POST.get("by_email") == "on",
            language=request.POST.get("language", ""),
        )
        messages.success(request, _("Your choice is kept."))
    except ValueError as refused:
        messages.error(request, str(refused))
    return redirect("notices")
