"""The page of one measure, and what a case's page shows of its measures."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from yizhi.domain.cases.general.path import along, next_steps
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.measures import clock_of_measure
from yizhi.domain.cases.models.measure import Disposal, Measure, by_time
from yizhi.domain.cases.procedures.measures import SETTLED
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.documents import queries as documents
from yizhi.platform.ledger import queries as ledger
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import (
    Badge,
    Cell,
    Deadline,
    DocumentTile,
    Fact,
    NextAct,
    Panel,
    PersonTile,
    Record,
    Row,
    Tone,
)
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan

_TONES: dict[str, Tone] = {
    "DRAFT": "neutral", "SUBMITTED": "info", "APPROVED": "info", "URGENT": "danger", "IN_FORCE": "warn",
    "TO_LIFT": "danger", "DECIDED": "info", "ENDED": "ok", "REFUSED": "neutral", "GIVEN_UP": "neutral",
}  # fmt: skip
HEAD, OFFICERS = "行政机关负责人", "主办人、协办人"
ROAD = {
    "add_thing": OFFICERS, "submit": OFFICERS, "approve": HEAD, "disapprove": HEAD, "carry_out": OFFICERS,
    "store": OFFICERS, "extend": HEAD, "begin_appraisal": OFFICERS, "end_appraisal": OFFICERS, "sell_early": HEAD,
    "propose_disposal": OFFICERS, "endorse_disposal": "办案机构负责人", "review_disposal": "法制审核人员",
    "decide": HEAD, "hand_over": OFFICERS,
}  # fmt: skip


def url_of(measure: Measure) -> str:
    return reverse("cases:measure", args=[measure.pk])


def badge(measure: Measure) -> Badge:
    return Badge(measure.present_state.title, _TONES.get(measure.state, "info"))


def urgency(measure: Measure, today: date) -> Badge | None:
    """How long it may still last; None where nothing binds anybody."""
    if measure.state not in ("URGENT", "IN_FORCE", "TO_LIFT") or measure.due_on is None:
        return None
    left = (measure.due_on - today).days
    if left < 0:
        return Badge(f"已超期{-left}日，应当解除", "danger")
    words = f"期限还有{left}日" if left else "期限今天届满"
    return Badge(words, "danger" if left <= clock_of_measure.ALARM_DAYS else "neutral")


def page(actor: Actor, measure: Measure) -> Record:
    today = clock.today()
    late = urgency(measure, today)
    happened = ledger.timeline(measure.pk)
    return Record(
        title=f"{measure.title}：{measure.case.item_name}",
        kind="证据保全和强制措施",
        status=badge(measure),
        number=measure.document.number if measure.document else "",
        crumbs=(("保全和强制措施", reverse("cases:measures")),),
        marks=[late] if late else [],
        facts=_facts(measure),
        acts=_acts(actor, measure),
        deadlines=deadlines(measure, today),
        panels=[_things(measure), *_proposals(measure), *_appraisals(measure), *record.module_panels(actor, measure)],
        timeline=record.happenings(happened),
        documents=documents_in(measure.case_id, {one["file"] for h in happened for one in h.documents}),
        evidence=[],
        people=_people(measure),
        live_url=f"/live/?record={measure.pk}",
    )


def path(actor: Actor, measure: Measure) -> dict[str, Any]:
    """The stages of this kind of measure, and the steps open or shut now."""
    states = [s for s in measure.definition.states if s.code not in ("REFUSED", "GIVEN_UP", "TO_LIFT", "URGENT")]
    if measure.state in ("URGENT", "TO_LIFT"):
        states.insert(3, measure.present_state)
    return {
        "stages": along(measure, [one.code for one in states]),
        "steps": next_steps(actor, measure, clock.now(), ROAD, "measure"),
    }


def _acts(actor: Actor, measure: Measure) -> list[NextAct]:
    """What this person may do now; the drafted lift goes ahead of everything once the end is near."""
    found = [one for one in record.buttons(actor, measure, clock.now()) if not one.refusals]
    if measure.lift_drafted_at is None or not any(one.verb == "measure.propose_disposal" for one in found):
        return found
    over = clock_of_measure.is_over(measure, clock.today())
    drafted = {"outcome": "RETURN", "reason": "期限届满，依法解除。", **({"ground": "EXPIRED"} if over else {})}
    address = f"{reverse('web:act_on', args=['measure.propose_disposal', measure.pk])}?{urlencode(drafted)}"
    return [NextAct("measure.propose_disposal", "按拟制的解除意见提出", address, tone="primary"), *found]


def _facts(measure: Measure) -> list[Fact]:
    second = f"、{measure.second.name}" if measure.second else ""
    done = f"{measure.first.name}{second}" if measure.first else "尚未实施"
    return [
        Fact("措施", measure.title),
        Fact("当事人", str(measure.party)),
        Fact("案件", f"{measure.case.filing_number or '未立案'} {measure.case.item_name}", wide=True),
        Fact("理由", measure.reason, wide=True),
        Fact("依据", measure.basis, wide=True),
        Fact("地点", measure.place, wide=True),
        *([Fact("紧急情况", measure.urgency, wide=True)] if measure.urgent else []),
        Fact("批准时间", measure.approved_at or ("待补办批准" if measure.state == "URGENT" else "待批准")),
        Fact("实施时间", measure.carried_out_at or "尚未实施"),
        Fact("实施人员", done),
        Fact("见证人", str(measure.witness or "无")),
        Fact("音像记录", measure.recording or "没有登记"),
        *([Fact("延长", f"{measure.extension_days}日：{measure.extension_reason}")] if measure.extension_days else []),
    ]


def _things(measure: Measure) -> Panel:
    rows = []
    for one in measure.things.all():
        if one.struck_at is not None:
            continue
        kept = by_time(list(one.custody.all()))
        where = Cell(kept.place, sub=f"{kept.keeper}，{kept.get_condition_display()}") if kept else "尚未登记保管"
        rows.append(Row((Cell(str(one), sub=one.condition), one.spec or one.serial, where, _mark(one))))
    heads = ("名称和数量", "规格、编号", "保管", "处理")
    return table("清单", "list-checks", heads, rows, "清单还是空的，请先逐项列入", "things")


def _mark(one: Any) -> Badge:
    sold = f"（已变卖，所得{in_yuan(one.proceeds_fen)}）" if one.sold_at and one.proceeds_fen else ""
    if one.disposal is None:
        return Badge(f"{'处理意见待决定' if one.proposed else '待处理'}{sold}", "warn")
    words = str(one.disposal.get_outcome_display())
    return Badge(f"{words}，已交接", "ok") if one.handed_at else Badge(f"{words}，待交接{sold}", "info")


def _proposals(measure: Measure) -> list[Panel]:
    """What was proposed, and who has spoken to it so far."""
    rows = []
    for one in measure.disposals.all():
        if one.proposed_at is None:
            continue
        unit = one.unit_opinion if one.unit_at else "待提出"
        review = one.review_opinion if one.reviewed_at else "待提出"
        rows.append(Row((Cell(str(one), sub=one.reason), unit, review, _answer(one))))
    if not rows:
        return []
    heads = ("财物和处理", "办案机构意见", "法制审核意见", "决定")
    return [table("处理意见", "message-square", heads, rows, key="disposals")]


def _answer(one: Disposal) -> Badge:
    if one.returned_at is not None:
        return Badge(f"已退回：{one.return_reason}", "danger")
    return Badge("已决定", "ok") if one.decided_at else Badge("待决定", "warn")


def _appraisals(measure: Measure) -> list[Panel]:
    rows = [
        Row((Cell(one.institution, sub=one.question), f"{one.start}至{one.stated_until}", one.result or "尚未结束"))
        for one in measure.appraisals.all()
    ]
    if not rows:
        return []
    return [table("检验、检测、鉴定", "scale", ("机构", "不计入期限的期间", "结论"), rows, key="appraisals")]


def documents_in(case: UUID, wanted: set[str]) -> list[DocumentTile]:
    """Of the case's documents the wanted ones: those that the acts on one of its records issued."""
    found = [d for d in documents.of_record(case) if str(d.pk) in wanted]
    return [record.document_tile(d) for d in found]


