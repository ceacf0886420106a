"""The page of one general case, put together from its dossier and the platform."""

from datetime import date
from typing import Any

from yizhi.domain.cases.general import clock_of_case, crime_pages, limitation_of_case, panels, party_heard, remedies
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import panel as fast_track
from yizhi.domain.cases.measures import pages as measure_pages
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.terms import MajorGround
from yizhi.domain.cases.procedures.general_penalty import SIDE_ENDS
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Deadline, Fact, NextAct, PersonTile, Record, Tone
from yizhi.platform.scope.actor import Actor
from yizhi.statute import deadlines
from yizhi.statute.refusal import RefusedError

_TONES: dict[str, Tone] = {
    "DRAFT_FILING": "neutral",
    "SUSPENDED": "warn",
    "COURT_ENFORCEMENT": "warn",
    "CLOSED": "ok",
    "ARCHIVED": "ok",
    "WITHDRAWN": "neutral",
    "NOT_FILED": "neutral",
}
# 60 blue, 75 yellow, 83 red, 90 black: days of the 90 that are gone, as days that are left.
_ALERTS: tuple[tuple[int, Tone], ...] = ((7, "danger"), (15, "warn"), (30, "info"))


def badge(case: GeneralCase) -> Badge:
    return Badge(case.present_state.title, _TONES.get(case.state, "info"))


def party_names(case: GeneralCase) -> str:
    names = [str(one) for one in case.parties.all() if one.excluded_at is None]
    if not names:
        return "当事人待查" if case.unknown_party else "当事人待登记"
    return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}名"


def urgency(case: GeneralCase, today: date) -> Badge | None:
    """How much of the 90 days is left, as a badge; None before the filing, and where nothing is to be decided."""
    if case.decide_by is None or case.decided_at or case.closed_at or case.state in SIDE_ENDS:
        return None
    left = (case.decide_by - today).days
    if left < 0:
        return Badge(f"办案期限已超{-left}日", "danger")
    tone: Tone = next((tone for most, tone in _ALERTS if left <= most), "neutral")
    return Badge(f"办案期限还有{left}日", tone)


def general_case(actor: Actor, case: GeneralCase) -> Record:
    dossier, today = Dossier.of(case), clock.today()
    late = urgency(case, today)
    return Record(
        title=f"{case.item_name}",
        kind="普通程序案件",
        status=badge(case),
        number=case.filing_number,
        crumbs=(("普通程序案件", reverse("cases:general_list")),),
        marks=[one for one in (late, fast_track.mark(dossier)) if one],
        facts=_facts(dossier),
        acts=_buttons(actor, case),
        deadlines=_deadlines(dossier, today),
        panels=[*panels.all_of(dossier), *record.module_panels(actor, case)],
        timeline=record.timeline(case.pk, *(one.pk for one in (*dossier.measures, *dossier.substitutes))),
        documents=record.document_tiles(case.pk),
        evidence=record.evidence_tiles(case.pk),
        people=_people(dossier),
        live_url=f"/live/?record={case.pk}",
    )


def _buttons(actor: Actor, case: GeneralCase) -> list[NextAct]:
    """What this person may do now. What is missing for the rest is told by the path below, once."""
    return [one for one in record.buttons(actor, case, clock.now()) if not one.refusals]


def _facts(dossier: Dossier) -> list[Fact]:
    case = dossier.case
    limits = limitation_of_case.of_case(case)
    return [
        Fact("案由", f"{case.item_code} {case.item_name}", wide=True),
        Fact("案件来源", case.get_source_display()),
        Fact("发现日期", case.discovered_on),
        Fact("违法时间", case.occurred_at),
        Fact("违法地点", case.place, wide=True),
        Fact("案情", str(case.facts or "待录入"), wide=True),
        Fact("追责期限", "".join(limits.explanation), wide=True),
        Fact("重大、复杂情形", "、".join(str(MajorGround(one).label) for one in case.major_grounds) or "无"),
        Fact("立案时间", case.filed_at or "待批准"),
    ]


