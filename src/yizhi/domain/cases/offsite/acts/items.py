"""The published list of items for which devices may be used: dated rows with the paper that published them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.models.offsite import OffsiteItem
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_23 = "《浙江省综合行政执法条例》第二十三条"
keepers = role("GUIDANCE_OFFICE", title="综合执法指导办")


@act(
    "offsite_item.list",
    title="列入非现场执法事项清单",
    basis=(_23, "《行政处罚法》第四十一条"),
    by=keepers,
    says="{actor}将“{item}”列入非现场执法事项清单，依据{source}",
)
def list_item(
    writing: Writing,
    *,
    item: Annotated[UUID, Shown("执法事项", choices="all_items", help="常见、易于直接判断的违法行为")],
    published_on: Annotated[date, Shown("公布日期")],
    effective_from: Annotated[date, Shown("施行日期")],
    source: Annotated[Line, Shown("公布文件")],
) -> Any:
    version = norms.item_version(item)
    if version is None:
        raise ActInvalid({"item": ["所选执法事项不存在，请重新选择"]})
    if published_on > org.day_of(writing.at):
        raise ActInvalid({"published_on": ["公布日期不能晚于今天：清单公布后才能使用"]})
    if effective_from < published_on:
        raise ActInvalid({"effective_from": ["施行日期不能早于公布日期"]})
    made = writing.create(
        OffsiteItem,
        item_code=version.code,
        item_name=version.short,
        published_on=published_on,
        source=source,
        effective_from=effective_from,
    )
    return made, {"item": version.short, "source": source}


@condition("仍在清单中")
def in_list(situation: Situation) -> Refusal | None:
    item = situation.record
    if item.effective_to is None:
        return None
    why = f"该事项已移出清单，最后施行日为{item.effective_to:%Y年%-m月%-d日}"
    return Refusal("无需再移出", why, _23, "需要重新使用的，请再次公布并列入清单")


@act(
    "offsite_item.end",
    title="移出非现场执法事项清单",
    on=OffsiteItem,
    basis=(_23,),
    by=keepers,
    when=in_list,
    asks_confirmation="移出后，最后施行日以后的记录不能再登记为非现场记录；需要再次使用的，须重新公布。",
    says="{actor}将“{item}”移出非现场执法事项清单，施行至{until}：{reason}",
)
def end_item(
    writing: Writing,
    item: OffsiteItem,
    *,
    until: Annotated[date, Shown("最后施行日")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    """Not backwards: what was recorded while the item stood on the list was recorded lawfully."""
    if until < item.effective_from:
        raise ActInvalid({"until": ["不能早于施行日期"]})
    if until < org.day_of(writing.at):
        raise ActInvalid({"until": ["不能早于今天：清单在移出以前有效，此前的记录仍按当时的清单认定"]})
    writing.change(item, effective_to=until)
    return {"item": item.item_name, "until": until.isoformat(), "reason": reason}
