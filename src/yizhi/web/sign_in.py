"""Signing in and out. Both are acts; the session holds only who it is, or what is still to be done for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yizhi.domain.org import api as org
from yizhi.platform.acts.errors import ActError
from yizhi.platform.scope.access import actor_of, public, signed_in
from yizhi.web.errors import refusals_of
from yizhi.web.public.attempts import address_of


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"


def _network(request: HttpRequest) -> str:
    """Where strange devices are counted together; nowhere for this machine itself, behind which a proxy may stand."""
    network = address_of(request)
    return "" if network in ("127.0.0.1", "::/64") else network


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    username = request.POST.get("username", "")
    context: dict[str, Any] = {"next": _next(request), "username": username}
    if request.method == "POST":
        address = request.META.get("REMOTE_ADDR", "")
        try:
            device = org.device_mark(request, username)
            admission = org.admit(username, request.POST.get("password", ""), device=device, network=_network(request))
        except ActError as error:
            context["refusals"] = refusals_of(error)
            return render(request, "web/sign_in.html", context, status=error.status)
        org.enter(request.session, admission, agent=request.headers.get("User-Agent", ""), address=address)
        answer = HttpResponseRedirect(org.step_address(admission, _next(request)))
        org.remember_device(request, answer, username)
        return answer
    return render(request, "web/sign_in.html", context)


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    org.sign_out(actor_of(request))
    request.session.flush()
    return redirect("web:sign_in")
