"""How a page of the party enters an act: once for each form, and with what was typed when it is refused."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yizhi.platform.acts.errors import ActError, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.documents.models import Document
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

_MOST_BYTES = 250_000
UNSIGNED = Refusal("没有提交", "没有收到签名，或者签名图片过大", "", "请在框内签名后提交")


def key_of(request: HttpRequest) -> UUID:
    """The form's own key, so that sending it twice enters once."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return new_id()


def drawn(request: HttpRequest) -> str | None:
    """The signature as a data URL; None when there is none, or one larger than a hand draws."""
    given = request.FILES.get("signature")
    if given is None or not given.size or given.size > _MOST_BYTES:
        return None
    return "data:image/png;base64," + b64encode(given.read()).decode()


def entered(
    request: HttpRequest, document: Document, actor: Actor, act: Any, *, done: str, to: str,
    page: Callable[..., HttpResponse], **data: Any,
) -> HttpResponse:  # fmt: skip
    """Carry out the act and come back to the page `to`; refused, show `page` again with what was typed."""
    try:
        perform(act, actor, data={"document": str(document.pk), **data}, key=key_of(request))
    except ActRefused as error:
        return page(request, document, 409, refusals=list(error.refusals), typed=data.get("content", ""))
    except ActInvalid as error:
        said = [Refusal("没有提交成功", "；".join(words), "", "请改正后再提交") for words in error.errors.values()]
        return page(request, document, 422, refusals=said, typed=data.get("content", ""))
    except ActError as error:
        said = [Refusal("没有提交成功", str(error), "", "请重新打开本页")]
        return page(request, document, 409, refusals=said, typed=data.get("content", ""))
    response = redirect(to)
    response["Location"] += f"?done={done}"
    return response
