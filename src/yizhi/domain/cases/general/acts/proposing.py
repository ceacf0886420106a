"""What the officers propose, the co-officer's word to it, and the end of the investigation."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, conditions, one_fine, penalties
from yizhi.domain.cases.general.acts.content import changed
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import conditions as fast_track
from yizhi.domain.cases.general.papers import before, parts
from yizhi.domain.cases.models.general import GeneralCase, PenaltyLine, Proposal
from yizhi.domain.cases.models.terms import MitigationGround, NoPenaltyGround, Outcome, PenaltyCode
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, OptionalParagraph, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.platform.notify.acts import tell
from yizhi.statute.refusal import Refusal

_9 = "《行政处罚法》第九条"
_57 = "《行政处罚法》第五十七条"


@act(
    "general_case.propose",
    title="拟定处理意见",
    on=GeneralCase,
    basis=(_57, "《行政处罚法》第三十条至第三十四条"),
    by=authority.lead,
    says="{actor}拟定处理意见（第{number}稿）：{outcome}",
)
def propose(
    writing: Writing,
    case: GeneralCase,
    *,
    outcome: Annotated[Outcome, Shown("处理")],
    facts: Annotated[Paragraph, Shown("查明的事实", kind=Kind.LONG_TEXT, personal=True)],
    reasons: Annotated[
        OptionalParagraph,
        Shown("裁量理由", kind=Kind.LONG_TEXT, help="给予处罚的必须写明；已裁量的自动列入"),
    ] = "",
    ground: Annotated[NoPenaltyGround | None, Shown("不予处罚的情形", choices="no_penalty_grounds")] = None,
    mitigation: Annotated[
        list[MitigationGround], Shown("从轻、减轻情形", kind=Kind.MANY, choices="mitigation_grounds")
    ] = [],  # noqa: B006 - the declaration copies it; pydantic never changes a default
    education: Annotated[OptionalLine, Shown("教育情况", help="不予处罚的必须写明")] = "",
) -> dict[str, Any]:
    """A new draft: penalties of an earlier one are not taken over, earlier reviews do not count for it."""
    errors = {}
    if outcome is Outcome.PENALTY and not reasons and not Dossier.of(case).weighings:
        errors["reasons"] = ["给予行政处罚的，须写明裁量理由（《行政处罚法》第三十四条）"]
    if outcome is Outcome.NO_PENALTY and ground is None:
        errors["ground"] = ["不予行政处罚的，须选择法定情形（《行政处罚法》第三十条至第三十三条）"]
    if outcome is Outcome.NO_PENALTY and not education:
        errors["education"] = ["不予行政处罚的，应当对当事人进行教育（《行政处罚法》第三十三条第三款）"]
    if errors:
        raise ActInvalid(errors)
    changed(writing, case)
    one = writing.create(
        Proposal,
        case=case,
        number=case.proposals.count() + 1,
        outcome=outcome,
        ground=ground if ground and outcome is Outcome.NO_PENALTY else "",
        facts=facts,
        reasons=reasons,
        mitigation=[code.value for code in dict.fromkeys(mitigation)],
        education=education,
        made_at=writing.at,
        made_by_id=writing.actor.person,
    )
    return {"proposal": str(one.pk), "number": one.number, "outcome": str(outcome.label)}


@act(
    "general_case.add_line",
    title="拟定处罚",
    on=GeneralCase,
    basis=(_9,),
    by=authority.lead,
    when=conditions.punishing,
    says="{actor}拟定{penalty}",
)
def add_line(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    kind: Annotated[PenaltyCode, Shown("处罚种类", choices="allowed_kinds")],
    amount_fen: Annotated[Fen, Shown("金额", kind=Kind.MONEY, help="罚款、没收违法所得必填")] = 0,
    detail: Annotated[OptionalLine, Shown("内容", help="没收的物品、暂扣吊销的证件名称编号、停产停业的范围等")] = "",
    base_fen: Annotated[Fen | None, Shown("计算基数", kind=Kind.MONEY, help="按工程造价、货值等计算罚款的必填")] = None,
    quantity: Annotated[int | None, Field(ge=1, le=1_000_000), Shown("数量", help="按数量计算罚款的必填")] = None,
    refund_fen: Annotated[Fen, Shown("依法退赔金额", kind=Kind.MONEY, help="没收违法所得时扣除")] = 0,
    since: Annotated[date | None, Shown("自", help="有期限的处罚必填")] = None,
    until: Annotated[date | None, Shown("至")] = None,
    distinct_reason: Annotated[
        OptionalLine,
        Shown("与此前处罚不是同一违法行为的理由", help="此前因同类行为罚过款的必填，写明时间、地点、情节有何不同"),
    ] = "",
    deviation: Annotated[
        OptionalLine,
        Shown("偏离裁量建议的理由", help="与建议数额不一致的必填；超出阶次须经法制审核同意"),
    ] = "",
) -> dict[str, Any]:
    dossier = Dossier.of(case)
    proposal = dossier.proposal
    if proposal is None:
        raise LookupError("没有处理意见")
    _complete(kind, amount_fen, detail, since, until)
    weighing = dossier.weighing_of(party) if kind is PenaltyCode.FINE else None
    one = writing.create(
        PenaltyLine,
        proposal=proposal,
        case=case,
        case_party=of_case(case.parties.filter(excluded_at=None), party, "party"),
        kind=kind,
        amount_fen=amount_fen if kind in penalties.AMOUNT_KINDS else 0,
        base_fen=base_fen if base_fen is not None or weighing is None else weighing.base_fen,
        quantity=quantity if quantity is not None or weighing is None else weighing.quantity,
        detail=detail,
        refund_fen=refund_fen if kind is PenaltyCode.CONFISCATE_GAINS else 0,
        basis=dossier.item.penalty_citation,
        since=since,
        until=until,
        distinct_reason=distinct_reason if kind is PenaltyCode.FINE else "",
        weighing=weighing,
        deviation=deviation if kind is PenaltyCode.FINE else "",
    )
    fined = one_fine.line_refusals(dossier, one, org.day_of(writing.at))
    if refusals := [*penalties.line_refusals(dossier, one, proposal.mitigation), *fined]:
        raise ActRefused(*refusals)
    changed(writing, case)
    said = {"distinct_reason": one.distinct_reason} if one.distinct_reason else {}
    return {"penalty": str(kind.label), "amount_fen": one.amount_fen, "line": str(one.pk), **said}


def _complete(kind: PenaltyCode, amount: int, detail: str, since: date | None, until: date | None) -> None:
    errors: dict[str, list[str]] = {}
    if kind in penalties.AMOUNT_KINDS and not amount:
        errors["amount_fen"] = ["请填写金额"]
    if kind in penalties.TERM_KINDS and not (since and until):
        errors["since"] = ["有期限的处罚，请填写起止日期"]
    if since and until and until < since:
        errors["until"] = ["截止日期不能早于起始日期"]
    silent = (PenaltyCode.WARNING, PenaltyCode.CRITICISM, *penalties.AMOUNT_KINDS)
    if kind not in silent and not detail:
        errors["detail"] = ["请写明处罚内容"]
    if errors:
        raise ActInvalid(errors)


@act(
    "general_case.drop_line",
    title="撤去拟定的处罚",
    on=GeneralCase,
    basis=(_9,),
    by=authority.lead,
    when=conditions.punishing,
    says="{actor}撤去拟定的处罚，另拟处理意见（第{number}稿）",
)
def drop_line(
    writing: Writing, case: GeneralCase, *, line: Annotated[UUID, Shown("处罚", choices="proposed_lines")]
) -> dict[str, Any]:
    """Nothing is removed: a new draft of the proposal takes over all penalties but this one."""
    proposal = Dossier.of(case).proposal
    if proposal is None:
        raise LookupError("没有处理意见")
    dropped = of_case(proposal.lines, line, "line")
    kept = [one for one in proposal.lines.all() if one.pk != dropped.pk]
    columns = ("outcome", "ground", "facts", "reasons", "mitigation", "education")
    again = writing.create(
        Proposal,
        case=case,
        number=proposal.number + 1,
        made_at=writing.at,
        made_by_id=writing.actor.person,
        **{name: getattr(proposal, name) for name in columns},
    )
    names = (
        "case_party",
        "kind",
        "amount_fen",
        "base_fen",
        "quantity",
        "detail",
        "refund_fen",
        "weighing",
        "deviation",
        "basis",
        "since",
        "until",
        "distinct_reason",
    )
    for one in kept:
        writing.create(PenaltyLine, proposal=again, case=case, **{name: getattr(one, name) for name in names})
    changed(writing, case)
    return {"number": again.number}


@act(
    "general_case.confirm",
    title="协办人确认",
    on=GeneralCase,
    basis=("《行政处罚法》第四十二条",),
    by=authority.co,
    when=conditions.proposed,
    says="{actor}作为协办人确认调查情况和处理意见",
)
def confirm(writing: Writing, case: GeneralCase) -> dict[str, Any]:
    writing.change(case, confirmed_version=case.content_version, confirmed_at=writing.at)
    tell(writing, case.lead_id, "协办人已确认", text=case.item_name, url=f"/cases/general/{case.pk}/", tone="ok")
    return {"content_version": case.content_version}


@act(
    "general_case.close_investigation",
    title="终结调查",
    on=GeneralCase,
    basis=(_57, "《行政处罚法》第四十条", "《行政处罚法》第四十六条"),
    by=authority.lead,
    when=fast_track.ordinary
    & conditions.proposed
    & conditions.signed
    & conditions.sufficient
    & conditions.lawful_proposal
    & conditions.confirmed,
    says="{actor}终结调查，提出调查终结报告（{number}）",
)
def close_investigation(
    writing: Writing,
    case: GeneralCase,
    *,
    process: Annotated[Paragraph, Shown("调查经过", kind=Kind.LONG_TEXT, help="何时立案、做了哪些调查")],
) -> dict[str, Any]:
    dossier = Dossier.of(case)
    issued = issue(writing, "D26", case, before.report(dossier, process, writing.at), parts.issuer_of(case))
    writing.change(case, investigated_at=writing.at)
    if dossier.proposal is not None:
        writing.change(dossier.proposal, document=issued.document)
    return {"number": issued.document.number}


@act(
    "general_case.reopen",
    title="重新调查",
    on=GeneralCase,
    basis=("《行政处罚法》第四十条",),
    by=authority.lead | authority.head,
    says="{actor}将本案退回调查：{reason}",
)
def reopen(writing: Writing, case: GeneralCase, *, reason: Annotated[Line, Shown("理由")]) -> dict[str, Any]:
    """Back to the investigation; what was reviewed and told stays on record, and counts only for the same proposal."""
    hearing = Dossier.of(case).hearing
    if hearing is not None and not hearing.outcome:
        article = "《行政处罚法》第六十三条、第六十四条"
        raise ActRefused(Refusal("不能退回调查", "已受理的听证尚未举行", article, "请先举行听证"))
    writing.change(case, investigated_at=None)
    return {"reason": reason}
