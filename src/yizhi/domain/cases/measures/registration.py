"""What measures show elsewhere: navigation, duties, search of records, checks."""

from collections.abc import Iterable

from yizhi.domain.cases.measures import checks, pages, queries
from yizhi.domain.cases.models.measure import Measure
from yizhi.platform import clock
from yizhi.platform.registry import Duty, DutySource, Page, RecordPage, Shown, asking, register
from yizhi.platform.scope.actor import Actor

_ROLES = (
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER",
    "GUIDANCE_OFFICE", "SUPERVISOR",
)  # fmt: skip


def _duty(measure: Measure, title: str) -> Duty:
    late = pages.urgency(measure, clock.today())
    detail = f"{measure.case.filing_number or measure.place}{f'，{late.text}' if late else ''}"
    return Duty(
        f"{measure.title}{title}：{measure.case.item_name}",
        detail,
        pages.url_of(measure),
        tone=late.tone if late else "info",
    )


@asking
def _own(actor: Actor, limit: int) -> Iterable[Shown]:
    if actor.person is not None:
        yield queries.of_person.of(actor.person, limit=limit), lambda one: _duty(one, one.present_state.title)


@asking
def _for_head(actor: Actor, limit: int) -> Iterable[Shown]:
    agency = actor.extra.get("agency")
    if agency is None or not actor.has("DECIDER"):
        return
    words = {"SUBMITTED": "待批准", "URGENT": "待补办批准", "TO_LIFT": "应当解除"}
    asked = queries.for_head.of(agency, queries.alarmed_until(clock.today()), limit=limit)
    yield asked, lambda one: _duty(one, words.get(one.state, "待处理"))


@asking
def _for_words(actor: Actor, limit: int) -> Iterable[Shown]:
    agency = actor.extra.get("agency")
    if agency is not None and actor.has("UNIT_HEAD"):
        unit = queries.waiting_for_unit.of(agency, limit=limit)
        yield unit, lambda one: _duty(one, "处理意见待办案机构提出意见")
    if actor.has("LEGAL_REVIEWER"):
        yield queries.waiting_for_review.of(limit=limit), lambda one: _duty(one, "处理意见待审核")


register(
    Page(
        "保全和强制措施",
        "cases:measures",
        "处罚办案",
        icon="lock",
        roles=_ROLES,
        order=4,
        keywords="查封 登记保存",
    ),
    Page(
        "涉案财物", "cases:held_things", "处罚办案", icon="warehouse", roles=_ROLES, order=5, keywords="扣押 仓库 保管"
    ),
    RecordPage(Measure.record_label(), "保全和强制措施", lambda identity: f"/cases/measures/{identity}/"),
    DutySource("保全和强制措施", _own, order=9),
    DutySource("待批准、处理的保全和强制措施", _for_head, order=9),
    DutySource("待提出意见的涉案财物处理", _for_words, order=9),
    *checks.ALL,
)
