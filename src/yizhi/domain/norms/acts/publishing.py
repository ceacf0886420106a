"""Publishing one version of an item by a form: one provision with its ordinary case and one graver case."""

from datetime import date
from typing import Annotated, Any

from yizhi.domain.norms.acts.items import BASIS, add_version, refuse_overlap
from yizhi.domain.norms.acts.keepers import keeper, keepers
from yizhi.domain.norms.acts.laws import initials
from yizhi.domain.norms.models import EnforcementItem
from yizhi.domain.norms.sources.fine_words import fine_form
from yizhi.domain.norms.sources.item_text import LawReference, ProvisionText, RangeText
from yizhi.domain.norms.sources.terms import Correction, ObjectClass, Tier
from yizhi.domain.org.api import ENFORCEMENT_LINES
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, OptionalLine, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.fine_form import FineForm
from yizhi.statute.norm_level import NormLevel, check_creation
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.place import Place, place
from yizhi.statute.refusal import RefusedError

_FINE_HELP = "以元为单位：50-500、=20（定额）、<=50（以下）、5%-10% 建设工程造价、1x-5x 树木价值；不罚则留空"
_PLACE_HELP = "如 11.1(2) 表示第十一条第一款第二项；多处用空格分开"


@act(
    "item.create",
    title="登记执法事项",
    by=keepers,
    basis=BASIS,
    says="{actor}登记执法事项 {code} {name}",
)
def create_item(
    writing: Writing,
    *,
    code: Annotated[Line, fits(EnforcementItem, "code"), Shown("事项编码")],
    name: Annotated[Line, Shown("事项名称", help="对……行为的行政处罚")],
    short: Annotated[Line, fits(EnforcementItem, "short"), Shown("简称")],
    field: Annotated[Line, fits(EnforcementItem, "field"), Shown("类别")],
    line: Annotated[Line, Shown("执法领域", choices="norms.lines")],
    regulator: Annotated[OptionalLine, fits(EnforcementItem, "regulator"), Shown("监管部门")] = "",
    objects_class: Annotated[ObjectClass, Shown("对象类别", choices="norms.object_classes")] = ObjectClass.PATROL,
) -> tuple[EnforcementItem, dict[str, Any]]:
    """An item without a version can be applied to nothing; publish one next."""
    if line not in ENFORCEMENT_LINES:
        raise ActInvalid({"line": [f"没有“{line}”这一领域"]})
    if EnforcementItem.objects.filter(code=code).exists():
        raise ActInvalid({"code": ["该编码已登记"]})
    item = writing.create(
        EnforcementItem,
        division=keeper(writing),
        code=code,
        name=name,
        short=short,
        initials=initials(short),
        field=field,
        line=line,
        regulator=regulator,
        objects_class=objects_class.value,
    )
    return item, {"code": code, "name": name}


@act(
    "item.publish",
    title="公布事项版本",
    on=EnforcementItem,
    by=keepers,
    basis=BASIS,
    says="{actor}公布“{item}”自 {effective_from} 起的版本，依据{penalty}",
)
def publish_version(
    writing: Writing,
    item: EnforcementItem,
    *,
    effective_from: Annotated[date, Shown("施行日期")],
    law_title: Annotated[Line, Shown("法规名称", help="不带书名号和“中华人民共和国”")],
    law_level: Annotated[NormLevel, Shown("效力层级", choices="norms.levels")],
    violates: Annotated[Line, Shown("违反的条款", help=_PLACE_HELP)],
    penalty: Annotated[Line, Shown("处罚条款", help=_PLACE_HELP)],
    correction: Annotated[Correction, Shown("改正与处罚", choices="norms.corrections")],
    citizen: Annotated[OptionalLine, Shown("个人罚款", help=_FINE_HELP)] = "",
    organisation: Annotated[OptionalLine, Shown("单位罚款", help=_FINE_HELP)] = "",
    optional: Annotated[bool, Shown("条文为“可以”处罚款")] = False,
    penalties: Annotated[list[str], Shown("罚款以外的处罚", choices="norms.penalties")] = [],  # noqa: B006 - a default to show, never changed
    variant: Annotated[OptionalLine, Shown("行为", help="一个事项区分不同幅度的行为时填写")] = "",
    facts: Annotated[Paragraph, Shown("事实用语", help="{time}、{place}、{thing} 为填写处")],
    source: Annotated[Line, Shown("公布文件")],
) -> tuple[EnforcementItem, dict[str, Any]]:
    """Refused when the norm may not create the penalty (第十条至第十六条), or a version of those days exists."""
    refuse_overlap(item, variant, (effective_from, None))
    law = LawReference("", law_title.strip("《》"), law_level, effective_from, effective_from, None, source)
    kinds = _kinds(penalties, law_level, effective_from)
    one = RangeText(
        variant, Tier.BASE, "", _form("citizen", citizen), _form("organisation", organisation), optional, kinds
    )
    where = _places("penalty", penalty)
    provision = ProvisionText(law, _places("violates", violates), where[-1], where[:-1], correction, "", (), (one,))
    add_version(writing, item, variant, (effective_from, None), (facts, (), source), (provision,))
    return item, {
        "item": item.short,
        "effective_from": effective_from.isoformat(),
        "violation": provision.violation_citation,
        "penalty": provision.penalty_citation,
        "citizen": str(one.citizen or "不罚款"),
        "organisation": str(one.organisation or "不罚款"),
    }


def _kinds(names: list[str], level: NormLevel, day: date) -> tuple[PenaltyKind, ...]:
    """The kinds named. Raises ActInvalid for one that such a norm may not create."""
    if unknown := [name for name in names if name not in PenaltyKind.__members__]:
        raise ActInvalid({"penalties": [f"没有“{name}”这一处罚种类" for name in unknown]})
    kinds = tuple(PenaltyKind[name] for name in names)
    refusals = [check_creation(level, kind, max(day, date(2021, 7, 15))) for kind in (*kinds, PenaltyKind.FINE)]
    if told := [str(refusal) for refusal in refusals if refusal is not None]:
        raise ActInvalid({"penalties": told})
    return kinds


def _form(name: str, words: str) -> FineForm | None:
    try:
        return fine_form(words) if words else None
    except (ValueError, RefusedError) as error:
        raise ActInvalid({name: [str(error)]}) from error


def _places(name: str, words: str) -> tuple[Place, ...]:
    try:
        return tuple(place(word) for word in words.replace("、", " ").split())
    except ValueError as error:
        raise ActInvalid({name: [str(error)]}) from error
