"""An officer takes what the party entered into the case; nothing is decided while something waits."""

from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import heard
from yizhi.domain.cases.general.party_heard import hearing_deadline
from yizhi.domain.cases.models.general import GeneralCase, Hearing, PartyInput, Statement
from yizhi.domain.cases.models.terms import InputKind, StatementKind
from yizhi.domain.cases.procedures.general_penalty import HEARD, LATE
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_45 = "《行政处罚法》第四十五条第一款"
_63 = "《行政处罚法》第六十三条"


def waiting(situation: Situation) -> Iterator[Refusal]:
    """No decision passes over a party's word that lies in the portal."""
    for one in Dossier.of(situation.record).party_inputs:
        why = f"当事人于{clock.local(one.received_at):%-m月%-d日%H:%M}在线提交的{one.get_kind_display()}尚未登记"
        article = _63 if one.kind == InputKind.HEARING else _45
        yield Refusal("尚不能作出决定", why, article, "请先登记当事人在线提交的内容")


@act(
    "general_case.take_input",
    title="登记当事人在线提交的内容",
    on=GeneralCase,
    basis=(_45, _63),
    by=authority.officer,
    says="{actor}登记当事人在线提交的{kind}：{outcome}",
)
def take_input(
    writing: Writing,
    case: GeneralCase,
    *,
    entered: Annotated[UUID, Shown("当事人在线提交的内容", choices="party_inputs")],
) -> dict[str, Any]:
    """In the party's words and as of the moment it was entered; nothing of it is typed again."""
    one = of_case(case.party_inputs.filter(taken_at=None), entered, "entered")
    notice = case.notices.filter(document=one.about).select_related("document").first()
    if notice is None or notice.served_on is None:
        why = "所答复的事先告知书尚未登记送达"
        raise ActRefused(Refusal("尚不能登记", why, "《行政处罚法》第六十一条", "请先登记告知书的送达"))
    writing.change(one, taken_at=writing.at, taken_by_id=writing.actor.person)
    if one.kind == InputKind.STATEMENT:
        said = writing.create(
            Statement, case=case, notice=notice, kind=StatementKind.MADE, content=one.content,
            received_at=one.received_at,
        )  # fmt: skip
        heard.record_statement(writing, case, said, online=True)
        writing.lead_to("STATEMENT" if case.state in ("NOTIFIED", "STATEMENT") else case.state)
        return {"kind": str(one.get_kind_display()), "outcome": "待复核"}
    if one.kind == InputKind.WAIVER:
        return {"kind": str(one.get_kind_display()), "outcome": _waived(writing, case, notice, one)}
    outcome = _hearing(writing, case, notice, one)
    return {"kind": str(one.get_kind_display()), "outcome": outcome}


def _waived(writing: Writing, case: GeneralCase, notice: Any, one: PartyInput) -> str:
    """The party's express and signed word, as of when it was given; the rest of the periods need not be waited for."""
    content = f"当事人在线签名，明确放弃陈述、申辩和要求听证的权利（签名哈希值{one.signature_sha256}）。"
    said = writing.create(
        Statement, case=case, notice=notice, kind=StatementKind.WAIVED, content=content, received_at=one.received_at
    )
    heard.record_statement(writing, case, said, online=True, signature=str(one.signature or ""))
    writing.change(notice, waived_at=one.received_at)
    writing.lead_to("STATEMENT" if case.state in ("NOTIFIED", "STATEMENT") else case.state)
    return "不再等待期限届满"


def _hearing(writing: Writing, case: GeneralCase, notice: Any, one: PartyInput) -> str:
    """As if it had been handed in on paper that day; what was in time is accepted however late it is taken."""
    asked, deadline = clock.day(one.received_at), hearing_deadline(notice)
    refusal = ""
    if deadline is None:
        refusal = "拟作出的处罚不属于应当告知听证权利的情形"
    elif deadline.is_over(asked):
        refusal = f"要求听证的期限已于{deadline.due_on:%Y年%-m月%-d日}届满"
    made = writing.create(Hearing, case=case, notice=notice, applied_on=asked, accepted=not refusal, refusal=refusal)
    heard.answer_application(writing, case, made)
    writing.lead_to("HEARING" if not refusal and case.state in (*HEARD, *LATE) else case.state)
    return f"不予受理，{refusal}" if refusal else "予以受理"
