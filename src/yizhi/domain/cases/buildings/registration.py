"""What illegal buildings show elsewhere: navigation, duties, files."""

from collections.abc import Iterable

from yizhi.domain.cases.buildings import queries
from yizhi.domain.cases.models.building import Building
from yizhi.platform.acts.condition import Situation
from yizhi.platform.files.holders import Holder, register_holder
from yizhi.platform.registry import Duty, DutySource, Page, RecordPage, Shown, Start, asking, register
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

_ROLES = (
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER",
    "GUIDANCE_OFFICE", "SUPERVISOR",
)  # fmt: skip


def _duty(one: Building) -> Duty:
    return Duty(f"违法建筑{one.present_state.title}：{one.place}", one.description, f"/cases/buildings/{one.pk}/")


@asking
def _for_head(actor: Actor, limit: int) -> Iterable[Shown]:
    agency = actor.extra.get("agency")
    if agency is not None and actor.has("DECIDER"):
        yield queries.for_head.of(agency, limit=limit), _duty


def _ended(situation: Situation) -> Refusal | None:
    if not situation.record.present_state.final:
        return None
    return Refusal("文件未归入", "本案案卷已归档", "《行政处罚法》第四十七条", "如需补充，请另行办理")


register_holder(Holder(Building.record_label(), "违法建筑", _ended))
register(
    Page(
        "违法建筑",
        "cases:buildings",
        "处罚办案",
        icon="construction",
        roles=_ROLES,
        order=8,
        keywords="拆除 违建 停止建设",
    ),
    RecordPage(Building.record_label(), "违法建筑", lambda identity: f"/cases/buildings/{identity}/"),
    DutySource("待决定的违法建筑", _for_head, order=14),
    Start("登记违法建筑", "web:act", ("building.register",), roles=("OFFICER",)),
)
