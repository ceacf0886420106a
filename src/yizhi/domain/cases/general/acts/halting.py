"""The execution stops, goes on, ends, or is agreed upon (行政强制法第三十九条、第四十条、第四十二条)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from yizhi.domain.cases.general import authority, money
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import execution, parts
from yizhi.domain.cases.models.general import CaseParty, ExecutionAgreement, GeneralCase
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_39 = "《行政强制法》第三十九条"
_40 = "《行政强制法》第四十条"
_42 = "《行政强制法》第四十二条"
SUSPENSION_GROUNDS = {
    "UNABLE": "履行行政决定确有困难或者暂无履行能力",
    "THIRD": "第三人对执行标的主张权利，确有理由",
    "DAMAGE": "执行可能造成难以弥补的损失，且中止执行不损害公共利益",
    "OTHER": "行政机关认为需要中止执行的其他情形",
}
END_GROUNDS = {
    "DEATH": "公民死亡，无遗产可供执行，又无义务承受人",
    "DISSOLVED": "法人或者其他组织终止，无财产可供执行，又无义务承受人",
    "LOST": "执行标的灭失",
    "REVOKED": "据以执行的行政决定被撤销",
    "OTHER": "行政机关认为需要终结执行的其他情形",
}
_PARTY = Annotated[UUID, Shown("当事人", choices="case_parties")]
_REASON = Annotated[Line, Shown("事实和理由", help="不写当事人姓名等个人信息")]


def running(case: GeneralCase, party: UUID, *, what: str) -> CaseParty:
    """The party, against whom the execution runs. Errors: ActRefused when it is stopped or over."""
    one: CaseParty = of_case(case.parties, party, "party")
    if one.execution_ended_at is not None:
        raise ActRefused(Refusal(what, "对该当事人已终结执行", _40, "请申请结案"))
    if one.execution_suspended_at is not None:
        raise ActRefused(Refusal(what, "对该当事人已中止执行", _39, "中止的情形消失后，先办理“恢复执行”"))
    return one


def _notice(
    writing: Writing, case: GeneralCase, one: CaseParty, step: str, ground: str, basis: str, reason: str, effect: str
) -> str:
    data = execution.stop(Dossier.of(case), one, step, ground, basis, reason, effect, writing.at)
    return issue(writing, "D54", case, data, parts.issuer_of(case)).document.number


@act(
    "general_case.suspend_execution",
    title="中止执行",
    on=GeneralCase,
    basis=(_39,),
    by=authority.head,
    says="{actor}决定中止执行（{number}）：{ground}",
)
def suspend_execution(
    writing: Writing,
    case: GeneralCase,
    *,
    party: _PARTY,
    ground: Annotated[Literal["UNABLE", "THIRD", "DAMAGE", "OTHER"], Shown("情形", choices="suspension_grounds")],
    reason: _REASON,
) -> dict[str, Any]:
    """On one of the four grounds of article 39; meanwhile nothing is demanded and no court is asked."""
    one, title = running(case, party, what="不能中止执行"), SUSPENSION_GROUNDS[ground]
    effect = "自本通知书送达之日起中止执行。中止执行的情形消失后，本机关将恢复执行。"
    number = _notice(writing, case, one, "SUSPEND", title, "《中华人民共和国行政强制法》第三十九条", reason, effect)
    writing.change(one, execution_suspended_at=writing.at)
    return {"ground": title, "number": number}


@act(
    "general_case.resume_execution",
    title="恢复执行",
    on=GeneralCase,
    basis=(f"{_39}第二款",),
    by=authority.head,
    says="{actor}决定恢复执行（{number}）",
)
def resume_execution(writing: Writing, case: GeneralCase, *, party: _PARTY, reason: _REASON) -> dict[str, Any]:
    one = of_case(case.parties, party, "party")
    if one.execution_suspended_at is None or one.execution_ended_at is not None:
        raise ActRefused(Refusal("不能恢复执行", "对该当事人没有中止执行", _39, "请直接办理后续执行"))
    effect = "自本通知书送达之日起恢复执行，请立即履行行政处罚决定。"
    basis = "《中华人民共和国行政强制法》第三十九条第二款"
    number = _notice(writing, case, one, "RESUME", "中止执行的情形消失", basis, reason, effect)
    writing.change(one, execution_suspended_at=None)
    return {"number": number}


@act(
    "general_case.end_execution",
    title="终结执行",
    on=GeneralCase,
    basis=(_40,),
    by=authority.head,
    says="{actor}决定终结执行（{number}）：{ground}",
    asks_confirmation="终结后不再执行未履行的部分。",
)
def end_execution(
    writing: Writing,
    case: GeneralCase,
    *,
    party: _PARTY,
    ground: Annotated[Literal["DEATH", "DISSOLVED", "LOST", "REVOKED", "OTHER"], Shown("情形", choices="end_grounds")],
    reason: _REASON,
) -> dict[str, Any]:
    """On one of the five grounds of article 40, also while it is suspended."""
    one, title = of_case(case.parties, party, "party"), END_GROUNDS[ground]
    if one.execution_ended_at is not None:
        raise ActRefused(Refusal("无需重复办理", "对该当事人已终结执行", _40, "请申请结案"))
    effect = "终结执行，不再执行未履行的部分。"
    number = _notice(writing, case, one, "END", title, "《中华人民共和国行政强制法》第四十条", reason, effect)
    writing.change(one, execution_ended_at=writing.at)
    return {"ground": title, "number": number}


@act(
    "general_case.agree_execution",
    title="达成执行协议",
    on=GeneralCase,
    basis=(_42,),
    by=authority.head,
    says="{actor}与当事人达成执行协议（{number}），分{parts}期履行",
)
def agree_execution(
    writing: Writing,
    case: GeneralCase,
    *,
    payable: Annotated[UUID, Shown("应缴罚款", choices="open_payables")],
    first_due_on: Annotated[date, Shown("第一期期限")],
    harmless: Annotated[Line, Shown("不损害公共利益和他人合法权益的说明")],
    signed: Annotated[bool, Shown("当事人已签署协议")],
    count: Annotated[int, Field(ge=1, le=36), Shown("期数")] = 1,
    waived_fen: Annotated[Fen, Shown("减免的加处罚款", kind=Kind.MONEY)] = 0,
    remedial: Annotated[OptionalLine, Shown("当事人采取的补救措施", help="减免加处罚款的必填")] = "",
) -> dict[str, Any]:
    """The fine itself is never let go; surcharge only to a party that made good, and never more than has accrued."""
    one = of_case(case.payables.filter(replaced_at=None, kind="FINE"), payable, "payable")
    running(case, one.case_party_id, what="不能达成执行协议")
    account = money.account(Dossier.of(case), one, writing.at.date())
    _lawful(writing, account, first_due_on, waived_fen, remedial, signed=signed)
    schedule = money.schedule(account.principal_left, first_due_on, count)
    data = execution.agreement(
        Dossier.of(case), one.case_party, account, schedule, {"waived": waived_fen, "remedial": remedial}, harmless,
        writing.at,
    )  # fmt: skip
    made = issue(writing, "D56", case, data, parts.issuer_of(case)).document
    writing.create(
        ExecutionAgreement, case=case, payable=one, document=made, agreed_at=writing.at, waived_fen=waived_fen,
        schedule=[[due.isoformat(), amount] for due, amount in schedule], last_due_on=schedule[-1][0],
    )  # fmt: skip
    writing.change(one, waived_fen=waived_fen)
    return {"number": made.number, "parts": count, "waived_fen": waived_fen}


def _lawful(writing: Writing, account: money.Account, first: date, waived: int, remedial: str, *, signed: bool) -> None:
    if not account.principal_left or not account.surcharge:
        why = "罚款尚未逾期，或者已经缴清"
        raise ActRefused(Refusal("不能达成执行协议", why, _42, "未逾期而有困难的，可以申请延期或者分期缴纳"))
    errors = {}
    if first <= writing.at.date():
        errors["first_due_on"] = ["第一期期限应晚于今天"]
    if waived > account.surcharge:
        errors["waived_fen"] = ["减免不能超过已加处的罚款"]
    if waived and not remedial:
        errors["remedial"] = ["当事人采取补救措施的，才可以减免加处的罚款（《行政强制法》第四十二条第一款）"]
    if not signed:
        errors["signed"] = ["协议须由当事人签署"]
    if errors:
        raise ActInvalid(errors)


@act(
    "general_case.break_agreement",
    title="认定不履行执行协议",
    on=GeneralCase,
    basis=(f"{_42}第二款",),
    by=authority.head,
    says="{actor}认定当事人不履行执行协议，恢复强制执行：{breach}",
)
def break_agreement(
    writing: Writing,
    case: GeneralCase,
    *,
    agreement: Annotated[UUID, Shown("执行协议", choices="open_agreements")],
    breach: Annotated[Line, Shown("不履行的情况")],
) -> dict[str, Any]:
    """Only when a part is late; the surcharge that was let go is owed again."""
    one = of_case(case.agreements.filter(broken_at=None), agreement, "agreement")
    day = writing.at.date()
    due = sum(amount for on, amount in one.schedule if date.fromisoformat(on) < day)
    owed = sum(amount for _, amount in one.schedule)
    account = money.account(Dossier.of(case), one.payable, day)
    if owed - account.principal_left >= due:
        raise ActRefused(Refusal("不能这样认定", "到期的各期都已缴清", f"{_42}第二款", "请在某一期逾期后办理"))
    writing.change(one, broken_at=writing.at, breach=breach)
    writing.change(one.payable, waived_fen=0)
    return {"breach": breach}
