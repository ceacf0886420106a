"""The hearing, from the party's application to the report (第六十三条至第六十五条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import heard, parts
from yizhi.domain.cases.general.papers import review as papers
from yizhi.domain.cases.general.party_heard import hearing_deadline
from yizhi.domain.cases.models.general import GeneralCase, Hearing
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal, RefusedError

_63 = "《行政处罚法》第六十三条"
_64 = "《行政处罚法》第六十四条"
_65 = "《行政处罚法》第六十五条"


@condition("为本案听证主持人")
def is_chair(situation: Situation) -> Refusal | None:
    hearing = Dossier.of(situation.record).hearing
    if hearing is not None and hearing.chair_id is not None and hearing.chair_id == situation.actor.person:
        return None
    why = "听证由行政机关指定的非本案调查人员主持"
    return Refusal("您不能办理此项", why, f"{_64}第四项", "请由本案听证主持人办理")


@condition("已送达听证通知书")
def summoned(situation: Situation) -> Refusal | None:
    hearing = Dossier.of(situation.record).hearing
    if hearing is not None and hearing.summoned_on is not None:
        return None
    return Refusal("尚不能举行听证", "听证通知书尚未送达当事人", f"{_64}第二项", "请制作并送达听证通知书")


@condition("听证已结束")
def ended(situation: Situation) -> Refusal | None:
    hearing = Dossier.of(situation.record).hearing
    if hearing is not None and hearing.outcome:
        return None
    return Refusal("尚不能提出报告", "听证尚未举行", _65, "请先举行听证")


chair = is_chair & authority.not_an_investigator & authority.not_recused


@act(
    "general_case.apply_hearing",
    title="登记听证申请",
    on=GeneralCase,
    basis=(_63, f"{_64}第一项"),
    by=authority.officer,
    says="{actor}登记当事人要求听证：{outcome}",
)
def apply_hearing(
    writing: Writing,
    case: GeneralCase,
    *,
    notice: Annotated[UUID, Shown("告知书", choices="served_notices")],
    applied_on: Annotated[date, Shown("要求听证的日期")],
) -> dict[str, Any]:
    """Accepted if and only if the party has the right and asked in time; a late one is recorded as not accepted."""
    one = of_case(case.notices.exclude(served_on=None), notice, "notice")
    if not one.served_on <= applied_on <= writing.at.date():
        raise ActInvalid({"applied_on": ["日期应在告知书送达之后、今天以前"]})
    if any(h.notice_id == one.pk and h.accepted for h in Dossier.of(case).hearings):
        raise ActRefused(Refusal("无需重复登记", "该当事人的听证申请已受理", _64, "请组织听证"))
    deadline = hearing_deadline(one)
    refusal = ""
    if deadline is None:
        refusal = "拟作出的处罚不属于应当告知听证权利的情形"
    elif deadline.is_over(applied_on):
        refusal = f"要求听证的期限已于{deadline.due_on:%Y年%-m月%-d日}届满"
    asked = writing.create(Hearing, case=case, notice=one, applied_on=applied_on, accepted=not refusal, refusal=refusal)
    number = heard.answer_application(writing, case, asked)
    if refusal:
        writing.lead_to(case.state)
    outcome = f"不予受理，{refusal}" if refusal else "予以受理"
    return {"outcome": outcome, "accepted": not refusal, "number": number}


@act(
    "general_case.arrange_hearing",
    title="安排听证",
    on=GeneralCase,
    basis=(_64,),
    by=authority.head | authority.unit_head,
    says="{actor}安排于{held_at}举行听证",
)
def arrange_hearing(
    writing: Writing,
    case: GeneralCase,
    *,
    held_at: Annotated[
        AwareDatetime, Shown("听证时间", kind=Kind.DATETIME, help="须在举行听证的七个工作日前通知当事人")
    ],
    place: Annotated[Line, fits(Hearing, "place"), Shown("地点")],
    chair_person: Annotated[UUID, Shown("主持人", choices="hearing_chairs", help="不得为本案调查人员")],
    clerk: Annotated[UUID, Shown("记录员", choices="agency_staff")],
    public: Annotated[bool, Shown("公开举行")] = True,
    closed_because: Annotated[OptionalLine, Shown("不公开的理由", help="涉及国家秘密、商业秘密或者个人隐私")] = "",
) -> dict[str, Any]:
    dossier = Dossier.of(case)
    hearing = dossier.hearing
    if hearing is None or hearing.outcome:
        raise ActRefused(Refusal("不能安排听证", "没有待举行的听证", _64, "请先登记听证申请"))
    _impartial(dossier, chair_person, clerk)
    latest = _latest_notice(held_at.astimezone(clock.CHINA).date())
    if writing.at.date() > latest:
        why = f"于该日举行听证的，最迟应在{latest:%Y年%-m月%-d日}通知当事人"
        raise ActRefused(Refusal("听证时间过早", why, f"{_64}第二项", "请另定较晚的日期"))
    if not public and not closed_because:
        raise ActInvalid({"closed_because": ["不公开举行听证的，须写明理由（第六十四条第三项）"]})
    values = {"chair_id": chair_person, "clerk_id": clerk, "public": public, "closed_because": closed_because}
    writing.change(hearing, held_at=held_at, place=place, summoned_on=None, **values)
    data = papers.summons(dossier, hearing, writing.at)
    writing.change(hearing, summons=issue(writing, "D34", case, data, parts.issuer_of(case)).document)
    tell(writing, chair_person, "请主持听证", text=case.item_name, url=f"/cases/general/{case.pk}/")
    return {"held_at": f"{held_at.astimezone(clock.CHINA):%Y年%-m月%-d日%-H时%M分}"}


def _impartial(dossier: Dossier, chair_person: UUID, clerk: UUID) -> None:
    if chair_person == clerk:
        raise ActInvalid({"clerk": ["记录员须与主持人不同"]})
    for person, what in ((chair_person, "主持人"), (clerk, "记录员")):
        if person in dossier.handlers:
            why = f"所选{what}是或者曾是本案调查人员"
            raise ActRefused(Refusal("不能这样安排", why, f"{_64}第四项", f"请另选{what}"))
        if org.recusal_of(person, dossier.case):
            raise ActRefused(org.recused_refusal(f"所选{what}"))


def _latest_notice(held_on: date) -> date:
    try:
        return compute("T-HEAR-NOTICE", held_on).due_on
    except RefusedError as error:
        raise ActRefused(error.refusal) from error


@act(
    "general_case.hold_hearing",
    title="记录听证",
    on=GeneralCase,
    basis=(_64,),
    by=chair,
    when=summoned,
    says="{actor}主持听证：{outcome}",
)
def hold_hearing(
    writing: Writing,
    case: GeneralCase,
    *,
    outcome: Annotated[Literal["HELD", "WAIVED"], Shown("结果", choices="hearing_outcomes")],
    minutes: Annotated[
        OptionalParagraph,
        Shown("听证笔录", kind=Kind.LONG_TEXT, personal=True, help="举行听证的必填，交当事人核对无误后签字"),
    ] = "",
    signed: Annotated[bool, Shown("当事人或者其代理人已核对签字")] = False,
    unsigned_note: Annotated[OptionalLine, Shown("拒绝签字的情况", help="没有签字的必填，由主持人在笔录中注明")] = "",
) -> dict[str, Any]:
    hearing = Dossier.of(case).hearing
    if hearing is None or hearing.held_at is None or hearing.summoned_on is None:
        raise LookupError("没有安排听证")
    if writing.at < hearing.held_at:
        when = f"{clock.local(hearing.held_at):%Y年%-m月%-d日%-H时%M分}"
        raise ActRefused(Refusal("尚不能记录听证", f"听证定于{when}举行", _64, "请在听证举行后记录"))
    latest = _latest_notice(clock.day(hearing.held_at))
    if hearing.summoned_on > latest:
        why = f"听证通知书于{hearing.summoned_on:%Y年%-m月%-d日}送达，不足七个工作日"
        raise ActRefused(Refusal("听证通知期限不足", why, f"{_64}第二项", "请重新安排听证并按期通知"))
    if outcome == "HELD" and not minutes:
        raise ActInvalid({"minutes": ["请制作听证笔录（第六十四条第八项）"]})
    if outcome == "HELD" and not signed:
        if not unsigned_note:
            raise ActInvalid({"unsigned_note": ["没有签字的，由听证主持人在笔录中注明（第六十四条第八项）"]})
        minutes = f"{minutes}\n（{unsigned_note}）"
    writing.change(hearing, outcome=outcome, minutes=minutes or None, signed=signed, ended_at=writing.at)
    if outcome == "HELD":
        data = heard.minutes(Dossier.of(case), hearing, unsigned_note if not signed else "", writing.at)
        issue(writing, "D35", case, data, parts.issuer_of(case))
    return {"outcome": "已举行" if outcome == "HELD" else "当事人无正当理由不出席或者中途退出，视为放弃，终止听证"}


@act(
    "general_case.report_hearing",
    title="提出听证报告",
    on=GeneralCase,
    basis=(_65,),
    by=chair,
    when=ended,
    says="{actor}提出听证报告",
)
def report_hearing(
    writing: Writing, case: GeneralCase, *, opinion: Annotated[Paragraph, Shown("听证意见和建议", kind=Kind.LONG_TEXT)]
) -> dict[str, Any]:
    dossier = Dossier.of(case)
    hearing = dossier.hearing
    if hearing is None:
        raise LookupError("没有听证")
    writing.change(hearing, report_opinion=opinion, reported_at=writing.at)
    data = papers.hearing_report(dossier, hearing, writing.at)
    writing.change(hearing, report=issue(writing, "D36", case, data, parts.issuer_of(case)).document)
    return {}
