"""What this module shows elsewhere, and where its documents are."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from yizhi.domain.cases import checks, figures, fines_panel, pages, queries, scene_context
from yizhi.domain.cases.acts.distinct import FINDING
from yizhi.domain.cases.acts.sharing import SIMPLE
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation
from yizhi.platform.addresses import reverse
from yizhi.platform.documents.catalogue import register_folder
from yizhi.platform.files.holders import Holder, register_holder
from yizhi.platform.registry import (
    Duty,
    DutySource,
    Figure,
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

_CASE_ROLES = (
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER",
    "GUIDANCE_OFFICE", "SUPERVISOR",
)  # fmt: skip
_CASE, _PARTY = SimpleCase.record_label(), subjects.Party.record_label()
_DESK_ROLES = ("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "GUIDANCE_OFFICE", "SUPERVISOR", "COMMAND_DUTY")


def _url(identity: Any) -> str:
    return reverse("cases:simple_case", args=[identity])


@asking
def _duties(actor: Actor, limit: int) -> Iterable[Shown]:
    if actor.person is not None:
        yield queries.waiting_for.of(actor.person, limit=limit), lambda case: _own(case, actor.person)


def _own(case: SimpleCase, person: Any) -> Duty:
    if case.state == "ON_SITE_DRAFT" and case.co_id == person:
        ready = case.statement_kind and case.confirmed_version != case.content_version
        title = "请核对并确认" if ready else "协办中"
    else:
        title = {"ON_SITE_DRAFT": "继续办理", "PAID_ON_SPOT": "交回罚款"}.get(case.state, "报机关备案")
    return Duty(f"{title}：{case.item_name}", f"{case.place} {clock.local(case.opened_at):%m-%d %H:%M}", _url(case.pk))


@asking
def _to_finish(actor: Actor, limit: int) -> Iterable[Shown]:
    if actor.has("CAPTAIN", "UNIT_HEAD", "DECIDER"):
        yield queries.to_be_finished.of(actor.division, limit=limit), _finished


def _finished(case: SimpleCase) -> Duty:
    title = "缴付银行" if case.state == "REMITTED_TO_AGENCY" else "结案"
    return Duty(f"{title}：{case.item_name}", case.place, _url(case.pk))


def _find(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for case in queries.search(words, limit):
        number = case.decision.number if case.decision else case.present_state.title
        yield Hit(case.item_name, f"{number} {case.place}", _url(case.pk), "案件")


def _of_party(actor: Actor, party: Any) -> dict[str, Any]:
    return {"cases": [{"case": c, "url": _url(c.pk), "badge": pages.badge(c)} for c in queries.of_party(party.pk)]}


def _closed(situation: Situation) -> Refusal | None:
    if not situation.record.present_state.final:
        return None
    return Refusal("文件未归入", "本案已办结，不再收存材料", "《行政处罚法》第四十七条", "如需补充，请另行办理")


register_folder(Path(__file__).parent / "documents")
register_holder(Holder(SimpleCase.record_label(), "当场处罚案件", _closed))
register(
    Page("当场处罚", "cases:simple_list", "处罚办案", icon="gavel", roles=_CASE_ROLES, order=2, keywords="简易程序"),
    Page("执法动态", "cases:desk", "协同指挥", icon="activity", roles=_DESK_ROLES, order=1, keywords="队长 实时"),
    RecordPage(SimpleCase.record_label(), "当场处罚", _url),
    DutySource("当场处罚", _duties, order=10),
    DutySource("待收尾的当场处罚", _to_finish, order=15),
    SearchSource(
        "案件",
        _find,
        order=10,
        bound=f"案件按文字只查找最近的 {queries.RECENT:,} 件；更早的，请输入完整案号、文书编号，或者到案件列表查找。",
    ),
    panel_of(SIMPLE),
    fines_panel.before(_CASE, FINDING),
    Panel("既往处罚", _PARTY, "cases/panel_of_party.html", _of_party),
    Panel("其他机关的罚款", _PARTY, "cases/panel_across_agencies.html", fines_panel.across_agencies, order=110),
    Start("开始当场处罚", "web:act", ("simple_case.open",), roles=("OFFICER",)),
    Figure("本月当场处罚", figures.issued_this_month, "cases:simple_list", unit="件", roles=_CASE_ROLES),
    *checks.ALL,
    *scene_context.ALL,
)
