"""The only writers of establishments and sites."""

from datetime import date
from typing import Annotated, Any, Literal

from yizhi.domain.org import api as org
from yizhi.domain.subjects.acts import not_merged
from yizhi.domain.subjects.models import Establishment, Party
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Latitude, Line, Longitude, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

KindCode = Literal["SHOP", "STALL", "SITE", "PLANT", "OTHER"]


@condition("该场所没有停业")
def still_open(situation: Situation) -> Refusal | None:
    if situation.record.closed_on is None:
        return None
    return Refusal("不能再办理此场所", "该场所已登记停业", "", "重新营业的，请另行登记经营场所")


def _position(longitude: float | None, latitude: float | None) -> dict[str, float | None]:
    if (longitude is None) != (latitude is None):
        raise ActInvalid({"longitude": ["经度和纬度须同时填写，或者都不填"]})
    return {"longitude": longitude, "latitude": latitude}


@act(
    "establishment.register",
    title="登记经营场所",
    on=Party,
    by=org.not_auxiliary_only,
    when=not_merged,
    says="{actor}登记经营场所“{name}”",
)
def register_establishment(
    writing: Writing,
    party: Party,
    *,
    name: Annotated[Line, fits(Establishment, "name"), Shown("场所名称")],
    address: Annotated[Line, Shown("地址")],
    kind: Annotated[KindCode, Shown("类别", choices="place_kinds")] = "OTHER",
    longitude: Annotated[Longitude | None, Shown("经度", kind=Kind.HIDDEN)] = None,
    latitude: Annotated[Latitude | None, Shown("纬度", kind=Kind.HIDDEN)] = None,
) -> dict[str, Any]:
    place = writing.create(
        Establishment,
        party=party,
        division=party.division,
        line=party.line,
        kind=kind,
        name=name,
        address=address,
        **_position(longitude, latitude),
    )
    return {"establishment": str(place.pk), "name": name}


@act(
    "establishment.locate",
    title="标定位置",
    on=Establishment,
    by=org.not_auxiliary_only,
    when=still_open,
    says="{actor}标定场所位置",
)
def locate(
    writing: Writing,
    place: Establishment,
    *,
    longitude: Annotated[Longitude, Shown("经度", kind=Kind.HIDDEN)],
    latitude: Annotated[Latitude, Shown("纬度", kind=Kind.HIDDEN)],
) -> dict[str, Any]:
    writing.change(place, longitude=longitude, latitude=latitude)
    return {"longitude": longitude, "latitude": latitude}


@act(
    "establishment.close",
    title="登记场所停业",
    on=Establishment,
    by=org.not_auxiliary_only,
    when=still_open,
    says="{actor}登记场所停业：{reason}",
)
def close_establishment(
    writing: Writing,
    place: Establishment,
    *,
    closed_on: Annotated[date, Shown("停业日期")],
    reason: Annotated[Paragraph, Shown("情况说明")],
) -> dict[str, Any]:
    writing.change(place, closed_on=closed_on)
    return {"reason": reason}
