"""Who may open a view. Every view is decorated with one of these; the leak tests fail for one that is not."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, resolve_url

from yizhi.platform.acts.errors import ActForbidden
from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.statute.refusal import Refusal

View = Callable[..., HttpResponseBase]
_UNKNOWN = {
    "type": "about:blank",
    "status": 401,
    "title": "请先登录",
    "detail": "尚未登录，或登录已失效",
    "next_step": "请登录后重新办理",
}


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the shell put on the request."""
    return request.actor  # type: ignore[attr-defined, no-any-return]


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith("/api/") or "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(_UNKNOWN, status=401, content_type="application/problem+json")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)  # the open page loads itself anew, and so comes to the sign-in
    here = request.get_full_path() if request.method == "GET" else "/"
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here})}")


def signed_in(view: View) -> View:
    """For every person signed in; what they see inside is the database's decision."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if actor_of(request).kind is not ActorKind.PERSON:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.access = "signed_in"  # type: ignore[attr-defined]
    return guarded


def for_roles(*roles: str, title: str) -> Callable[[View], View]:
    """For people who hold one of the roles; `title` names them in the refusal."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not actor_of(request).has(*roles):
                raise ActForbidden(
                    Refusal(
                        what="您不能查看此页",
                        why=f"此页供{title}使用",
                        article="",
                        next_step="如工作需要，请联系本单位管理员",
                    )
                )
            return view(request, *args, **kwargs)

        guarded_in = signed_in(guarded)
        guarded_in.access = "roles"  # type: ignore[attr-defined]
        guarded_in.roles = frozenset(roles)  # type: ignore[attr-defined]
        return guarded_in

    return wrap


def public(view: View) -> View:
    """For everybody, without an account: what it shows is published by law or opened by a code."""
    view.access = "public"  # type: ignore[attr-defined]
    return view
