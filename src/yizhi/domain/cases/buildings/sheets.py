"""Parts of a building's file that are no issued documents: how it was identified and heard, and the redress sought."""

from collections.abc import Iterator

from yizhi.domain.cases.case_file_parts import Part
from yizhi.domain.cases.models.building import Building
from yizhi.platform import clock
from yizhi.platform.documents.rendering.values import day, moment


def of(one: Building) -> Iterator[Part]:
    """In the order of the procedure; nothing for what did not happen."""
    if one.finding:
        yield _finding(one)
    if one.remedy_on is not None:
        yield _redress(one)


def _finding(one: Building) -> Part:
    ground = f"（{one.get_ground_display()}）" if one.ground else ""
    facts = [
        ("地点", one.place),
        ("建筑情况", f"{one.description}，{one.area.normalize():f}平方米"),
        ("发现日期", day(one.found_on)),
        ("认定", f"{one.get_finding_display()}{ground}"),
        ("理由", one.finding_reason),
    ]
    for label, text in (
        ("鉴定结论", one.appraisal),
        ("公示日期", day(one.shown_on) if one.shown_on else ""),
        ("人民政府决定文号", one.government_decision),
        ("当事人意见", str(one.statement or "")),
        ("听取时间", moment(one.heard_at) if one.heard_at else ""),
        ("复核意见", one.reply),
    ):
        if text:
            facts.append((label, text))
    return Part("违法建筑认定和听取意见情况", clock.day(one.heard_at) if one.heard_at else one.found_on, facts=facts)


def _redress(one: Building) -> Part:
    facts = [("受理日期", day(one.remedy_on))] if one.remedy_on else []
    if one.remedy_ended_on is not None:
        result = "维持处置决定" if one.upheld else "处置决定被撤销、变更或者确认违法"
        facts.append(("结果", f"{day(one.remedy_ended_on)}，{result}"))
    else:
        facts.append(("结果", "尚未终结"))
    return Part("行政复议、行政诉讼情况", one.remedy_on or one.found_on, facts=facts)
