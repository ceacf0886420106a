"""The pages of simple cases, put together from the record and the platform."""

from dataclasses import replace
from datetime import date
from typing import Any

from yizhi.domain.cases.amounts import surcharge_of, words
from yizhi.domain.cases.models import Payment, SimpleCase
from yizhi.domain.cases.progress import steps
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Deadline, Fact, NextAct, PersonTile, Record, Tone
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan

_TONES: dict[str, Tone] = {
    "ON_SITE_DRAFT": "info",
    "ISSUED": "warn",
    "FILED_WITH_AGENCY": "info",
    "OVERDUE": "danger",
    "PAID": "ok",
    "CLOSED": "ok",
}


def badge(case: SimpleCase) -> Badge:
    return Badge(case.present_state.title, _TONES.get(case.state, "neutral"))


def party_name(case: SimpleCase) -> str:
    return str(case.party) if case.party_id else "当事人待登记"


def simple_case(actor: Actor, case: SimpleCase) -> Record:
    now = clock.now()
    return Record(
        title=case.item_name,
        kind="当场处罚",
        status=badge(case),
        number=case.decision.number if case.decision else "",
        crumbs=(("当场处罚", reverse("cases:simple_list")),),
        facts=facts_of(case),
        acts=_buttons(actor, case),
        deadlines=_deadlines(case, now.date()),
        panels=record.module_panels(actor, case),
        timeline=record.timeline(case.pk),
        documents=record.document_tiles(case.pk),
        evidence=record.evidence_tiles(case.pk),
        people=_people(case),
        live_url=f"/live/?record={case.pk}",
    )


def _buttons(actor: Actor, case: SimpleCase) -> list[NextAct]:
    """At the scene the steps lead on; beside them stands only the way out."""
    buttons = record.buttons(actor, case, clock.now())
    if case.state != "ON_SITE_DRAFT":
        return buttons
    return [replace(b, tone="plain") for b in buttons if b.verb == "simple_case.abandon"]


def facts_of(case: SimpleCase) -> list[Fact]:
    """What the case says now, as its page and the second officer's confirmation show it."""
    view = subjects.view_of(case.party) if case.party else None
    facts = [
        Fact("执法事项", f"{case.item_code} {case.item_name}", wide=True),
        Fact(
            "当事人",
            f"{view.name}（{view.kind_title}，{view.identity_number or '未能提供证件'}）" if view else "待登记",
        ),
        Fact("违法时间", case.occurred_at),
        Fact("地点", case.place, wide=True),
        Fact("违法事实", str(case.facts) if case.facts else "待录入", wide=True),
        Fact("陈述申辩", case.get_statement_kind_display() if case.statement_kind else "待听取"),
        Fact("处罚", words(case.penalty, case.fine_fen) if case.penalty else "待拟定"),
        Fact("责令改正", case.correction),
    ]
    if case.fine_fen:
        facts.append(Fact("缴纳方式", str(Payment(case.payment).label)))
        facts.append(Fact("已缴金额", in_yuan(case.paid_fen) if case.paid_fen else "未缴"))
    if publicity := _publicity(case):
        facts.append(Fact("公示", publicity))
    if case.state == "OVERDUE":
        facts.append(Fact("截至今日加处罚款", in_yuan(surcharge_of(case, clock.today()))))
    return facts


def _publicity(case: SimpleCase) -> str:
    found = getattr(case, "publication", None) if case.decision_id else None
    if found is None:
        return ""
    if found.withdrawn_at is not None:
        return f"已撤回（{found.withdrawal_reason}）"
    if found.checked_at is None:
        return f"建议{'公示' if found.publish else '不公示'}，待复核"
    return f"{clock.local(found.published_at):%Y-%m-%d}公示" if found.published_at else f"不公示（{found.reason}）"


def _people(case: SimpleCase) -> list[PersonTile]:
    return [
        PersonTile(case.lead.name, "主办人", case.agency.name, url=reverse("org:person", args=[case.lead_id])),
        PersonTile(case.co.name, "协办人", case.agency.name, url=reverse("org:person", args=[case.co_id])),
    ]


def _deadlines(case: SimpleCase, today: date) -> list[Deadline]:
    found: list[Deadline | None] = []
    if case.issued_at and case.fine_fen and case.payment == Payment.BANK:
        paid = case.state in ("PAID", "CLOSED")
        found.append(record.deadline("当事人缴纳罚款", "T-PAY", clock.day(case.issued_at), today, met=paid))
    if case.collected_at:
        start = case.landed_on or clock.day(case.collected_at)
        found.append(record.deadline("罚款交至机关", "T-CASH-1", start, today, met=case.handed_in_at is not None))
    if case.handed_in_at:
        start = clock.day(case.handed_in_at)
        found.append(record.deadline("罚款缴付银行", "T-CASH-2", start, today, met=case.remitted_at is not None))
    return [one for one in found if one is not None]


def progress(actor: Actor, case: SimpleCase) -> dict[str, Any] | None:
    """The steps at the scene with what is done and what comes next; None once the decision is made."""
    return {"steps": steps(actor, case, clock.now())} if case.state == "ON_SITE_DRAFT" else None
