"""What a field with a search offers for the words typed: as JSON for the chooser."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from yizhi.platform.acts.forms import search_named
from yizhi.platform.scope.access import actor_of, signed_in

_MOST = 20
_LONGEST = 40


@signed_in
@require_safe
def choices(request: HttpRequest, name: str) -> HttpResponse:
    """At most twenty; `more` tells that others were left out. Scope is the database's."""
    source = search_named(name)
    if source is None:
        raise Http404
    words = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]
    found = source.find(actor_of(request), words, _MOST + 1)
    listed = [{"value": value, "title": title} for value, title in found[:_MOST]]
    return JsonResponse({"choices": listed, "more": len(found) > _MOST})
