"""The reference of the API for people, made from its OpenAPI document; and what answers where there is nothing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from zerodraft.api.problems import Problem
from zerodraft.site.api import building, showing


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """What can be asked, and what is answered."""
    context = {"reference": showing.reference(building.described()), "root": building.ROOT}
    return render(request, "site/api.html", context)


@require_safe
def document(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return JsonResponse(building.described())


@csrf_exempt
def nothing(_request: HttpRequest) -> HttpResponse:
    """There is nothing here."""
    return Problem("nothing").response()
