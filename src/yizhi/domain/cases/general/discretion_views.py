"""The page on which a fine is weighed: factors, grounds, what the benchmark proposes; lists; old and new norm."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yizhi.domain.cases.general import discretion, lists_of_law, newer_law, queries, reading_ahead
from yizhi.domain.cases.general.acts.weighing import answer_list, weigh
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.weighing_form import Form
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.terms import PenaltyCode
from yizhi.domain.cases.proposed_fine import PROPOSED_FINE, ProposedFine
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.errors import ActError, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.database.composed import foreseen
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Panel
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError


@signed_in
@require_http_methods(["GET", "POST"])
def weighing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """GET computes without writing; POST keeps what was answered, by the acts."""
    case = queries.case(case_id)
    if case is None:
        raise RecordNotFound
    actor, refusals = actor_of(request), []
    if request.method == "POST":
        try:
            _write(actor, case, request.POST)
            return redirect(reverse("cases:weighing", args=[case.pk]) if "entry" in request.POST else _back(case))
        except ActRefused as error:
            refusals = list(error.refusals)
        except ActInvalid as error:
            said = "；".join(text for texts in error.errors.values() for text in texts)
            refusals = [Refusal("没有保存", said, "", "请改正后再保存")]
        except ActError as error:
            refusals = [Refusal("没有保存", str(error), "", "请刷新后重试")]
    given = request.POST if request.method == "POST" else request.GET
    status = 409 if refusals else 200
    with foreseen(*reading_ahead.of_weighing(actor, case, clock.today())):
        return render(request, "cases/general/weighing.html", _context(actor, case, given, refusals), status=status)


def _back(case: GeneralCase) -> str:
    return reverse("cases:general_case", args=[case.pk])


def _write(actor: Actor, case: GeneralCase, given: QueryDict) -> None:
    if "entry" in given:
        answers = [f"{key.removeprefix('q-')}={given[key]}" for key in given if key.startswith("q-") and given[key]]
        perform(answer_list, actor, record=case, data={"entry": given["entry"], "answers": answers})
        return
    perform(weigh, actor, record=case, data=Form.of(Dossier.of(case), given, clock.today()).data)


def _context(actor: Actor, case: GeneralCase, given: QueryDict, refusals: list[Refusal]) -> dict[str, Any]:
    dossier, today = Dossier.of(case), clock.today()
    form = Form.of(dossier, given, today)
    found = None
    if form.complete and not refusals:
        try:
            found = discretion.proposal_for(dossier, form.asked, today)
        except RefusedError as error:
            refusals = [error.refusal]
    known = lists_of_law.facts(dossier)
    entries = [_entry(dossier, one, known, actor) for one in lists_of_law.entries(dossier)]
    return {
        "case": case,
        "form": form,
        "found": found,
        "amount": in_yuan(found.proposal.amount) if found else "",
        "refusals": refusals,
        "entries": entries,
        "advice": _advice(actor, dossier, found),
        "newer": newer_law.newer(dossier, today),
        "weigh_offer": offer(weigh, actor, case, clock.now()),
        "list_offer": offer(answer_list, actor, case, clock.now()),
    }


def _advice(actor: Actor, dossier: Dossier, found: Any) -> list[Panel]:
    """How others were fined: for the amount that is computed now, else for the one that was proposed."""
    case, fined = dossier.case, [one for one in dossier.lines if one.kind == PenaltyCode.FINE]
    weighed = next((one.weighing for one in fined if one.weighing is not None), None)
    tier = found.proposal.tier.name.value if found else weighed.tier if weighed else ""
    amount = found.proposal.amount if found else fined[0].amount_fen if fined else None
    about = ProposedFine(case.item_code, dossier.item.short, case.division, tier, amount)
    return record.panels_about(PROPOSED_FINE, actor, about)


def _entry(dossier: Dossier, entry: Any, known: Any, actor: Actor) -> dict[str, Any]:
    """One entry: what is known, what to answer, and what was found last."""
    kept = dossier.list_findings.get(entry.pk)
    answers = kept.replies if kept else {}
    result = lists_of_law.evaluated(dossier, entry, answers, kept.made_by.name if kept else "")
    questions = [
        {"key": one.key, "text": one.text, "answer": answers.get(one.key, "")}
        for one in lists_of_law.open_questions(entry, known)
    ]
    return {"entry": entry, "questions": questions, "lines": result.explanation, "kept": kept}
