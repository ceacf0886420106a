"""Signing in through the external provider: there, and back. Open only where the operator has declared one."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.addresses import reverse
from yizhi.platform.identity import journey
from yizhi.platform.identity.provider import in_use
from yizhi.platform.identity.refused import NotVouched
from yizhi.platform.scope.access import public
from yizhi.web.sign_in import sign_in_page, wanted_page


def _back() -> str:
    """The address registered with the provider; from the settings, never from a header."""
    return f"{settings.YIZHI_PUBLIC_URL}{reverse('web:provider_back')}"


def _declared(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not in_use():
            raise Http404
        try:
            return view(request)
        except NotVouched as error:
            return sign_in_page(request, refusals=(error.refusal,), status=error.status)
        except ActRefused as error:
            return sign_in_page(request, refusals=error.refusals, status=error.status)

    return guarded


@public
@never_cache
@require_GET
@_declared
def provider(request: HttpRequest) -> HttpResponse:
    """To the provider. Nothing is decided yet, so a link may lead here."""
    address = journey.begin(request.session, wanted_page(request), back=_back(), at=clock.now())
    return HttpResponseRedirect(address)


@public
@never_cache
@require_GET
@_declared
def provider_back(request: HttpRequest) -> HttpResponse:
    """From the provider: the second step where it is asked for, then the page that was wanted."""
    vouched = journey.finish(request.session, request.GET.dict(), back=_back(), at=clock.now())
    admission = org.admit_vouched(vouched)
    agent, address = request.headers.get("User-Agent", ""), request.META.get("REMOTE_ADDR", "")
    org.enter(request.session, admission, agent=agent, address=address)
    return HttpResponseRedirect(org.step_address(admission, vouched.wanted))
