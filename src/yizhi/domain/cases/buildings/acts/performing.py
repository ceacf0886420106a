"""The party performed after all; those who must not license or supply are told; the file is closed."""

from typing import Annotated, Any

from yizhi.domain.cases.buildings import conditions, papers
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.building import Building
from yizhi.domain.cases.procedures.building import ilb
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Line, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_44 = "《行政强制法》第四十四条"


@act(
    "building.perform_late",
    title="登记当事人自行拆除",
    on=Building,
    basis=(_44, ilb("十五条")),
    by=conditions.officer,
    says="{actor}登记当事人自行履行：{findings}",
)
def perform_late(writing: Writing, one: Building, *, findings: Annotated[Line, Shown("查看情况")]) -> dict[str, Any]:
    """Whoever removes the building at any time before is not enforced against."""
    writing.change(one, performed_on=org.day_of(writing.at), end_reason=findings)
    return {"findings": findings}


@act(
    "building.inform",
    title="书面告知有关部门和单位",
    on=Building,
    basis=(f"{ilb('二十二条第二款')}", ilb("二十三条")),
    by=conditions.lead,
    says="{actor}将处置决定及执行情况书面告知有关部门和单位（{number}）",
)
def inform(writing: Writing, one: Building, *, progress: Annotated[Paragraph, Shown("执行情况")]) -> dict[str, Any]:
    """One letter to all whom the rules name; again when the decision has been carried out."""
    made = issue(writing, "S10", one, papers.letter(one, progress, writing.at), issuer_of(one)).document
    writing.change(one, letter=made, informed_at=writing.at)
    return {"number": made.number}


@act(
    "building.finish",
    title="批准办结",
    on=Building,
    basis=(ilb("二十二条"),),
    by=conditions.head,
    when=conditions.informed & conditions.papers_served,
    says="{actor}批准办结：{opinion}",
)
def finish(writing: Writing, one: Building, *, opinion: Annotated[Line, Shown("意见")]) -> dict[str, Any]:
    """After the execution was told as well: a letter of before it does not do."""
    if one.performed_on is not None and one.informed_at is not None and org.day_of(one.informed_at) < one.performed_on:
        why = "执行完毕后的情况尚未书面告知有关部门和单位"
        raise ActRefused(Refusal("不能办结", why, ilb("二十二条第二款"), "请再次书面告知"))
    writing.change(one, ended_at=writing.at)
    return {"opinion": opinion}
