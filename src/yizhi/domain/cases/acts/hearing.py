"""Telling the party, and hearing the party: without both there is no penalty."""

from typing import Annotated, Any, Literal

from yizhi.domain.cases.acts.content import changed
from yizhi.domain.cases.conditions import facts_described, party_informed, party_named, penalty_proposed
from yizhi.domain.cases.models import SimpleCase, Statement
from yizhi.domain.org import api as org
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import OptionalParagraph, Shown
from yizhi.platform.acts.writing import Writing


@act(
    "simple_case.inform",
    title="告知当事人",
    on=SimpleCase,
    basis=("《行政处罚法》第四十四条",),
    by=org.is_lead & org.not_recused,
    when=facts_described & party_named & penalty_proposed,
    says="{actor}当场告知当事人拟处罚的内容、事实、理由、依据和依法享有的陈述、申辩等权利",
)
def inform(
    writing: Writing,
    case: SimpleCase,
    *,
    told: Annotated[bool, Shown("已当场口头告知上述内容", help="告知内容见下方全文，可出示给当事人看")],
) -> dict[str, Any]:
    if not told:
        raise ActInvalid({"told": ["须实际告知后再勾选（《行政处罚法》第四十四条）"]})
    writing.change(case, rights_told_at=writing.at)
    return {}


@act(
    "simple_case.record_statement",
    title="记录陈述申辩",
    on=SimpleCase,
    basis=("《行政处罚法》第四十五条",),
    by=org.is_lead & org.not_recused,
    when=party_informed,
    says="{actor}听取并记录当事人的陈述、申辩（{kind}）",
)
def record_statement(
    writing: Writing,
    case: SimpleCase,
    *,
    kind: Annotated[Literal["NONE", "MADE"], Shown("当事人意见", choices="statement_kinds")],
    statement: Annotated[OptionalParagraph, Shown("陈述申辩内容", personal=True)] = "",
    reply: Annotated[OptionalParagraph, Shown("复核意见", help="是否采纳及理由；不得因申辩加重处罚")] = "",
) -> dict[str, Any]:
    if kind == Statement.MADE and not (statement and reply):
        missing = {"statement": "请记录陈述申辩的内容"} if not statement else {}
        missing |= {"reply": "须复核当事人提出的事实、理由和证据，请写明是否采纳及理由"} if not reply else {}
        raise ActInvalid({name: [text] for name, text in missing.items()})
    made = kind == Statement.MADE
    changed(
        writing,
        case,
        statement_kind=kind,
        statement=statement if made else None,
        statement_reply=reply if made else "",
    )
    return {"kind": str(Statement(kind).label)}
