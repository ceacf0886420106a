"""What is asked for after the password: the code of the second step, setting it up, a new password.

These pages are open without a sign-in; each works for the person whose password was just given, and for nobody else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yizhi.domain.org import second_step, signing_in
from yizhi.domain.org.actors import actor_for
from yizhi.domain.org.acts import accounts
from yizhi.domain.org.acts import second_step as acts
from yizhi.domain.org.models import Account
from yizhi.domain.org.signing_in import Admission
from yizhi.domain.org.views.enrolment import enrolment
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.forms import form_fields, read_form
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.access import public
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

StepView = Callable[[HttpRequest, Admission, Actor], HttpResponse]


def _wanted(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"


def step(name: str) -> Callable[[StepView], Callable[[HttpRequest], HttpResponse]]:
    """A page of a step: shown if and only if it is the next one of a pending sign-in, else back to the beginning."""

    def wrap(view: StepView) -> Callable[[HttpRequest], HttpResponse]:
        @public
        @never_cache
        @sensitive_post_parameters()
        @require_http_methods(["GET", "POST"])
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            admission = signing_in.pending(request.session)
            if admission is None:
                return redirect("web:sign_in")
            if admission.steps[0] != name:
                return HttpResponseRedirect(signing_in.step_address(admission, _wanted(request)))
            return view(request, admission, actor_for(admission.person, clock.now()))

        return guarded

    return wrap


def _done(request: HttpRequest, admission: Admission, name: str) -> HttpResponse:
    rest = signing_in.step_done(request.session, admission, name)
    return HttpResponseRedirect(signing_in.step_address(rest, _wanted(request)))


@step(signing_in.CODE)
def code(request: HttpRequest, admission: Admission, actor: Actor) -> HttpResponse:
    context: dict[str, Any] = {"next": _wanted(request)}
    if request.method == "POST":
        now = clock.now()
        try:
            used = second_step.use_code(admission.person, request.POST.get("code", "")[:40], now)
        except ActRefused as refused:
            context["refusals"] = refused.refusals
            return render(request, "org/step_code.html", context, status=refused.status)
        if used.left is not None:
            perform(acts.note_recovery, actor, record=admission.account, data={"left": used.left}, at=now)
        return _done(request, admission, signing_in.CODE)
    return render(request, "org/step_code.html", context)


@step(signing_in.ENROL)
def enrol(request: HttpRequest, admission: Admission, actor: Actor) -> HttpResponse:
    """A role that must use the second step sets it up before any page opens; the recovery codes are shown first."""
    with acting(actor):
        account = Account.objects.get(pk=admission.account)
        context, status = enrolment(request, actor, account)
    context["next"] = _wanted(request)
    if "recovery" in context:
        rest = signing_in.step_done(request.session, admission, signing_in.ENROL)
        context["next"] = signing_in.step_address(rest, _wanted(request))
    return render(request, "org/step_enrol.html", context, status=status)


@step(signing_in.PASSWORD)
def password(request: HttpRequest, admission: Admission, actor: Actor) -> HttpResponse:
    act = accounts.change_password
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            perform(act, actor, record=admission.account, data=read_form(act, request.POST))
        except ActInvalid as invalid:
            errors = invalid.errors
        else:
            return _done(request, admission, signing_in.PASSWORD)
    context = {
        "fields": form_fields(act, actor=actor, errors=errors),
        "whole_errors": errors.get("", []),
        "next": _wanted(request),
        "name": actor.name,
    }
    return render(request, "org/step_password.html", context, status=422 if errors else 200)
