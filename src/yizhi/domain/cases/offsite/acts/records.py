"""A recording comes in, and two certified officers look at it before it may prove anything (第四十一条第二款)."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.offsite import DeviceRecord, MonitoringDevice
from yizhi.domain.cases.officers import qualified
from yizhi.domain.cases.offsite import conditions, papers, queries, rules
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.files.queries import files_of
from yizhi.platform.procedure import catalogue
from yizhi.statute.refusal import Refusal

_41_2 = "《行政处罚法》第四十一条第二款"
_23 = "《浙江省综合行政执法条例》第二十三条"
_42 = "《行政处罚法》第四十二条"


@act(
    "device.capture",
    title="登记非现场记录",
    on=MonitoringDevice,
    basis=(_41_2, _23),
    by=conditions.of_agency_officer,
    says="{actor}登记设备{number}的记录（{item}）",
)
def capture(
    writing: Writing,
    device: MonitoringDevice,
    *,
    item: Annotated[UUID, Shown("涉嫌违法事项", choices="offsite_items", help="只限已公布清单中的事项")],
    captured_at: Annotated[AwareDatetime, Shown("记录时间", kind=Kind.DATETIME)],
    content: Annotated[Paragraph, Shown("记录内容", kind=Kind.LONG_TEXT, personal=True)],
    target: Annotated[OptionalLine, Shown("对象标识", personal=True, help="车牌号、门牌号等")] = "",
) -> Any:
    not_in_the_future(captured_at, writing.at, "captured_at")
    version = norms.item_version(item)
    if version is None:
        raise ActInvalid({"item": ["所选执法事项不存在或者已失效，请重新选择"]})
    if not queries.listed_on(version.code, org.day_of(captured_at)):
        why = f"“{version.short}”在记录当日没有列入已公布的非现场执法事项清单"
        raise ActRefused(Refusal("不能作为非现场记录登记", why, _23, "请到现场核查取证，或者先依法公布清单"))
    made = writing.create(
        DeviceRecord,
        procedure=catalogue.current("device_record", writing.at.date()).name,
        state="CAPTURED",
        division=device.division,
        line=device.line,
        agency_id=device.agency_id,
        device=device,
        item_code=version.code,
        item_name=version.short,
        captured_at=captured_at,
        received_at=writing.at,
        content=content,
        target=target or None,
    )
    return {"record": str(made.pk), "number": device.number, "item": version.short}


@act(
    "device_record.review",
    title="审核非现场记录",
    on=DeviceRecord,
    basis=(_41_2, _42),
    by=conditions.officer,
    says="{actor}审核非现场记录：{result}",
    asks_confirmation="审核不符合的，不得作为行政处罚的证据。",
)
def review(
    writing: Writing,
    record: DeviceRecord,
    *,
    result: Annotated[Literal["ACCEPT", "REJECT"], Shown("结论", choices="record_results")],
    second: Annotated[UUID, Shown("另一名审核人", choices="record_officers", help="审核的执法人员不得少于两人")],
    opinion: Annotated[Line, Shown("审核意见")],
    recording: Annotated[UUID | None, Shown("记录文件", choices="record_files", help="先在本页上传")] = None,
    true: Annotated[bool, Shown("真实，没有改动")] = False,
    clear: Annotated[bool, Shown("清晰，可以辨认对象和行为")] = False,
    complete: Annotated[bool, Shown("完整，能反映全过程")] = False,
    accurate: Annotated[bool, Shown("准确，时间、地点与设备一致")] = False,
) -> dict[str, Any]:
    """Accepted if and only if the device was lawful that day and the recording has all four qualities."""
    _two(writing, record, second)
    accepted = result == "ACCEPT"
    stored = of_case(files_of(record.pk), recording, "recording") if recording else None
    if accepted:
        if stored is None:
            raise ActInvalid({"recording": ["审核符合的，须选定记录文件"]})
        _require(record, true=true, clear=clear, complete=complete, accurate=accurate)
    writing.change(
        record,
        reviewer_id=writing.actor.person,
        second_id=second,
        reviewed_at=writing.at,
        review=opinion,
        file=stored,
        sha256=stored.sha256 if stored else "",
        ended_at=None if accepted else writing.at,
    )
    points = {"真实": true, "清晰": clear, "完整": complete, "准确": accurate}
    issue(writing, "S03", record, papers.review(record, points, accepted=accepted, at=writing.at), issuer_of(record))
    writing.lead_to("ACCEPTED" if accepted else "REJECTED")
    return {"result": "符合" if accepted else "不符合"}


def _require(record: DeviceRecord, **qualities: bool) -> None:
    day, device = org.day_of(record.captured_at), record.device
    as_of = rules.Device(device.number, device.published_on, device.calibrated_on(day), device.stopped_on)
    found = [*rules.device_refusals(as_of, day), rules.quality_refusal(**qualities)]
    if refusals := [one for one in found if one is not None]:
        raise ActRefused(*refusals)


def _two(writing: Writing, record: DeviceRecord, second: UUID) -> None:
    if second == writing.actor.person:
        raise ActInvalid({"second": [f"审核人员须为两名不同的执法人员（{_42}）"]})
    if not qualified(second, writing.at, record.line):
        why = "另一名审核人没有有效的、载明本领域的行政执法证"
        raise ActRefused(Refusal("不能审核", why, _42, "请由两名持有效证件的执法人员审核"))
