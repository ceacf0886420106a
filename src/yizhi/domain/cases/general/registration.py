"""What general cases show elsewhere: navigation, duties by part, search, the party's page."""

from collections.abc import Iterable
from typing import Any

from yizhi.domain.cases import fines_panel
from yizhi.domain.cases.acts.sharing import GENERAL
from yizhi.domain.cases.general import pages, queries
from yizhi.domain.cases.general.acts.distinct import FINDING
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation
from yizhi.platform.addresses import reverse
from yizhi.platform.files.holders import Holder, register_holder
from yizhi.platform.registry import (
    Duty,
    DutySource,
    Hit,
    Page,
    Panel,
    RecordPage,
    SearchSource,
    Shown,
    Start,
    asking,
    register,
)
from yizhi.platform.scope.actor import Actor
from yizhi.platform.sharing.registration import panel_of
from yizhi.statute.refusal import Refusal

_ROLES = (
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER",
    "GUIDANCE_OFFICE", "SUPERVISOR",
)  # fmt: skip
_LEADING = ("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "GUIDANCE_OFFICE", "SUPERVISOR")


def url_of(identity: Any) -> str:
    return reverse("cases:general_case", args=[identity])


def _duty(case: GeneralCase, title: str) -> Duty:
    late = pages.urgency(case, clock.today())
    detail = f"{case.filing_number or case.place}{f'，{late.text}' if late else ''}"
    return Duty(f"{title}：{case.item_name}", detail, url_of(case.pk), tone=late.tone if late else "info")


@asking
def _own(actor: Actor, limit: int) -> Iterable[Shown]:
    if actor.person is not None:
        yield queries.waiting_for.of(actor.person, limit=limit), _as_it_stands


def _as_it_stands(case: GeneralCase) -> Duty:
    return _duty(case, case.present_state.title)


@asking
def _reviews(actor: Actor, limit: int) -> Iterable[Shown]:
    wanted = [("COMPLIANCE_REVIEWER", "COMPLIANCE"), ("LEGAL_REVIEWER", "LEGAL_1"), ("LEGAL_REVIEWER", "LEGAL_2")]
    for role, kind in wanted:
        if actor.has(role):
            yield queries.waiting_for_reviewer.of(kind=kind, limit=limit), _as_it_stands


@asking
def _approvals(actor: Actor, limit: int) -> Iterable[Shown]:
    agency = actor.extra.get("agency")
    if agency is None:
        return
    if actor.has("UNIT_HEAD"):
        yield queries.waiting_for_unit.of(agency, limit=limit), lambda case: _duty(case, "提出立案意见")
    if actor.has("DECIDER"):
        yield queries.waiting_for_head.of(agency, limit=limit), _to_decide


def _to_decide(case: GeneralCase) -> Duty:
    title = "审批立案" if case.state == "DRAFT_FILING" else "审批结案" if case.closing_proposed_at else "待决定"
    return _duty(case, title)


def _find(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for case in queries.search(words, limit):
        yield Hit(
            case.item_name,
            f"{case.filing_number or case.present_state.title} {case.place}",
            url_of(case.pk),
            "普通程序案件",
        )


def _of_party(actor: Actor, party: Any) -> dict[str, Any] | None:
    found = list(queries.of_party(party.pk))
    if not found:
        return None
    return {"cases": [{"case": c, "url": url_of(c.pk), "badge": pages.badge(c)} for c in found]}


def _archived(situation: Situation) -> Refusal | None:
    if not situation.record.present_state.final:
        return None
    return Refusal("文件未归入", "本案已归档，不再收存材料", "《行政处罚法》第四十七条", "如需补充，请另行办理")


register_holder(Holder(GeneralCase.record_label(), "普通程序案件", _archived))
register(
    Page(
        "普通程序案件",
        "cases:general_list",
        "处罚办案",
        icon="briefcase",
        roles=_ROLES,
        order=1,
        keywords="一般程序 立案",
    ),
    Page("办案日历", "cases:calendar", "处罚办案", icon="calendar", roles=_ROLES, order=3, keywords="期限 到期 订阅"),
    Page("案件看板", "cases:board", "处罚办案", icon="columns-3", roles=_ROLES, order=4, keywords="环节 在办"),
    Page("单位办案情况", "cases:unit", "处罚办案", icon="users", roles=_LEADING, order=5, keywords="负荷 时长 积压"),
    Page("我的案件", "cases:my_cases", "处罚办案", icon="inbox", roles=("OFFICER",), order=0, keywords="待办 期限"),
    fines_panel.before(GeneralCase.record_label(), FINDING, lambda case, day: Dossier.of(case).earlier_fines(day)),
    panel_of(GENERAL),
    RecordPage(GeneralCase.record_label(), "普通程序案件", url_of),
    DutySource("普通程序案件", _own, order=11),
    DutySource("待审查、审核的案件", _reviews, order=12),
    DutySource("待审批的案件", _approvals, order=13),
    SearchSource("普通程序案件", _find, order=11),
    Panel("立案查处", subjects.Party.record_label(), "cases/general/panel_of_party.html", _of_party),
    Start("拟立案", "web:act", ("general_case.open",), roles=("OFFICER",)),
)
