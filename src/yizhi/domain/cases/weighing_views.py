"""The page on which a fine on the spot is weighed: the benchmark's factors, what it proposes, how others were fined."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from yizhi.domain.cases import weighing
from yizhi.domain.cases.acts.weighing import weigh
from yizhi.domain.cases.models import SimpleCase, SimpleWeighing
from yizhi.domain.cases.proposed_fine import PROPOSED_FINE, ProposedFine
from yizhi.domain.cases.views import case_or_404
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.errors import ActError, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Choice
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError


@signed_in
@require_http_methods(["GET", "POST"])
def simple_weighing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """GET computes without writing; POST keeps what was answered and leads on to the proposal."""
    case, actor = case_or_404(case_id), actor_of(request)
    given = request.POST if request.method == "POST" else request.GET
    refusals: list[Refusal] = []
    if request.method == "POST":
        data = {"answers": _answers(given), "fine_case": given.get("fine_case") or "BASE"}
        try:
            perform(weigh, actor, record=case, data=data)
            return redirect(_proposal_url(case))
        except ActRefused as error:
            refusals = list(error.refusals)
        except ActInvalid as error:
            said = "；".join(text for texts in error.errors.values() for text in texts)
            refusals = [Refusal("没有保存", said, "", "请改正后再保存")]
        except ActError as error:
            refusals = [Refusal("没有保存", str(error), "", "请刷新后重试")]
    context = _context(actor, case, given, refusals)
    return render(request, "cases/simple_weighing.html", context, status=409 if request.method == "POST" else 200)


def _answers(given: QueryDict) -> list[str]:
    return [f"{name.removeprefix('f-')}={given[name]}" for name in given if name.startswith("f-") and given[name]]


def _proposal_url(case: SimpleCase) -> str:
    """The form of the proposal, begun with the amount."""
    kept = SimpleWeighing.of(case)
    begun = {"penalty": "FINE", "fine_fen": in_yuan(kept.proposed_fen).removesuffix("元").replace(",", "")}
    return f"{reverse('web:act_on', args=['simple_case.propose', case.pk])}?{urlencode(begun)}"


def _context(actor: Any, case: SimpleCase, given: QueryDict, refusals: list[Refusal]) -> dict[str, Any]:
    today, version = clock.today(), norms.item_version(case.item_version)
    table = weighing.table_of(case, today)
    kept = SimpleWeighing.of(case)
    answers = dict(one.split("=", 1) for one in _answers(given)) or dict(kept.answers if kept else {})
    cases = norms.fine_cases(version) if version else []
    factors = table.standard.factors if table is not None and cases else ()
    found = None
    if factors and all(answers.get(one.key) for one in factors) and not refusals:
        try:
            found = weighing.proposal_for(case, answers, given.get("fine_case") or "BASE", today)
        except RefusedError as error:
            refusals = [error.refusal]
    tier, amount = (found.proposal.tier.name.value, found.proposal.amount) if found else ("", case.fine_fen or None)
    about = ProposedFine(case.item_code, case.item_name, case.division, tier, amount)
    return {
        "case": case,
        "table": table,
        "factors": [(f.title, f"f-{f.key}", _choices(f.options, answers.get(f.key, ""))) for f in factors],
        "cases": [Choice(c.key, f"{c.title}{c.condition}", c.key == given.get("fine_case")) for c in cases],
        "found": found,
        "amount": in_yuan(found.proposal.amount) if found else "",
        "refusals": refusals,
        "typed": [(f"f-{key}", value) for key, value in answers.items()],
        "fine_case": given.get("fine_case") or "BASE",
        "offer": offer(weigh, actor, case, clock.now()),
        "advice": record.panels_about(PROPOSED_FINE, actor, about),
    }


def _choices(options: Any, chosen: str) -> list[Choice]:
    return [Choice(one.key, one.title, one.key == chosen) for one in options]
