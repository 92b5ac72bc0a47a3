"""The page of a delegation across rooms and processes."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zerodraft.post import queries as post
from zerodraft.post import recipients
from zerodraft.post.presenting import shown
from zerodraft.screens import delegations

MOST_UNREAD = 5


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What concerns the visitor's delegations today and soon, and what they have not read."""
    reader = recipients.reader_of(request)
    unread = list(post.unread(reader)[:MOST_UNREAD])
    context = {
        "parts": delegations.parts(request),
        "unread": [shown(notice, get_language() or "en") for notice in unread],
        "count": post.unread_count(reader),
    }
    return render(request, "screens/delegation.html", context)
