"""When the party does not perform: demand, then the court within its window (行政强制法第五十三条、第五十四条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.decision_document import particulars_of
from yizhi.domain.cases.general import authority, money, remedies
from yizhi.domain.cases.general.acts.halting import running
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import execution, parts
from yizhi.domain.cases.general.window import window_of
from yizhi.domain.cases.models.general import CourtApplication, DemandNotice, GeneralCase
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal, RefusedError

_ACL_35 = "《行政强制法》第三十五条"
_ACL_53 = "《行政强制法》第五十三条"
_ACL_54 = "《行政强制法》第五十四条"


@act(
    "general_case.decide_surcharge",
    title="制作加处罚款决定书",
    on=GeneralCase,
    basis=("《行政处罚法》第七十二条第一款第一项", "《行政强制法》第四十五条"),
    by=authority.lead,
    says="{actor}制作加处罚款决定书（{number}）",
)
def decide_surcharge(
    writing: Writing, case: GeneralCase, *, payable: Annotated[UUID, Shown("应缴罚款", choices="open_payables")]
) -> dict[str, Any]:
    """What has accrued that day, by the rule that the decision announced; it never exceeds the fine."""
    one = of_case(case.payables.filter(replaced_at=None, kind="FINE"), payable, "payable")
    running(case, one.case_party_id, what="不能加处罚款")
    dossier = Dossier.of(case)
    account = money.account(dossier, one, writing.at.date())
    if not account.surcharge or not account.principal_left:
        why = "该款项没有逾期，或者已经缴清"
        raise ActRefused(Refusal("不能加处罚款", why, "《行政处罚法》第七十二条", "请核对缴款期限和缴款记录"))
    data = execution.surcharge(dossier, one, account, writing.at)
    paper = issue(writing, "D49", case, data, parts.issuer_of(case)).document
    return {"number": paper.number, "surcharge_fen": account.surcharge}


@act(
    "general_case.demand",
    title="制作催告书",
    on=GeneralCase,
    basis=(_ACL_35, _ACL_54),
    by=authority.lead,
    says="{actor}制作催告书（{number}）",
)
def demand(
    writing: Writing, case: GeneralCase, *, party: Annotated[UUID, Shown("当事人", choices="case_parties")]
) -> dict[str, Any]:
    """Only what is overdue is demanded, with its exact amount that day."""
    dossier, day = Dossier.of(case), writing.at.date()
    one = running(case, party, what="不能催告")
    late = [p for p in dossier.payables if p.case_party_id == one.pk and p.due_on and p.due_on < day]
    accounts = [money.account(dossier, p, day) for p in late]
    if not any(a.outstanding for a in accounts):
        raise ActRefused(Refusal("不能催告", "当事人没有逾期未缴的款项", _ACL_54, "缴款期限届满后仍未缴纳的再催告"))
    principal = sum(a.principal_left for a in accounts)
    added = sum(a.outstanding for a in accounts) - principal
    data = execution.demand(dossier, one, principal, added, writing.at)
    paper = issue(writing, "D50", case, data, parts.issuer_of(case)).document
    writing.create(
        DemandNotice,
        case=case,
        case_party=one,
        document=paper,
        amount_fen=principal,
        surcharge_fen=added,
        issued_at=writing.at,
    )
    return {"number": paper.number, "amount_fen": principal, "surcharge_fen": added}


@act(
    "general_case.apply_to_court",
    title="申请人民法院强制执行",
    on=GeneralCase,
    basis=(_ACL_53, _ACL_54, "《行政强制法》第五十五条"),
    by=authority.head,
    says="{actor}申请人民法院强制执行（{number}）",
)
def apply_to_court(
    writing: Writing,
    case: GeneralCase,
    *,
    party: Annotated[UUID, Shown("当事人", choices="case_parties")],
    opinion: Annotated[Line, Shown("当事人意见及催告情况")],
) -> dict[str, Any]:
    """Lawful if and only if the window is open: after remedies and demand, within three months."""
    dossier, day = Dossier.of(case), writing.at.date()
    one = running(case, party, what="不能申请")
    if refusal := remedies.court_refusal(dossier, one):
        raise ActRefused(refusal)
    left = sum(money.account(dossier, p, day).outstanding for p in dossier.payables if p.case_party_id == one.pk)
    if not left:
        raise ActRefused(Refusal("不能申请", "当事人没有未履行的款项", _ACL_53, "请核对缴款记录"))
    try:
        window = window_of(dossier, one)
    except RefusedError as error:
        raise ActRefused(error.refusal) from error
    closed = window.refusal(day) if window else Refusal("不能申请", "决定书尚未送达", _ACL_53, "请先送达决定书")
    if closed is not None:
        raise ActRefused(closed)
    demanded = next(d.served_on for d in reversed(dossier.demands) if d.case_party_id == one.pk and d.served_on)
    name = particulars_of(case, day).court
    data = execution.court(
        dossier,
        one,
        court_name=name,
        amount=left,
        demanded_on=demanded,
        opinion=opinion,
        head=writing.actor,
        at=writing.at,
    )
    paper = issue(writing, "D55", case, data, parts.issuer_of(case)).document
    writing.create(CourtApplication, case=case, applied_at=writing.at, court=name, document=paper)
    return {"number": paper.number}


@act(
    "general_case.record_court_result",
    title="登记法院处理结果",
    on=GeneralCase,
    basis=("《行政强制法》第五十七条", "《行政强制法》第五十八条"),
    by=authority.officer | authority.unit_head,
    says="{actor}登记人民法院处理结果：{result}",
)
def record_court_result(
    writing: Writing,
    case: GeneralCase,
    *,
    result: Annotated[Literal["EXECUTED", "REFUSED"], Shown("结果", choices="court_results")],
    ended_on: Annotated[date, Shown("日期")],
) -> dict[str, Any]:
    if ended_on > writing.at.date():
        raise ActInvalid({"ended_on": ["日期不能晚于今天"]})
    found = Dossier.of(case).court_applications
    if not found:
        raise LookupError("没有申请")
    writing.change(found[-1], result=result, ended_on=ended_on)
    return {"result": found[-1].get_result_display()}
