"""使用说明: open to everybody, for it says nothing that the pages themselves do not. Reads no record."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from yizhi.platform.scope.access import public
from yizhi.web.guide.pages import GUIDES, PICTURES, guide, rendered


@public
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/every.html", {"guides": GUIDES})


@public
@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    try:
        found = guide(name)
    except KeyError:
        raise Http404 from None
    return render(request, "guide/page.html", {"guide": found, "text": rendered(name), "guides": GUIDES})


@public
@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One of the committed pictures, by its file name."""
    found = {one.name: one for one in PICTURES.glob("*.png")}.get(name)
    if found is None:
        raise Http404
    response = FileResponse(found.open("rb"), content_type="image/png")
    patch_cache_control(response, public=True, max_age=86400)
    return response
