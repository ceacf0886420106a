"""The JSON API: one endpoint an act, made from its declaration."""

from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import APIKeyCookie
from pydantic import BaseModel, Field, create_model

from yizhi.platform.acts.declaration import Declaration, declarations, declared
from yizhi.platform.acts.errors import ActError, ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.validation import validated
from yizhi.platform.scope.access import actor_of
from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.web.api_problems import DescribedAPI
from yizhi.web.errors import error_page, problem


class Done(Schema):
    """What an act led to."""

    entry: UUID = Field(description="台账编号")
    record: UUID | None = Field(description="记录编号")
    version: int | None = Field(description="记录的新版本")
    says: str = Field(description="留痕语句")
    result: dict[str, Any]
    replayed: bool = Field(description="同一请求编号此前已办理，未重复办理")


class SignedIn(APIKeyCookie):
    """The session's person. Unsafe methods also need the CSRF token, as forms do."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        actor = actor_of(request)
        return actor if actor.kind is ActorKind.PERSON else None


def _payload(act: Declaration) -> type[BaseModel]:
    fields: dict[str, Any] = {
        "key": (UUID, Field(description="请求编号，由客户端生成；重发同一编号不会重复办理")),
        "input": (act.input_model, ...),
    }
    if act.on is not None:
        fields["record"] = (UUID, Field(description="记录编号"))
        fields["seen"] = (int | None, Field(default=None, description="办理前看到的版本"))
    return create_model(f"{act.input_model.__name__}Request", **fields)


def _endpoint(act: Declaration) -> Any:
    payload_type = _payload(act)

    def endpoint(request: HttpRequest, payload: Any) -> Done:
        outcome = perform(
            act,
            actor_of(request),
            record=getattr(payload, "record", None),
            data=payload.input.model_dump(),
            key=payload.key,
            seen=getattr(payload, "seen", None),
        )
        return Done(
            entry=outcome.entry.pk,
            record=getattr(outcome.record, "pk", None),
            version=getattr(outcome.record, "version", None),
            says=orjson.loads(outcome.entry.body)["says"],
            result=dict(outcome.result),
            replayed=outcome.replayed,
        )

    endpoint.__annotations__["payload"] = payload_type
    endpoint.__name__ = act.verb.replace(".", "_")
    return endpoint


def _explained(request: HttpRequest) -> ActInvalid:
    """What is wrong with a malformed request, in the words of the act's form."""
    act = declared(request.path_info.rstrip("/").rpartition("/")[2])
    try:
        content = orjson.loads(request.body)
    except orjson.JSONDecodeError:
        content = None
    given = content.get("input") if isinstance(content, dict) else None
    if isinstance(given, dict):
        try:
            validated(act, given)
        except ActInvalid as invalid:
            return invalid
    return ActInvalid({"": ["请求格式不正确：请按接口说明提供 key、input，以及所办记录的 record"]})


def build() -> NinjaAPI:
    """The API with every declared act. Called once, after all modules have declared theirs."""
    api = DescribedAPI(title="一支执法监管 API", version="1", urls_namespace="api", docs_url=None, auth=SignedIn())

    @api.exception_handler(ActError)
    def refused(request: HttpRequest, error: ActError) -> JsonResponse:
        return JsonResponse(problem(error), status=error.status, content_type="application/problem+json")

    @api.exception_handler(ValidationError)
    def malformed(request: HttpRequest, error: ValidationError) -> JsonResponse:
        return refused(request, _explained(request))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return error_page(request, 401)

    @api.exception_handler(HttpError)
    def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
        return error_page(request, error.status_code)

    for act in declarations():
        if act.offered:
            api.post(f"/acts/{act.verb}", response=Done, summary=act.title, tags=[act.verb.split(".")[0]])(
                _endpoint(act)
            )
    return api
