"""What is done at the scene besides plain acts: photographs, the draft, the second officer's code, the signature."""

import json
from base64 import b64encode
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yizhi.domain.cases.acts import deciding
from yizhi.domain.cases.decision_document import decision_data
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.pages import facts_of
from yizhi.domain.cases.views import case_or_404
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.errors import ActError, ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.documents.issue import preview
from yizhi.platform.files.posted import keep_posted
from yizhi.platform.pages.record import evidence_tiles
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.refusal import Refusal

_MOST = 9


def _back(case: SimpleCase) -> str:
    return reverse("cases:simple_case", args=[case.pk])


def _refusals(error: ActError) -> list[Refusal]:
    if isinstance(error, ActRefused):
        return list(error.refusals)
    return [Refusal("未能办理", str(error), "", "请更正后重新提交")]


@signed_in
@require_http_methods(["GET", "POST"])
def photographs(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Photographs of the scene: the original bytes with hash, time and position as the phone took them."""
    case = case_or_404(case_id)
    refusals: list[Refusal] = []
    if request.method == "POST":
        try:
            _keep_photographs(request, case)
            return redirect(_back(case))
        except ActError as error:
            refusals = _refusals(error)
    context = {"case": case, "refusals": refusals, "evidence": evidence_tiles(case.pk), "back": _back(case)}
    return render(request, "cases/photographs.html", context, status=409 if refusals else 200)


def _keep_photographs(request: HttpRequest, case: SimpleCase) -> None:
    given = request.FILES.getlist("photographs")
    if not given:
        raise ActInvalid({"photographs": ["请至少拍摄一张照片"]})
    if len(given) > _MOST:
        raise ActInvalid({"photographs": [f"一次最多上传{_MOST}张，请分次上传"]})
    taken = _taken(request.POST.get("photographs_taken", ""))
    for number, file in enumerate(given):
        said = taken[number] if number < len(taken) else {}
        about = {
            "origin": "CAMERA",
            "sha256": said.get("sha256") or "",
            "captured_at": said.get("taken_at"),
            "longitude": said.get("longitude"),
            "latitude": said.get("latitude"),
            "record_kind": SimpleCase.record_label(),
            "record_id": str(case.pk),
        }
        key = uuid5(NAMESPACE_URL, f"{case.pk}/{said.get('sha256') or request.POST.get('key', '')}/{number}")
        keep_posted(actor_of(request), file, {k: v for k, v in about.items() if v not in (None, "")}, key)


def _taken(text: str) -> list[dict[str, Any]]:
    """What the phone said of each photograph; nothing when it is not what the page sends."""
    try:
        said = json.loads(text) if text else []
    except ValueError:
        return []
    return [one if isinstance(one, dict) else {} for one in said] if isinstance(said, list) else []


@signed_in
@require_safe
def draft(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The decision as it would be, marked as a draft, for the party to read before signing."""
    case = case_or_404(case_id)
    if case.party_id is None or not case.penalty:
        raise ActRefused(
            Refusal("不能预览", "尚未登记当事人或者尚未拟定处罚", "《行政处罚法》第五十二条", "请先完成前面的步骤")
        )
    now = clock.now()
    content = preview("D40", now.date(), decision_data(case, now))
    return HttpResponse(content, content_type="application/pdf", headers={"Cache-Control": "no-store"})


@signed_in
@require_http_methods(["GET", "POST"])
def confirmation(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The second officer confirms: on their own device, or with their code on the first officer's."""
    case = case_or_404(case_id)
    actor = actor_of(request)
    purpose = org.second_officer_purpose(case.lead_id, case.pk)
    context: dict[str, Any] = {"case": case, "back": _back(case), "refusals": []}
    if request.method == "POST" and "make" in request.POST and actor.person == case.co_id:
        context["code"] = org.make_confirmation_code(actor, purpose)
    elif request.method == "POST":
        co_officer = actor if actor.person == case.co_id else org.actor_for(case.co_id, clock.now())
        code = "" if actor.person == case.co_id else request.POST.get("code", "").strip()
        try:
            if actor.person not in (case.lead_id, case.co_id):
                raise ActForbidden(
                    Refusal(
                        "您不能办理此项", "此项由本案两名执法人员办理", "《行政处罚法》第四十二条", "请联系本案主办人"
                    )
                )
            if actor.person != case.co_id and not code:
                raise ActInvalid({"code": ["请输入协办人手机上显示的六位确认码"]})
            perform(deciding.confirm, co_officer, record=case, data={"code": code})
            return redirect(_back(case))
        except ActError as error:
            context["refusals"] = _refusals(error)
    co_actor = actor if actor.person == case.co_id else org.actor_for(case.co_id, clock.now())
    context["is_co"] = actor.person == case.co_id
    context["facts"] = facts_of(case)
    context["refusals"] = context["refusals"] or offer(deciding.confirm, co_actor, case, clock.now()).refusals
    return render(request, "cases/confirmation.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def signature(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The party reads the draft and signs on the screen; or the refusal is noted with a witness."""
    case = case_or_404(case_id)
    actor = actor_of(request)
    refusals: list[Refusal] = []
    if request.method == "POST":
        try:
            if request.POST.get("refused"):
                data = {"reason": request.POST.get("reason", ""), "witness": request.POST.get("witness", "")}
                perform(deciding.note_refusal, actor, record=case, data=data)
            else:
                perform(deciding.sign, actor, record=case, data={"signature": _drawn(request)})
            return redirect(_back(case))
        except ActError as error:
            refusals = _refusals(error)
    context = {
        "case": case,
        "back": _back(case),
        "refusals": refusals or offer(deciding.sign, actor, case, clock.now()).refusals,
        "reason": request.POST.get("reason", ""),
        "witness": request.POST.get("witness", ""),
    }
    return render(request, "cases/signature.html", context, status=409 if refusals else 200)


def _drawn(request: HttpRequest) -> str:
    given = request.FILES.get("signature")
    if given is None or not given.size:
        raise ActInvalid({"signature": ["请当事人在框内签名"]})
    if given.size > 250_000:
        raise ActInvalid({"signature": ["签名图片过大，请重签"]})
    return "data:image/png;base64," + b64encode(given.read()).decode()
