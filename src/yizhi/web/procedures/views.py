"""办理程序: the law in steps, open to everybody. Reads no record; `?state=` marks where a case stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform.procedure import catalogue
from yizhi.platform.scope.access import public
from yizhi.web.procedures.drawing import BOX, HIGH, drawn
from yizhi.web.procedures.reading import steps


@public
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    return render(request, "procedure/procedures.html", {"procedures": catalogue.procedures()})


@public
@require_safe
def procedure(request: HttpRequest, name: str) -> HttpResponse:
    """One version, `code@version`."""
    try:
        found = catalogue.procedure(name)
    except KeyError:
        raise Http404 from None
    asked = request.GET.get("state", "")
    current = next((state for state in found.states if state.code == asked), None)
    context = {
        "procedure": found,
        "current": current,
        "steps": steps(found, current.code if current else ""),
        "drawing": drawn(found, current.code if current else ""),
        "size": {"width": BOX, "height": HIGH},
    }
    return render(request, "procedure/procedure.html", context)
