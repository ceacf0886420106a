"""The page of one piece of evidence: what it proves, how it was taken, and its chain of custody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.cases.general.records.rules import needs_signature
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.models.general import Evidence
from yizhi.domain.cases.models.record_terms import Signing
from yizhi.domain.cases.models.terms import Element
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.files.queries import custody
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import (
    Badge,
    Cell,
    Fact,
    Panel,
    PersonTile,
    Record,
    Row,
    TimelineEntry,
)
from yizhi.platform.scope.access import signed_in

_TONES = {"LAWFUL": "ok", "EXCLUDED": "danger", "PENDING": "warn"}


@signed_in
@require_safe
def evidence(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    rows = Evidence.objects.select_related("case__agency", "first", "second", "verified_by", "file", "party__party")
    found = rows.filter(pk=evidence_id).first()
    if found is None:
        raise RecordNotFound
    return render(request, "web/page_record.html", {"page": page(found)})


def page(one: Evidence) -> Record:
    return Record(
        title=one.title,
        kind="证据",
        status=Badge(str(one.get_legality_display()), _TONES[one.legality]),  # type: ignore[arg-type]
        number=one.case.filing_number,
        crumbs=(("案件", reverse("cases:general_case", args=[one.case_id])), (one.title, "")),
        facts=_facts(one),
        panels=[_recordings(one), *_shares(one)],
        timeline=_chain(one),
        evidence=[record.file_tile(one.file)] if one.file else [],
        people=[
            PersonTile(person.name, "取证人", certificate=number)
            for person, number in zip((one.first, one.second), one.certificates, strict=False)
        ],
    )


def _facts(one: Evidence) -> list[Fact]:
    origin = (
        f"{one.origin_agency}（{one.origin_case}第{one.origin_number}号证据）" if one.origin_case else one.origin_agency
    )
    checked = "已与原件核对一致" if one.copy_checked else "尚未与原件核对"
    return [
        Fact("种类", one.get_kind_display()),
        Fact("来源", one.get_source_display()),
        *([Fact("移送机关", origin, wide=True)] if origin else []),
        Fact("取得时间", one.collected_at),
        Fact("取得地点", one.place, wide=True),
        Fact("证明事项", "、".join(str(Element(code).label) for code in one.proves), wide=True),
        Fact("有关当事人", str(one.party) if one.party else "全部当事人"),
        Fact("出示执法证件", "是" if one.identity_shown else "不涉及"),
        *([Fact("笔录签名", _signed(one), wide=True)] if needs_signature(one) else []),
        Fact(
            "原件、复制件",
            f"复制件，原件存放于{one.original_location}，{checked}" if one.is_copy else "原件",
            wide=True,
        ),
        Fact("内容摘要", str(one.content or "无"), wide=True),
        Fact("查证", one.verification or "尚未查证", wide=True),
        Fact("哈希值", one.sha256 or "没有电子文件", wide=True),
    ]


def _signed(one: Evidence) -> str:
    if one.signing != Signing.REFUSED:
        return one.get_signing_display() or "没有登记签名"
    return f"{one.signing_note}；见证人：{one.signing_witness}"


def _recordings(one: Evidence) -> Panel:
    rows = [
        Row((Cell(seg.device, sub=seg.sha256[:16]), clock.local(seg.began_at), clock.local(seg.ended_at)))
        for seg in one.recordings.all()
    ]
    return table("执法记录", "video", ("记录仪", "自", "至"), rows, "没有关联执法记录；现场取证应当全程音像记录")


def _shares(one: Evidence) -> list[Panel]:
    rows = [
        Row((Cell(s.receiver.name, sub=s.purpose), s.sent_at, s.accepted_at or Badge("待接收", "info")))
        for s in one.shares.select_related("receiver")
    ]
    return [table("移送其他机关", "forward", ("接收机关", "移送时间", "接收时间"), rows, "")] if rows else []


def _chain(one: Evidence) -> list[TimelineEntry]:
    """Chain of custody: taken, checked, and whoever received or read the file, newest first."""
    taken = f"由{one.first.name}、{one.second.name}取得，登记为第{one.number}号证据"
    found = [TimelineEntry(clock.local(one.collected_at), one.first.name, taken)]
    if one.verified_at is not None and one.verified_by is not None:
        said = f"查证：{one.get_legality_display()}。{one.verification}"
        found.append(TimelineEntry(clock.local(one.verified_at), one.verified_by.name, said))
    if one.file is not None:
        found += record.happenings(custody(one.file_id))
    return sorted(found, key=lambda entry: entry.at, reverse=True)
