"""What handings over show elsewhere: navigation, duties of both sides and the office, the case's page, files."""

from collections.abc import Iterable

from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.transfers import pages, queries
from yizhi.platform.acts.condition import Situation
from yizhi.platform.files.holders import Holder, register_holder
from yizhi.platform.registry import Duty, DutySource, Page, Panel, RecordPage, Shown, Start, asking, register
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

_ROLES = (
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER",
    "GUIDANCE_OFFICE", "SUPERVISOR",
)  # fmt: skip


def _duty(one: Transfer) -> Duty:
    late = pages.urgency(one)
    detail = f"{one.sender.short_name} → {one.receiver.short_name}{f'，{late.text}' if late else ''}"
    title = f"{one.get_kind_display()}{one.present_state.title}：{one.title}"
    return Duty(title, detail, pages.url_of(one), due=one.due_on, tone=late.tone if late else "info")


@asking
def _of_agency(actor: Actor, limit: int) -> Iterable[Shown]:
    agency = actor.extra.get("agency")
    if agency is not None and actor.has("UNIT_HEAD", "DECIDER"):
        yield queries.waiting.of(agency, limit=limit), _duty


@asking
def _of_office(actor: Actor, limit: int) -> Iterable[Shown]:
    agency = actor.extra.get("agency")
    if agency is not None and actor.has("GUIDANCE_OFFICE"):
        yield queries.to_coordinate.of(agency, limit=limit), _duty


def _sent(situation: Situation) -> Refusal | None:
    """What went out is not added to behind the receiver's back: after a return only."""
    if situation.record.state in ("DRAFT", "RETURNED"):
        return None
    why = "案件已移送，移送材料不再增加"
    return Refusal("文件未归入", why, "《浙江省综合行政执法条例》第十八条", "请在拟移送或者被退回时补充")


register_holder(Holder(Transfer.record_label(), "案件移送", _sent))
register(
    Page(
        "案件移送和管辖争议",
        "cases:transfers",
        "处罚办案",
        icon="forward",
        roles=_ROLES,
        order=2,
        keywords="移送 抄告 回执 管辖 争议 协调",
    ),
    RecordPage(Transfer.record_label(), "案件移送", lambda identity: f"/cases/transfers/{identity}/"),
    DutySource("案件移送", _of_agency, order=8),
    DutySource("待协调的管辖争议", _of_office, order=8),
    Panel("案件移送和管辖争议", GeneralCase.record_label(), "cases/general/table.html", pages.of_case),
    Start("移送案件", "web:act", ("transfer.draft",), roles=("OFFICER",)),
)
