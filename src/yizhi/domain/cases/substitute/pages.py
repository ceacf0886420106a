"""The page of one substitute performance, and what a case's page shows of them."""

from typing import Any

from yizhi.domain.cases.general.path import next_steps, stages_of
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.measures.pages import documents_in
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.domain.cases.substitute.conditions import remind_by
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.ledger import queries as ledger
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import (
    Badge,
    Cell,
    Deadline,
    Fact,
    Panel,
    PersonTile,
    Record,
    Row,
    Tone,
)
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan

LEAD, OFFICERS, HEAD = "主办人", "主办人、协办人", "行政机关负责人"
ROAD = {
    "demand": LEAD, "decide": HEAD, "remind": LEAD, "perform": OFFICERS, "confirm": HEAD, "charge": HEAD,
    "stop": "主办人、协办人或者负责人",
}  # fmt: skip
_TONES: dict[str, Tone] = {"ENDED": "ok", "STOPPED": "neutral", "CLEARED": "warn", "PERFORMED": "warn"}


def url_of(one: Substitute) -> str:
    return reverse("cases:substitute", args=[one.pk])


def badge(one: Substitute) -> Badge:
    return Badge(one.present_state.title, _TONES.get(one.state, "info"))


def page(actor: Actor, one: Substitute) -> Record:
    case, happened = one.case, ledger.timeline(one.pk)
    return Record(
        title=f"{one.title}：{one.subject}",
        kind=one.title,
        status=badge(one),
        number=one.decision.number if one.decision else "",
        crumbs=((case.item_name, reverse("cases:general_case", args=[case.pk])),),
        facts=_facts(one),
        acts=[each for each in record.buttons(actor, one, clock.now()) if not each.refusals],
        deadlines=_deadlines(one),
        panels=record.module_panels(actor, one),
        timeline=record.happenings(happened),
        documents=documents_in(case.pk, {document["file"] for each in happened for document in each.documents}),
        people=[PersonTile(case.lead.name, "主办人", case.agency.name), PersonTile(case.co.name, "协办人")],
        live_url=f"/live/?record={one.pk}",
    )


def path(actor: Actor, one: Substitute) -> dict[str, Any]:
    return {"stages": stages_of(one, "STOPPED"), "steps": next_steps(actor, one, clock.now(), ROAD, "substitute")}


def _facts(one: Substitute) -> list[Fact]:
    order = one.order
    found = [
        Fact("当事人", str(one.party)),
        Fact("案件", f"{one.case.filing_number or '未立案'} {one.case.item_name}", wide=True),
        *([Fact("未履行的责令改正", order.demand, wide=True)] if order is not None else []),
        Fact("后果或者场所", one.get_harm_display() or one.get_public_place_display()),
        Fact("标的", one.subject, wide=True),
        Fact("理由", one.reason, wide=True),
        Fact("方式", one.manner, wide=True),
        Fact("代履行人", f"{one.performer_name}（{one.get_performer_display()}）"),
        Fact("费用预算", f"{in_yuan(one.budget_fen)}（{one.budget_basis}）" if one.budget_fen else "没有预算"),
        Fact("代履行时间", one.performed_at or one.planned_at or "待定"),
    ]
    if one.cost_fen is not None:
        found.append(Fact("实际费用", f"{in_yuan(one.cost_fen)}（{one.cost_basis}）" if one.cost_fen else "没有费用"))
    if one.end_reason:
        found.append(Fact("办结情况", one.end_reason, wide=True))
    return found


def _deadlines(one: Substitute) -> list[Deadline]:
    """Until when the party may still perform, and until when it must be asked once more."""
    found, today = [], clock.today()
    if one.due_on is not None:
        left = (one.due_on - today).days
        words = f"还有{left}日" if left >= 0 else f"已届满{-left}日"
        found.append(Deadline("当事人履行", one.due_on, words, "info", (), "《行政强制法》第三十五条"))
    if one.state in ("DECIDED", "REMINDED") and one.planned_at is not None:
        last = remind_by(clock.day(one.planned_at))
        if last is not None:
            met = one.reminded_on is not None
            tone: Tone = "ok" if met else "danger" if last < today else "warn"
            words = "已送达" if met else f"还有{(last - today).days}日" if last >= today else "已过，须另定时间"
            article = "《行政强制法》第五十一条第一款第二项"
            found.append(Deadline("代履行前催告送达", last, words, tone, ("代履行三个工作日前。",), article))
    return found


def panel_of_case(substitutes: list[Substitute]) -> Panel | None:
    if not substitutes:
        return None
    rows = [
        Row((Cell(one.title, url_of(one), sub=one.subject), str(one.party), badge(one)), url=url_of(one))
        for one in substitutes
    ]
    return table("代履行", "gavel", ("代履行", "当事人", "状态"), rows, key="substitutes")
