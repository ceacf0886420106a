"""Choosing columns: kept for the person, and in the address they come back to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from yizhi.platform.acts.perform import perform
from yizhi.platform.lists.acts import choose_columns
from yizhi.platform.lists.asked import encoded
from yizhi.platform.lists.declaration import declared_list
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_POST
def columns(request: HttpRequest, name: str) -> HttpResponse:
    table = declared_list(name)
    if table is None:
        raise Http404
    chosen = request.POST.getlist("columns")
    perform(choose_columns, actor_of(request), data={"list": name, "columns": chosen})
    here = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(here, allowed_hosts={request.get_host()}):
        here = "/"
    known = [("columns", column.key) for column in table.columns if column.key in chosen]
    return redirect(f"{here}{'&' if '?' in here else '?'}{encoded(known)}".rstrip("?&"))
