"""Reviews by people who did not investigate, and the heads deciding together."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority, conditions, discretion, gates
from yizhi.domain.cases.general.configuration import configured
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.papers import review as papers
from yizhi.domain.cases.general.penalties import in_words
from yizhi.domain.cases.models.general import Discussion, GeneralCase, Review
from yizhi.domain.cases.models.terms import ReviewKind, ReviewResult
from yizhi.platform.acts.condition import role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalParagraph, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.calendar import WorkingCalendar
from yizhi.statute.refusal import Refusal, RefusedError

_24 = "《浙江省综合行政执法条例》第二十四条"
_58 = "《行政处罚法》第五十八条"
_57 = "《行政处罚法》第五十七条第二款"
_BACK = {
    ReviewResult.RETURN,
    ReviewResult.AGREE_WITH_CHANGES,
    ReviewResult.RETURN_FOR_EVIDENCE,
    ReviewResult.DISAGREE,
    ReviewResult.TRANSFER,
}


def request(writing: Writing, case: GeneralCase, kind: ReviewKind) -> Review:
    """Open a review of the present proposal, to be done within the configured working days."""
    dossier, day = Dossier.of(case), writing.at.date()
    key = "compliance_review_workdays" if kind is ReviewKind.COMPLIANCE else "legal_review_workdays"
    if kind is not ReviewKind.COMPLIANCE and case.major_grounds:
        key = "legal_review_complex_workdays"
    if dossier.fast_track is not None and dossier.fast_track.running:
        key = "fast_track_review_workdays"
    try:
        due = WorkingCalendar.national().add_workdays(day, configured(key, day))
    except RefusedError:
        due = None
    return writing.create(Review, case=case, proposal=dossier.proposal, kind=kind, requested_at=writing.at, due_on=due)


@act(
    "general_case.request_review",
    title="送审",
    on=GeneralCase,
    basis=(_24, _58),
    by=authority.lead,
    when=conditions.confirmed & conditions.lawful_proposal,
    says="{actor}将本案送{kind}",
)
def request_review(writing: Writing, case: GeneralCase) -> dict[str, Any]:
    """A township's case goes to its compliance review first, all others to the legal review."""
    township = gates.needs_compliance_review(Dossier.of(case))
    kind = ReviewKind.COMPLIANCE if township else ReviewKind.LEGAL_1
    request(writing, case, kind)
    writing.lead_to("COMPLIANCE_REVIEW" if township else "LEGAL_REVIEW_1")
    return {"kind": str(kind.label)}


def _finish(
    writing: Writing, case: GeneralCase, result: ReviewResult, opinion: str, failed: list[str], code: str
) -> Review:
    """Give the open review its result and its document. Errors: ActInvalid where result and points contradict."""
    if result in _BACK and not opinion:
        raise ActInvalid({"opinion": ["退回或者不同意的，请写明意见"]})
    if failed and result not in _BACK:
        raise ActInvalid({"failed_points": ["有事项不符合的，不能作出通过的结论"]})
    dossier = Dossier.of(case)
    review = dossier.open_review()
    if review is None:
        raise LookupError("没有待办的审查")
    writing.change(
        review,
        reviewer_id=writing.actor.person,
        done_at=writing.at,
        result=result,
        opinion=opinion,
        failed_points=failed,
    )
    issued = issue(writing, code, case, papers.review(dossier, review, writing.at), parts.issuer_of(case))
    writing.change(review, document=issued.document)
    tone = "warn" if result in _BACK else "ok"
    url = f"/cases/general/{case.pk}/"
    tell(writing, case.lead_id, f"{review.get_kind_display()}：{result.label}", text=case.item_name, url=url, tone=tone)
    return review


@act(
    "general_case.review_compliance",
    title="合规性审查",
    on=GeneralCase,
    basis=(_24,),
    by=authority.compliance_reviewer,
    when=conditions.open_review(ReviewKind.COMPLIANCE),
    says="{actor}合规性审查：{result}",
)
def review_compliance(
    writing: Writing,
    case: GeneralCase,
    *,
    result: Annotated[Literal["PASS", "SUGGEST", "RETURN"], Shown("结果", choices="compliance_results")],
    failed_points: Annotated[list[str], Shown("不符合的事项", kind=Kind.MANY, choices="compliance_points")] = [],  # noqa: B006
    opinion: Annotated[OptionalParagraph, Shown("意见", kind=Kind.LONG_TEXT)] = "",
) -> dict[str, Any]:
    verdict = ReviewResult(result)
    _finish(writing, case, verdict, opinion, failed_points, "D27")
    if verdict in _BACK:
        writing.lead_to("INVESTIGATING")
    else:
        request(writing, case, ReviewKind.LEGAL_1)
    return {"result": str(verdict.label), "failed_points": failed_points}


