"""The published list of items for which devices may be used: dated rows with the paper that published them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.models.offsite import OffsiteItem
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing

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


@act(
    "offsite_item.end",
    title="移出非现场执法事项清单",
    on=OffsiteItem,
    basis=(_23,),
    by=keepers,
    says="{actor}将“{item}”移出非现场执法事项清单：{reason}",
)
def end_item(
    writing: Writing,
    item: OffsiteItem,
    *,
    until: Annotated[date, Shown("最后施行日")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    if until < item.effective_from:
        raise ActInvalid({"until": ["不能早于施行日期"]})
    writing.change(item, effective_to=until)
    return {"item": item.item_name, "reason": reason}
