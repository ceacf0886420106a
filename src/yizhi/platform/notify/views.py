"""The list of my notices."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yizhi.platform.acts.perform import perform
from yizhi.platform.notify import queries
from yizhi.platform.notify.acts import read_all
from yizhi.platform.scope.access import actor_of, signed_in

_PAGE = 30


def _before(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET["before"])
    except (KeyError, ValueError):
        return None


@signed_in
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if request.method == "POST":
        perform(read_all, actor)
        return redirect("notify:notices")
    found = list(queries.latest(actor, _before(request), _PAGE))
    more = found[-1].pk if len(found) == _PAGE else None
    return render(request, "notify/notices.html", {"notices": found, "more": more})
