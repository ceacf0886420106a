"""Filing: drafted by an officer, looked at by the unit, approved by the head."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future, own_agency
from yizhi.domain.cases.general import authority, clock_of_case, conditions, ends, limitation_of_case, pinned
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import before, parts
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import CaseStaff, GeneralCase
from yizhi.domain.cases.models.terms import AffectedInterest, ClueSource
from yizhi.domain.cases.officers import partner_refusal
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.fields import Kind, Latitude, Line, Longitude, OptionalLine, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.platform.procedure import catalogue
from yizhi.statute.refusal import Refusal

_54 = "《行政处罚法》第五十四条"
_36 = "《行政处罚法》第三十六条"


def url_of(case: GeneralCase) -> str:
    return f"/cases/general/{case.pk}/"


@act(
    "general_case.open",
    title="普通程序：拟立案",
    basis=(_54, "《行政处罚法》第四十二条"),
    by=role("OFFICER", title="执法队员", article="《行政处罚法》第四十二条") & org.certified_on_the_day,
    says="{actor}拟对“{item}”立案",
)
def open_case(
    writing: Writing,
    *,
    item: Annotated[UUID, Shown("涉嫌违法事项", choices="general_items")],
    co_officer: Annotated[UUID, Shown("协办人", choices="agency_partners", help="执法人员不得少于两人")],
    source: Annotated[ClueSource, Shown("案件来源")],
    discovered_on: Annotated[
        date, Shown("发现日期", help="收到举报、巡查发现或者收到移送的最早一日，用于计算追责期限")
    ],
    occurred_at: Annotated[AwareDatetime, Shown("违法行为发生时间", kind=Kind.DATETIME)],
    place: Annotated[Line, Shown("违法地点")],
    facts: Annotated[Paragraph, Shown("案情及立案理由", kind=Kind.LONG_TEXT, personal=True)],
    unknown_party: Annotated[bool, Shown("当事人待查")] = False,
    continuing: Annotated[bool, Shown("违法行为有连续或者继续状态")] = False,
    ended_on: Annotated[date | None, Shown("行为终了日期", help="仍在继续的不填")] = None,
    affected: Annotated[AffectedInterest, Shown("涉及利益")] = AffectedInterest.OTHER,
    harm_occurred: Annotated[bool, Shown("有危害后果")] = False,
    longitude: Annotated[Longitude | None, Shown("经度", kind=Kind.HIDDEN)] = None,
    latitude: Annotated[Latitude | None, Shown("纬度", kind=Kind.HIDDEN)] = None,
    clue: Annotated[UUID | None, Shown("线索", kind=Kind.HIDDEN)] = None,
) -> Any:
    actor, agency = writing.actor, own_agency(writing, "不能立案")
    day = writing.at.date()
    if co_officer == actor.person:
        raise ActInvalid({"co_officer": ["协办人须为另一名执法人员（《行政处罚法》第四十二条）"]})
    version = norms.item_version(item)
    if version is None:
        raise ActInvalid({"item": ["所选执法事项不存在或者已失效，请重新选择"]})
    not_in_the_future(occurred_at, writing.at)
    _discovered(discovered_on, occurred_at, day)
    limits = _limitation(occurred_at, discovered_on, continuing, ended_on, affected, harm_occurred)
    conduct = pinned.norm_day(occurred_at, day, continuing=continuing, ended_on=ended_on)
    version, without_norm = pinned.at_conduct(version, conduct)
    found: list[Refusal | None] = [
        without_norm,
        norms.power_refusal(agency_id=agency.pk, item_code=version.code, on=day),
        org.certificate_refusal(actor.certificate, day, version.line),
        partner_refusal(co_officer, agency.pk, version.line, writing.at),
        limits.refusal,
    ]
    if refusals := [one for one in found if one is not None]:
        raise ActRefused(*refusals)
    case = writing.create(
        GeneralCase,
        procedure=catalogue.current("general_penalty", day).name,
        state="DRAFT_FILING",
        division=actor.division,
        line=version.line,
        agency=agency,
        lead_id=actor.person,
        co_id=co_officer,
        clue=_clue(clue),
        item_code=version.code,
        item_version=version.pk,
        item_name=version.short,
        source=source,
        discovered_on=discovered_on,
        occurred_at=occurred_at,
        place=place,
        facts=facts,
        unknown_party=unknown_party,
        continuing=continuing,
        ended_on=ended_on,
        affected=affected,
        harm_occurred=harm_occurred,
        longitude=longitude,
        latitude=latitude,
        opened_at=writing.at,
    )
    for person, part in ((actor.person, "LEAD"), (co_officer, "CO")):
        writing.create(CaseStaff, case=case, person_id=person, part=part, since=writing.at)
    tell(writing, co_officer, "请协办案件", text=f"{actor.name}请您协办：{version.short}", url=url_of(case))
    return case, {"item": version.short, "item_code": version.code}


def _clue(identity: UUID | None) -> Clue | None:
    if identity is None:
        return None
    found: Clue | None = Clue.objects.filter(pk=identity).first()
    if found is None:
        raise RecordNotFound
    if found.state not in ("TRIAGED", "VERIFYING"):
        why = f"该线索处于“{found.present_state.title}”"
        raise ActRefused(Refusal("不能依此线索立案", why, _54, "请从已分办、核查中的线索立案"))
    return found


def _discovered(discovered_on: date, occurred_at: datetime, day: date) -> None:
    if discovered_on > day:
        raise ActInvalid({"discovered_on": ["发现日期不能晚于今天"]})
    if discovered_on < org.day_of(occurred_at):
        raise ActInvalid({"discovered_on": ["发现日期不能早于违法行为发生之日"]})


def _limitation(
    occurred_at: datetime, discovered_on: date, continuing: bool, ended_on: date | None, affected: str, harm: bool
) -> Any:
    try:
        return limitation_of_case.limitation_of(
            occurred_on=org.day_of(occurred_at),
            discovered_on=discovered_on,
            continuing=continuing,
            ended_on=ended_on,
            affected=affected,
            harm=harm,
        )
    except ValueError as error:
        raise ActInvalid({"ended_on": [str(error)]}) from error


@act(
    "general_case.describe",
    title="补正案情",
    on=GeneralCase,
    basis=(_54,),
    by=authority.lead,
    says="{actor}补正案情",
)
def describe(
    writing: Writing,
    case: GeneralCase,
    *,
    occurred_at: Annotated[AwareDatetime, Shown("违法行为发生时间", kind=Kind.DATETIME)],
    discovered_on: Annotated[date, Shown("发现日期")],
    place: Annotated[Line, Shown("违法地点")],
    facts: Annotated[Paragraph, Shown("案情", kind=Kind.LONG_TEXT, personal=True)],
    unknown_party: Annotated[bool, Shown("当事人待查")] = False,
    continuing: Annotated[bool, Shown("违法行为有连续或者继续状态")] = False,
    ended_on: Annotated[date | None, Shown("行为终了日期")] = None,
    affected: Annotated[AffectedInterest, Shown("涉及利益")] = AffectedInterest.OTHER,
    harm_occurred: Annotated[bool, Shown("有危害后果")] = False,
) -> dict[str, Any]:
    """After the filing a fact that puts the violation beyond limitation leads to withdrawing the case instead."""
    not_in_the_future(occurred_at, writing.at)
    _discovered(discovered_on, occurred_at, writing.at.date())
    limits = _limitation(occurred_at, discovered_on, continuing, ended_on, affected, harm_occurred)
    if limits.refusal is not None and case.state == "DRAFT_FILING":
        raise ActRefused(limits.refusal)
    conduct = pinned.norm_day(occurred_at, writing.at.date(), continuing=continuing, ended_on=ended_on)
    changed(
        writing,
        case,
        **_pinned(case, conduct, writing.at.date()),
        occurred_at=occurred_at,
        discovered_on=discovered_on,
        place=place,
        facts=facts,
        unknown_party=unknown_party,
        continuing=continuing,
        ended_on=ended_on,
        affected=affected,
        harm_occurred=harm_occurred,
    )
    if case.state == "DRAFT_FILING" and case.endorsed_at is not None:
        writing.change(case, endorsed_at=None, endorsed_by=None, endorsement="")
    return {"expired": limits.refusal is not None}


def _pinned(case: GeneralCase, conduct: date, today: date) -> dict[str, Any]:
    """The version of another day of conduct; nothing while that day is the same, for a reviewer may have changed it."""
    before = pinned.norm_day(case.occurred_at, today, continuing=case.continuing, ended_on=case.ended_on)
    if before == conduct:
        return {}
    version, without_norm = pinned.at_conduct(Dossier.of(case).item, conduct)
    if without_norm is not None:
        raise ActRefused(without_norm)
    return {"item_version": version.pk, "item_name": version.short}


@act(
    "general_case.endorse_filing",
    title="办案机构提出立案意见",
    on=GeneralCase,
    basis=(_54,),
    by=authority.unit_head,
    when=conditions.described & conditions.party_known & conditions.not_endorsed,
    says="{actor}提出立案意见",
)
def endorse_filing(
    writing: Writing, case: GeneralCase, *, opinion: Annotated[Line, Shown("机构意见")] = "同意立案，报负责人审批。"
) -> dict[str, Any]:
    writing.change(case, endorsed_by_id=writing.actor.person, endorsed_at=writing.at, endorsement=opinion)
    return {}


@act(
    "general_case.approve_filing",
    title="批准立案",
    on=GeneralCase,
    basis=(_54, _36, "《行政处罚法》第四十二条", "《行政处罚法》第六十条"),
    by=authority.head,
    when=conditions.described
    & conditions.party_known
    & conditions.endorsed
    & conditions.within_power
    & conditions.within_limitation
    & conditions.two_officers,
    says="{actor}批准立案，立案号{number}，办案期限至{decide_by}",
    asks_confirmation="批准后开始计算九十日办案期限。",
)
def approve_filing(
    writing: Writing, case: GeneralCase, *, opinion: Annotated[Line, Shown("审批意见")] = "同意立案。"
) -> dict[str, Any]:
    data = before.filing(Dossier.of(case), writing.actor, opinion, writing.at)
    issued = issue(writing, "D03", case, data, parts.issuer_of(case))
    writing.change(case, filed_at=writing.at, filing_number=issued.document.number)
    deadline = clock_of_case.decide_by(Dossier(case), writing.at.date())
    due = deadline.due_on if deadline else None
    writing.change(case, decide_by=due)
    if case.clue_id is not None:
        writing.change_also(case.clue, state="FILED", ended_at=writing.at)
    tell(writing, case.lead_id, "已批准立案", text=case.item_name, url=url_of(case), tone="ok")
    return {"number": issued.document.number, "decide_by": f"{due:%Y年%-m月%-d日}" if due else ""}


@act(
    "general_case.decline_filing",
    title="不予立案",
    on=GeneralCase,
    basis=(_54, _36),
    by=authority.head,
    when=conditions.described,
    says="{actor}决定不予立案",
    asks_confirmation="不予立案后，本案不能再继续办理。",
)
def decline_filing(
    writing: Writing,
    case: GeneralCase,
    *,
    reason: Annotated[Paragraph, Shown("不予立案的理由", kind=Kind.LONG_TEXT)],
    reply: Annotated[OptionalLine, Shown("对举报人的答复", help="有举报人要求答复的，必须填写")] = "",
) -> dict[str, Any]:
    if case.clue is not None and case.clue.wants_reply and not reply:
        raise ActInvalid({"reply": ["举报人要求答复，请写明对举报人的答复"]})
    if refusals := list(ends.unsettled_refusals(Dossier.of(case), "不能不予立案")):
        raise ActRefused(*refusals)
    data = before.no_filing(Dossier.of(case), writing.actor, reason, reply, writing.at)
    issue(writing, "D04", case, data, parts.issuer_of(case))
    if case.clue_id is not None:
        said = {"reply": reply, "replied_at": writing.at} if reply else {}
        writing.change_also(case.clue, state="NO_FILING", reason=reason, ended_at=writing.at, **said)
    return {}
