"""Signing in and out. Both are acts; the session holds only who it is, or what is still to be done for it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yizhi.domain.org import api as org
from yizhi.platform.acts.errors import ActError
from yizhi.platform.addresses import reverse
from yizhi.platform.identity import journey
from yizhi.platform.identity.provider import in_use, provider
from yizhi.platform.identity.refused import NotVouched
from yizhi.platform.scope.access import actor_of, public, signed_in
from yizhi.statute.refusal import Refusal
from yizhi.web.errors import refusals_of
from yizhi.web.public.attempts import address_of


def wanted_page(request: HttpRequest) -> str:
    """The page to open after the sign-in: on this host alone, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"


def _network(request: HttpRequest) -> str:
    """Where strange devices are counted together; nowhere for this machine itself, behind which a proxy may stand."""
    network = address_of(request)
    return "" if network in ("127.0.0.1", "::/64") else network


def sign_in_page(request: HttpRequest, *, refusals: Sequence[Refusal] = (), status: int = 200) -> HttpResponse:
    """The page to sign in on, with the provider's button where one is declared."""
    context: dict[str, Any] = {
        "next": wanted_page(request),
        "username": request.POST.get("username", ""),
        "refusals": refusals,
        "provider": provider().settings.title if in_use() else "",
        "left": in_use() and "left" in request.GET,
    }
    if context["left"]:
        context["leave"] = _leaving()
    return render(request, "web/sign_in.html", context, status=status)


def _leaving() -> str:
    try:
        return journey.leaving_address(f"{settings.YIZHI_PUBLIC_URL}{reverse('web:sign_in')}")
    except NotVouched:
        return ""


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        username = request.POST.get("username", "")
        address = request.META.get("REMOTE_ADDR", "")
        try:
            device = org.device_mark(request, username)
            admission = org.admit(username, request.POST.get("password", ""), device=device, network=_network(request))
        except ActError as error:
            return sign_in_page(request, refusals=refusals_of(error), status=error.status)
        org.enter(request.session, admission, agent=request.headers.get("User-Agent", ""), address=address)
        answer = HttpResponseRedirect(org.step_address(admission, wanted_page(request)))
        org.remember_device(request, answer, username)
        return answer
    return sign_in_page(request)


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out of this system. Whom the provider vouched for is told that the provider's own sign-in goes on."""
    org.sign_out(actor_of(request))
    vouched = org.VOUCHED in request.session.get(org.SESSION_MEANS, ())
    request.session.flush()
    return HttpResponseRedirect(f"{reverse('web:sign_in')}{'?left=1' if vouched else ''}")
