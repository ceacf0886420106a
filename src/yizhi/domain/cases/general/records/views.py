"""The page of one record: its text, the sheet to print, and the hand that signs it or the note that it did not."""

import json
from base64 import b64encode
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from yizhi.domain.cases.general.acts import records as acts
from yizhi.domain.cases.models.general import WrittenRecord
from yizhi.domain.cases.models.terms import Element
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.errors import ActError, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.documents.store import opened
from yizhi.platform.pages.patterns import Fact
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.refusal import Refusal

_MOST = 250_000


def _record(identity: UUID) -> WrittenRecord:
    rows = WrittenRecord.objects.select_related("case__agency", "first", "second", "party__party", "document")
    found: WrittenRecord | None = rows.filter(pk=identity).first()
    if found is None:
        raise RecordNotFound
    return found


@signed_in
@require_http_methods(["GET", "POST"])
def written_record(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Read, sign, or note why it was not signed; what was typed stays when an act refuses."""
    one, actor = _record(record_id), actor_of(request)
    refusals: list[Refusal] = []
    status = 200
    if request.method == "POST":
        try:
            _close(request, one)
            return redirect(reverse("cases:general_case", args=[one.case_id]))
        except ActError as error:
            refusals, status = _refusals(error), error.status
    context = {
        "record": one,
        "facts": _facts(one),
        "rows": json.loads(str(one.content)),
        "refusals": refusals,
        "may_sign": one.open and offer(acts.sign_record, actor, one.case, clock.now()).allowed,
        "typed": request.POST,
    }
    return render(request, "cases/general/record.html", context, status=status)


def _close(request: HttpRequest, one: WrittenRecord) -> None:
    actor, typed = actor_of(request), request.POST
    if typed.get("refused"):
        said = {name: typed.get(name, "") for name in ("reason", "witness", "recording")}
        perform(acts.note_record_refusal, actor, record=one.case, data={"record": one.pk, **said})
        return
    pages = typed.get("signed_pages", "")
    data = {
        "record": one.pk,
        "signed_pages": int(pages[:9]) if pages.isdecimal() else 0,
        "read": bool(typed.get("read")),
        "signature": _drawn(request),
    }
    perform(acts.sign_record, actor, record=one.case, data=data)


def _drawn(request: HttpRequest) -> str:
    given = request.FILES.get("signature")
    if given is None or not given.size:
        raise ActInvalid({"signature": ["请本人在框内签名；在纸上签名的，在案件页面登记扫描件"]})
    if given.size > _MOST:
        raise ActInvalid({"signature": ["签名图片过大，请重签"]})
    return "data:image/png;base64," + b64encode(given.read()).decode()


def _refusals(error: ActError) -> list[Refusal]:
    if isinstance(error, ActRefused):
        return list(error.refusals)
    return [Refusal("没有登记", str(error), "", "请补正后重新提交")]


def _facts(one: WrittenRecord) -> list[Fact]:
    who = f"{one.person_name}（{one.get_standing_display()}）" if one.person_name else one.get_standing_display()
    state = (one.set_aside_at and f"已作废：{one.set_aside_reason}") or one.get_signing_display() or "待逐页签名"
    officers = zip((one.first, one.second), one.certificates, strict=False)
    return [
        Fact("时间", f"{clock.local(one.began_at):%Y年%-m月%-d日%H:%M}至{clock.local(one.ended_at):%H:%M}"),
        Fact("地点", one.place),
        Fact("被检查人" if one.kind == "ON_SITE" else "被询问人", who),
        Fact("当事人", str(one.party) if one.party else "待查"),
        Fact("执法人员", "、".join(f"{who.name}（{number}）" for who, number in officers), wide=True),
        Fact("证明事项", "、".join(str(Element(code).label) for code in one.proves), wide=True),
        Fact("签名", str(state)),
        Fact("页数、哈希值", f"共{one.pages}页，{one.sha256}", wide=True),
    ]


@signed_in
@require_safe
def text(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """The sheet as it was laid before the person: byte for byte what its hash stands for."""
    one = _record(record_id)
    with opened(one.sha256) as stream:
        content: Any = stream.read()
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{one.title}.pdf") or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
