"""The administrator gives a person a new one-time password, shown once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yizhi.domain.org.acts import accounts
from yizhi.domain.org.models import Account
from yizhi.domain.org.passwords import one_time_password
from yizhi.domain.org.queries import setting
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.errors import ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.access import actor_of, for_roles


@for_roles("ADMINISTRATOR", title="系统管理员")
@never_cache
@require_http_methods(["GET", "POST"])
def reset_password(request: HttpRequest, account_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    account = Account.objects.select_related("person").filter(pk=account_id).first()
    if account is None:
        raise RecordNotFound
    context = {
        "account": account,
        "hours": setting("one_time_password_hours", clock.today()),
        "back": reverse("org:person", args=[account.person_id]),
        "refusals": offer(accounts.reset_password, actor, account, clock.now()).refusals,
        "reason": request.POST.get("reason", ""),
    }
    status = 200
    if request.method == "POST":
        password = one_time_password()
        data = {"reason": context["reason"], "password": password}
        try:
            perform(accounts.reset_password, actor, record=account.pk, data=data)
            context["password"] = password
        except ActInvalid as invalid:
            context["errors"], status = invalid.errors.get("reason", ["请填写事由"]), invalid.status
        except ActRefused as refused:
            context["refusals"], status = refused.refusals, refused.status
    return render(request, "org/reset_password.html", context, status=status)
