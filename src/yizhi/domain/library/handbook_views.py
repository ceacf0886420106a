"""The page of the pocket handbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.library import handbook
from yizhi.platform import clock
from yizhi.platform.scope.access import public

LONGEST = 60


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All entries of today, or those that hold the words in the address (`q`)."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = handbook.entries(clock.today(), words)
    return render(request, "library/handbook.html", {"q": words, "entries": found, "day": clock.today()})
