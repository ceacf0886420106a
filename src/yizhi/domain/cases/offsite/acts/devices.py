"""A device comes into use: registered with its legal basis, reviewed twice, marked, its place published."""

from datetime import date
from typing import Annotated, Any, Literal

from yizhi.domain.cases.acts.opening import own_agency
from yizhi.domain.cases.general.authority import of_the_agency
from yizhi.domain.cases.models.offsite import DeviceKind, MonitoringDevice
from yizhi.domain.cases.offsite import rules
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.procedure import catalogue
from yizhi.statute.citation import citations

_41 = "《行政处罚法》第四十一条第一款"
_leading = role("UNIT_HEAD", "DECIDER", "CAPTAIN", title="办案机构负责人", article=_41)
_head = role("DECIDER", title="行政机关负责人", article=_41) & of_the_agency


@act(
    "device.register",
    title="登记电子技术监控设备",
    basis=(_41,),
    by=_leading,
    says="{actor}登记电子技术监控设备{number}，依据{basis}",
)
def register(
    writing: Writing,
    *,
    number: Annotated[Line, fits(MonitoringDevice, "number"), Shown("设备编号")],
    kind: Annotated[DeviceKind, Shown("设备种类")],
    place: Annotated[Line, Shown("设置地点")],
    basis: Annotated[Line, Shown("依据", help="规定可以利用电子技术监控设备的法律、行政法规名称和条款")],
    marking: Annotated[Line, Shown("标志", help="标志的内容和位置，应当明显")],
) -> Any:
    agency = own_agency(writing, "不能登记设备")
    levels = {one.title: norms.law_level(one.title) for one in citations(basis)}
    if refusal := rules.basis_refusal(basis, levels):
        raise ActRefused(refusal)
    made = writing.create(
        MonitoringDevice,
        procedure=catalogue.current("monitoring_device", writing.at.date()).name,
        state="REGISTERED",
        division=writing.actor.division,
        line=writing.actor.line,
        agency=agency,
        number=number,
        kind=kind,
        place=place,
        basis=basis,
        marking=marking,
        registered_by_id=writing.actor.person,
        registered_at=writing.at,
    )
    return made, {"number": made.number, "basis": basis}


@act(
    "device.review_legally",
    title="设备法制审核",
    on=MonitoringDevice,
    basis=(_41,),
    by=role("LEGAL_REVIEWER", title="法制审核人员", article=_41),
    says="{actor}对设备{number}作出法制审核结论：{result}",
)
def review_legally(
    writing: Writing,
    device: MonitoringDevice,
    *,
    result: Annotated[Literal["PASS", "REFUSE"], Shown("结论", choices="device_results")],
    opinion: Annotated[Line, Shown("审核意见", help="依据、设置的必要和合理、标志、对个人信息的影响")],
) -> dict[str, Any]:
    """Another person than the one who registered it."""
    if writing.actor.person == device.registered_by_id:
        raise ActInvalid({"result": ["登记设备的人员不能审核该设备"]})
    columns = {"legal_reviewer_id": writing.actor.person, "legally_reviewed_at": writing.at, "legal_opinion": opinion}
    writing.change(device, **columns)
    passed = result == "PASS"
    if not passed:
        writing.change(device, stopped_on=org.day_of(writing.at), stop_reason="未通过法制审核")
    writing.lead_to("LEGAL" if passed else "STOPPED")
    return {"number": device.number, "result": "通过" if passed else "不通过"}


def _calibrated(writing: Writing, device: MonitoringDevice, values: dict[str, Any]) -> None:
    today = org.day_of(writing.at)
    if values["checked_on"] > today:
        raise ActInvalid({"checked_on": ["检定、校准日期不能晚于今天"]})
    if values["valid_until"] < today:
        raise ActInvalid({"valid_until": ["证书已经过期，不能使用"]})
    span = {"certificate": values["certificate"], "since": values["checked_on"].isoformat()}
    known = [*device.calibrations, span | {"until": values["valid_until"].isoformat()}]
    writing.change(device, calibrations=known, **values)


@act(
    "device.review_technically",
    title="设备技术审核",
    on=MonitoringDevice,
    basis=(_41,),
    by=_leading & of_the_agency,
    says="{actor}登记设备{number}的技术审核：{institution}{certificate}，有效期至{until}",
)
def review_technically(
    writing: Writing,
    device: MonitoringDevice,
    *,
    institution: Annotated[Line, fits(MonitoringDevice, "institution"), Shown("检定、校准机构")],
    certificate: Annotated[Line, fits(MonitoringDevice, "certificate"), Shown("证书编号")],
    standard: Annotated[Line, Shown("所符合的标准")],
    checked_on: Annotated[date, Shown("检定、校准日期")],
    valid_until: Annotated[date, Shown("有效期至")],
) -> dict[str, Any]:
    columns = {"institution": institution, "certificate": certificate, "standard": standard}
    _calibrated(writing, device, columns | {"checked_on": checked_on, "valid_until": valid_until})
    said = {"number": device.number, "institution": device.institution, "certificate": device.certificate}
    return said | {"until": valid_until.isoformat()}


@act(
    "device.renew",
    title="登记新的检定、校准",
    on=MonitoringDevice,
    basis=(_41,),
    by=_leading & of_the_agency,
    says="{actor}登记设备{number}新的检定、校准：{certificate}，有效期至{until}",
)
def renew(
    writing: Writing,
    device: MonitoringDevice,
    *,
    certificate: Annotated[Line, fits(MonitoringDevice, "certificate"), Shown("证书编号")],
    checked_on: Annotated[date, Shown("检定、校准日期")],
    valid_until: Annotated[date, Shown("有效期至")],
) -> dict[str, Any]:
    """A lapse between two certificates stays a lapse: recordings are judged as of their own day."""
    columns = {"certificate": certificate, "checked_on": checked_on, "valid_until": valid_until}
    _calibrated(writing, device, columns)
    return {"number": device.number, "certificate": device.certificate, "until": valid_until.isoformat()}


@act(
    "device.publish",
    title="公布设置地点，启用设备",
    on=MonitoringDevice,
    basis=(_41,),
    by=_head,
    says="{actor}公布设备{number}的设置地点并启用（{where}）",
)
def publish(
    writing: Writing,
    device: MonitoringDevice,
    *,
    published_on: Annotated[date, Shown("公布日期")],
    where: Annotated[Line, Shown("公布载体", help="网址、公告栏等")],
    marked: Annotated[bool, Shown("现场标志已设置并且明显")],
) -> dict[str, Any]:
    if not marked:
        raise ActInvalid({"marked": ["应当标志明显：请先设置标志（《行政处罚法》第四十一条第一款）"]})
    if published_on > org.day_of(writing.at):
        raise ActInvalid({"published_on": ["公布日期不能晚于今天"]})
    writing.change(device, published_on=published_on, published_at=where)
    return {"number": device.number, "where": where}


@act(
    "device.stop",
    title="停用设备",
    on=MonitoringDevice,
    basis=(_41,),
    by=_leading & of_the_agency,
    says="{actor}停用设备{number}：{reason}",
)
def stop(writing: Writing, device: MonitoringDevice, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    writing.change(device, stopped_on=org.day_of(writing.at), stop_reason=reason)
    return {"number": device.number, "reason": reason}
