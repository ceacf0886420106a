"""Divisions, agencies and teams."""

from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.org.acts.offices import organisers
from yizhi.domain.org.lines import LINES
from yizhi.domain.org.models import Agency, Division, Team
from yizhi.domain.org.rules import level_of
from yizhi.domain.org.terms import AgencyKind, Basis, DivisionKind, TeamKind
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.codes import is_uscc

_ENTRUST = "《行政处罚法》第二十条"
Lines = Annotated[list[str], Shown("条线", choices="org.lines")]


def check_lines(lines: list[str]) -> None:
    if unknown := [line for line in lines if line not in LINES]:
        raise ActInvalid({"lines": [f"没有“{line}”这一条线" for line in unknown]})


@act(
    "division.succeed",
    title="登记区划变更",
    on=Division,
    by=organisers,
    says="{actor}登记区划变更：{before}变更为{after}（{division}）",
)
def succeed(
    writing: Writing,
    former: Division,
    *,
    name: Annotated[Line, fits(Division, "name"), Shown("新名称")],
    kind: Annotated[DivisionKind, Shown("新类别")],
    on: Annotated[date, Shown("变更日期")],
    source: Annotated[Line, Shown("批准文件")],
) -> tuple[Division, dict[str, Any]]:
    """The former row ends the day before; a successor with the same code begins. Refused when the row is history."""
    if former.valid_to is not None:
        writing.refuse("不能登记变更", "这是历史区划，已由其他区划承继", next_step="请在现行区划上登记")
    if former.valid_from is not None and on <= former.valid_from:
        raise ActInvalid({"on": [f"变更日期应晚于现行区划的起始日期 {former.valid_from}"]})
    writing.change(former, valid_to=on - timedelta(days=1))
    new = writing.create(
        Division,
        division=former.division,
        name=name,
        kind=kind,
        level=former.level,
        parent_code=former.parent_code,
        has_statistical_code=former.has_statistical_code,
        valid_from=on,
        predecessor=former,
        source=source,
        sample=former.sample,
    )
    return new, {"before": former.name, "after": name, "division": former.division}


@act(
    "agency.create", title="登记机关", by=organisers, says="{actor}登记机关“{name}”", basis=("《行政处罚法》第十七条",)
)
def create_agency(
    writing: Writing,
    *,
    division: Annotated[str, Shown("行政区划", choices="org.divisions")],
    uscc: Annotated[Line, fits(Agency, "uscc"), Shown("统一社会信用代码")],
    name: Annotated[Line, fits(Agency, "name"), Shown("名称")],
    short_name: Annotated[Line, fits(Agency, "short_name"), Shown("简称")],
    document_abbreviation: Annotated[
        OptionalLine, fits(Agency, "document_abbreviation"), Shown("文书机关代字", help="用于文号，如“航埠”")
    ] = "",
    kind: Annotated[AgencyKind, Shown("类别")],
    lines: Lines,
    subject_qualified: Annotated[bool, Shown("具有执法主体资格")] = False,
    basis: Annotated[Basis, Shown("职权依据")] = Basis.AUTHORITY,
    entrusting_agency: Annotated[UUID | None, Shown("委托机关", choices="org.agencies")] = None,
    entrust_document: Annotated[OptionalLine, fits(Agency, "entrust_document"), Shown("委托书")] = "",
    entrust_from: Annotated[date | None, Shown("委托起始")] = None,
    entrust_to: Annotated[date | None, Shown("委托截止")] = None,
    address: Annotated[OptionalLine, fits(Agency, "address"), Shown("地址")] = "",
    telephone: Annotated[OptionalLine, fits(Agency, "telephone"), Shown("联系电话")] = "",
    valid_from: Annotated[date | None, Shown("设立日期")] = None,
    sample: Annotated[bool, Shown("样例", kind=Kind.HIDDEN)] = False,
) -> tuple[Agency, dict[str, Any]]:
    """An entrusted organisation never penalises in its own name, and entrusts no further (第二十条)."""
    check_lines(lines)
    if not is_uscc(uscc):
        raise ActInvalid({"uscc": ["统一社会信用代码校验位不符，请核对 18 位代码（GB 32100）"]})
    if basis is Basis.ENTRUSTED and subject_qualified:
        raise ActInvalid({"subject_qualified": [f"受委托组织以委托机关的名义执法，不具有执法主体资格（{_ENTRUST}）"]})
    if basis is Basis.ENTRUSTED and entrusting_agency is not None:
        principal = Agency.objects.filter(pk=entrusting_agency).first()
        if principal is None or not principal.subject_qualified:
            raise ActInvalid(
                {
                    "entrusting_agency": [
                        "委托机关须自身具有执法主体资格，受委托组织不得再委托（《行政处罚法》第二十条）"
                    ]
                }
            )
    agency = writing.create(
        Agency,
        division=division,
        level=level_of(division),
        uscc=uscc,
        name=name,
        short_name=short_name,
        document_abbreviation=document_abbreviation,
        kind=kind,
        lines=lines,
        subject_qualified=subject_qualified,
        basis=basis,
        entrusting_agency_id=entrusting_agency,
        entrust_document=entrust_document,
        entrust_from=entrust_from,
        entrust_to=entrust_to,
        address=address,
        telephone=telephone,
        valid_from=valid_from or writing.at.date(),
        sample=sample,
    )
    return agency, {"name": name, "uscc": uscc}


@act(
    "team.create",
    title="组建队伍",
    on=Agency,
    by=organisers,
    basis=("《浙江省综合行政执法条例》第九条",),
    says="{actor}组建“{name}”",
)
def create_team(
    writing: Writing,
    agency: Agency,
    *,
    division: Annotated[str, Shown("工作区域", choices="org.divisions")],
    name: Annotated[Line, fits(Team, "name"), Shown("名称")],
    kind: Annotated[TeamKind, Shown("类别")],
    lines: Lines,
    sample: Annotated[bool, Shown("样例", kind=Kind.HIDDEN)] = False,
) -> tuple[Team, dict[str, Any]]:
    """A team works inside its agency's territory; a township team belongs to the township."""
    check_lines(lines)
    if not division.startswith(agency.division):
        raise ActInvalid({"division": [f"工作区域应在{agency.name}的区域内"]})
    if kind is TeamKind.TOWNSHIP and agency.kind != AgencyKind.TOWNSHIP:
        raise ActInvalid({"kind": ["乡镇（街道）综合行政执法队须由乡镇（街道）组建"]})
    team = writing.create(
        Team,
        agency=agency,
        division=division,
        name=name,
        kind=kind,
        lines=lines,
        valid_from=writing.at.date(),
        sample=sample,
    )
    return team, {"name": name, "agency": agency.name}


@act("team.rename", title="变更队伍名称", on=Team, by=organisers, says="{actor}将“{before}”更名为“{name}”")
def rename_team(
    writing: Writing, team: Team, *, name: Annotated[Line, fits(Team, "name"), Shown("名称")]
) -> dict[str, Any]:
    before = team.name
    writing.change(team, name=name)
    return {"before": before, "name": name}