def _people(dossier: Dossier) -> list[PersonTile]:
    case = dossier.case
    found = [
        PersonTile(case.lead.name, "主办人", case.agency.name, url=reverse("org:person", args=[case.lead_id])),
        PersonTile(case.co.name, "协办人", case.agency.name, url=reverse("org:person", args=[case.co_id])),
    ]
    found += [PersonTile(r.reviewer.name, r.get_kind_display()) for r in dossier.reviews if r.reviewer]
    if dossier.decision is not None:
        found.append(PersonTile(dossier.decision.decided_by.name, "决定人", case.agency.name))
    return found


def _deadlines(dossier: Dossier, today: date) -> list[Deadline]:
    case = dossier.case
    found: list[Deadline | None] = _clocks(dossier, today)
    found.extend(crime_pages.deadlines(dossier, today))
    for measure in dossier.measures:
        found.extend(measure_pages.deadlines(measure, today))
    for notice in dossier.notices:
        for title, one in (
            ("当事人陈述、申辩", party_heard.statement_deadline(notice)),
            ("当事人要求听证", party_heard.hearing_deadline(notice)),
        ):
            if one is not None:
                met = notice.waived_at is not None or case.decided_at is not None
                found.append(_shown(f"{title}（{notice.case_party}）", one, today, met=met))
    if case.decided_at is not None:
        decided = clock.day(case.decided_at)
        found.append(record.deadline("送达决定书", "T-SERVE", decided, today, met=case.served_on is not None))
        public = dossier.publication
        settled = public is not None and public.checked_at is not None
        found.append(record.deadline("公示决定", "T-PUB", decided, today, met=settled))
        if public is not None and public.changed_on is not None:
            gone = public.withdrawn_at is not None
            found.append(record.deadline("撤回公示", "T-WITHDRAW", public.changed_on, today, met=gone))
    found.extend(_shown(title, one, today, met=met) for title, one, met in remedies.answers_due(dossier))
    for payable in dossier.payables:
        if payable.due_on is not None:
            found.append(_payment(dossier, payable, today))
    return [one for one in found if one is not None]


def _clocks(dossier: Dossier, today: date) -> list[Deadline | None]:
    """The 90 days, and the target of the fast track beside them; none where nothing is to be decided any more."""
    if dossier.case.state in SIDE_ENDS:
        return []
    met = dossier.case.decided_at is not None
    clocks = (
        ("作出处理决定", clock_of_case.decide_by(dossier, today)),
        ("慎罚快办目标（内部要求）", fast_track.target(dossier)),
    )
    return [_shown(title, one, today, met=met) for title, one in clocks if one is not None]


def _payment(dossier: Dossier, payable: Any, today: date) -> Deadline:
    from yizhi.domain.cases.general import money

    account = money.account(dossier, payable, today)
    left = (payable.due_on - today).days
    met = account.outstanding == 0
    tone: Tone = "ok" if met else "danger" if left < 0 else "info"
    words = "已缴清" if met else f"已超期{-left}日，应缴{account.words}" if left < 0 else f"还有{left}日"
    return Deadline(
        f"缴纳{payable.get_kind_display()}（{payable.case_party}）",
        payable.due_on,
        words,
        tone,
        account.explanation,
        "《行政处罚法》第六十七条、第七十二条",
    )


def _shown(title: str, found: deadlines.Deadline, today: date, *, met: bool) -> Deadline | None:
    try:
        left = found.days_left(today)
    except RefusedError:
        return None
    tone: Tone = "ok" if met else "danger" if left < 0 else "warn" if left <= 3 else "info"
    words = "已办理" if met else f"已届满{-left}日" if left < 0 else "今天届满" if left == 0 else f"还有{left}日"
    return Deadline(title, found.due_on, words, tone, (*found.explanation, *found.cautions), found.rule.citation)
