"""期限计算器: a question in the address, an answer that explains itself. Reads no record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform import clock
from yizhi.platform.scope.access import public
from yizhi.statute.deadlines import VERSIONS, Bound, DeadlineRule, compute
from yizhi.statute.deadlines.deadline import moment_text
from yizhi.statute.refusal import Refusal, RefusedError
from yizhi.web.deadlines.asking import Asked, asked
from yizhi.web.deadlines.month_strip import strip
from yizhi.web.deadlines.reliability import trust

# Who reads this page most comes first.
_ORDER = (Bound.PARTY, Bound.AGENCY, Bound.OFFICER, Bound.HEAD, Bound.AGENCIES, Bound.POLICE, Bound.SQUAD, Bound.NOBODY)


@public
@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """`?rule=T-PAY&start=2026-03-05`, and optionally `time`, `pause_from`…, `extension`…: see `asking`."""
    question = asked(request.GET)
    context = {"asked": question, "rule": question.chosen, "groups": _groups(), "weekdays": "一二三四五六日"}
    if question.complete:
        context |= _answer(question)
    address = f"{request.path}?{question.query()}"
    context["share"] = request.build_absolute_uri(address)
    response = render(request, "deadlines/calculator.html", context)
    response["HX-Push-Url"] = address
    return response


def _groups() -> list[tuple[str, list[DeadlineRule]]]:
    """The newest version of every rule, by who is bound."""
    newest = [versions[-1] for versions in VERSIONS.values()]
    return [(bound.value, rules) for bound in _ORDER if (rules := [rule for rule in newest if rule.bound is bound])]


def _answer(question: Asked) -> dict[str, Any]:
    try:
        start, pauses = question.moment(), question.paused()
        found = compute(question.rule, start, pauses=pauses, extensions=question.extended())
        months = strip(found, pauses)
    except RefusedError as error:
        return {"refusal": error.refusal}
    except OverflowError:
        return {
            "refusal": Refusal("无法计算期限", "日期超出公历可表示的范围", next_step="请核对起算日期的年份后重新计算")
        }
    left = found.days_left(clock.today())
    return {
        "found": found,
        "due": moment_text(found.due),
        "left": "今天届满" if left == 0 else f"还有{left}天" if left > 0 else f"已过{-left}天",
        "tone": "info" if left >= 0 else "neutral",
        "strip": months,
        "trust": trust(found.rule),
    }