@act(
    "general_case.review_legally",
    title="法制审核",
    on=GeneralCase,
    basis=(_58,),
    by=authority.legal_reviewer,
    when=conditions.open_review(ReviewKind.LEGAL_1, ReviewKind.LEGAL_2),
    says="{actor}{kind}：{result}",
)
def review_legally(
    writing: Writing,
    case: GeneralCase,
    *,
    result: Annotated[
        Literal["AGREE", "AGREE_WITH_CHANGES", "RETURN_FOR_EVIDENCE", "DISAGREE", "TRANSFER"],
        Shown("结果", choices="legal_results"),
    ],
    failed_points: Annotated[list[str], Shown("不符合的事项", kind=Kind.MANY, choices="legal_points")] = [],  # noqa: B006
    opinion: Annotated[OptionalParagraph, Shown("意见", kind=Kind.LONG_TEXT)] = "",
    outside_agreed: Annotated[bool, Shown("同意罚款超出裁量阶次", help="处理意见的罚款超出裁量基准阶次的必选")] = False,
) -> dict[str, Any]:
    verdict = ReviewResult(result)
    leaving = [line for line in Dossier.of(case).lines if discretion.outside(line)]
    if verdict is ReviewResult.AGREE and leaving and not outside_agreed:
        why = f"{in_words(leaving[0])}超出裁量基准“{leaving[0].weighing.tier}”阶次，审核人员没有表明同意"
        raise ActRefused(Refusal("不能审核通过", why, "《行政处罚法》第三十四条", "请表明同意并说明，或者退回修改"))
    review = _finish(writing, case, verdict, opinion, failed_points, "D28")
    writing.change(review, outside_agreed=outside_agreed and bool(leaving))
    writing.lead_to("INVESTIGATING" if verdict in _BACK else case.state)
    kind = str(ReviewKind(review.kind).label)
    return {"kind": kind, "result": str(verdict.label), "failed_points": failed_points}


@act(
    "general_case.request_second_review",
    title="送决定前法制审核",
    on=GeneralCase,
    basis=(_58,),
    by=authority.lead,
    when=conditions.hearing_done & conditions.heard,
    says="{actor}将本案送决定前法制审核",
)
def request_second_review(writing: Writing, case: GeneralCase) -> dict[str, Any]:
    request(writing, case, ReviewKind.LEGAL_2)
    return {}


@act(
    "general_case.discuss",
    title="记录集体讨论",
    on=GeneralCase,
    basis=(_57,),
    by=role("DECIDER", "UNIT_HEAD", title="行政机关负责人或者其指定的记录人员", article=_57) & authority.of_the_agency,
    when=conditions.reviewed & conditions.heard & conditions.reviewed_again,
    says="{actor}记录集体讨论，{resolution}",
)
def discuss(
    writing: Writing,
    case: GeneralCase,
    *,
    held_at: Annotated[AwareDatetime, Shown("讨论时间", kind=Kind.DATETIME)],
    place: Annotated[Line, fits(Discussion, "place"), Shown("地点")],
    chair: Annotated[UUID, Shown("主持人", choices="agency_heads")],
    attendees: Annotated[
        list[UUID], Field(min_length=1, max_length=30), Shown("参加人", kind=Kind.MANY, choices="agency_staff")
    ],
    opinions: Annotated[Paragraph, Shown("讨论意见", kind=Kind.LONG_TEXT, help="逐人记录发言要点")],
    votes_for: Annotated[int, Field(ge=0, le=99), Shown("同意票数")],
    votes_against: Annotated[int, Field(ge=0, le=99), Shown("不同意票数")],
    resolution: Annotated[Line, Shown("决议")],
) -> dict[str, Any]:
    not_in_the_future(held_at, writing.at, "held_at")
    dossier = Dossier.of(case)
    present = list(dict.fromkeys([chair, *attendees]))
    voting = [person for person in present if person not in dossier.handlers]
    least = configured("discussion_least_attendees", writing.at.date())
    errors = {}
    if len(voting) < least:
        errors["attendees"] = [f"除本案调查人员外，参加讨论的人员不得少于{least}人"]
    if votes_for + votes_against != len(voting):
        errors["votes_for"] = [f"同意与不同意票数之和应为{len(voting)}（本案调查人员不参加表决）"]
    if errors:
        raise ActInvalid(errors)
    one = writing.create(
        Discussion,
        case=case,
        proposal=dossier.proposal,
        held_at=held_at,
        place=place,
        chair_id=chair,
        attendees=present,
        opinions=opinions,
        votes_for=votes_for,
        votes_against=votes_against,
        resolution=resolution,
        agreed=votes_for > votes_against,
    )
    issued = issue(writing, "D37", case, papers.discussion(dossier, one, writing.at), parts.issuer_of(case))
    writing.change(one, document=issued.document)
    return {
        "resolution": "同意处理意见" if one.agreed else "不同意处理意见",
        "for": votes_for,
        "against": votes_against,
    }