def _people(measure: Measure) -> list[PersonTile]:
    case = measure.case
    agency = case.agency.name
    found = [PersonTile(case.lead.name, "主办人", agency), PersonTile(case.co.name, "协办人", agency)]
    if measure.approved_by is not None:
        found.append(PersonTile(measure.approved_by.name, "批准人", agency))
    return found


def deadlines(measure: Measure, today: date) -> list[Deadline]:
    """The 24 hours of an urgent measure, and the end of the measure, each explained."""
    found = []
    wanted = clock_of_measure.approval_limit(measure)
    if wanted is not None:
        met = measure.approved_at is not None
        over = wanted.is_over(clock.now())
        words = "已补办" if met else "已超过，应当立即解除" if over else f"至{clock.local(wanted.due):%-m月%-d日%H:%M}"  # type: ignore[arg-type]
        tone: Tone = "ok" if met else "danger"
        title = f"补办{measure.title}批准"
        found.append(Deadline(title, wanted.due_on, words, tone, wanted.explanation, wanted.rule.citation))
    limit = clock_of_measure.limit(measure)
    if limit is not None:
        met = measure.state in ("DECIDED", *SETTLED)
        left = limit.days_left(today)
        words = "已处理" if met else f"已超期{-left}日" if left < 0 else f"还有{left}日"
        tone = "ok" if met else "danger" if left <= clock_of_measure.ALARM_DAYS else "info"
        title = f"{measure.title}作出处理"
        found.append(Deadline(title, limit.due_on, words, tone, limit.explanation, limit.rule.citation))
    return found


def panel_of_case(measures: list[Measure], today: date) -> Panel | None:
    rows = []
    for one in measures:
        things = [thing for thing in one.things.all() if thing.struck_at is None]
        names = "、".join(thing.name for thing in things[:3]) + ("等" if len(things) > 3 else "")
        due: Any = urgency(one, today) or one.due_on or ""
        rows.append(Row((Cell(one.title, url_of(one), sub=names), str(one.party), due, badge(one)), url=url_of(one)))
    if not rows:
        return None
    return table("保全和强制措施", "lock", ("措施", "当事人", "期限", "状态"), rows, key="measures")
