"""Setting up the second step: a QR code for the app, a first code back from it, recovery codes shown once."""

import base64
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yizhi.domain.org import second_step
from yizhi.domain.org.acts import second_step as acts
from yizhi.domain.org.acts.accounts import account_of
from yizhi.domain.org.models import Account
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor
from yizhi.platform.secrecy.cipher import seal, unseal

_KEPT = "enrolling"


def enrolment(request: HttpRequest, actor: Actor, account: Account) -> tuple[dict[str, Any], int]:
    """The context of the page and its status; with `recovery` in it once the second step is on.

    The secret that is being tried waits in the session, encrypted, so that reloading the page keeps the QR code.
    """
    secret = _secret(request)
    context: dict[str, Any] = {
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "address": second_step.address_for_app(secret, account.username),
        "account": account,
    }
    if request.method != "POST":
        return context, 200
    codes = second_step.new_recovery_codes()
    data = {"secret": secret, "code": request.POST.get("code", "")[:40], "recovery": codes}
    try:
        perform(acts.enrol, actor, record=account.pk, data=data)
    except ActInvalid as invalid:
        return context | {"errors": [one for many in invalid.errors.values() for one in many]}, 422
    request.session.pop(_KEPT, None)
    return {"recovery": codes, "account": account}, 200


def _secret(request: HttpRequest) -> str:
    kept = request.session.get(_KEPT)
    if kept:
        return unseal(base64.b64decode(kept)).decode()
    secret = second_step.new_secret()
    request.session[_KEPT] = base64.b64encode(seal(secret.encode())).decode()
    return secret


@signed_in
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """A person who is signed in turns the second step on."""
    actor = actor_of(request)
    account = account_of(actor.person) if actor.person else None
    if account is None or account.second_since is not None:
        return redirect("org:me")
    context, status = enrolment(request, actor, account)
    return render(request, "org/enrol.html", context, status=status)
