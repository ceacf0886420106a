"""The address that tells a document editor what is wrong with its citations."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from yizhi.domain.norms.linting import Linter, Remark
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.access import signed_in


@signed_in
@require_POST
def check_citations(request: HttpRequest) -> JsonResponse:
    """`{"text": …, "on": "2026-08-15"}` → `{"on": …, "citations": […]}`; without `on` as of today."""
    try:
        given = json.loads(request.body)
        text, on = given["text"], given.get("on")
        day = date.fromisoformat(on) if on else clock.today()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return JsonResponse({"status": 422, "title": "请求应含 text（文字）和可选的 on（日期）"}, status=422)
    if not isinstance(text, str):
        return JsonResponse({"status": 422, "title": "text 应为文字"}, status=422)
    remarks = Linter(day).remarks(text.replace("\x00", " "))
    return JsonResponse({"on": day.isoformat(), "citations": [_row(one, day) for one in remarks]})


def _row(one: Remark, day: date) -> dict[str, Any]:
    url = f"{reverse('norms:law', args=[one.law.pk])}?on={day}#{one.anchor}" if one.law else ""
    return {
        "start": one.start,
        "end": one.end,
        "cited": one.cited,
        "state": one.state,
        "why": one.why,
        "instead": one.instead,
        "url": url,
    }
