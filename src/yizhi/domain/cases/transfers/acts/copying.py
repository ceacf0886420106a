"""Fifth link: the result goes back to who handed the matter over, who says what it did with it."""

from typing import Annotated, Any

from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.transfers import conditions, opening, papers, rules
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue


@act(
    "transfer.copy_back",
    title="抄告处理结果",
    on=Transfer,
    basis=(rules.CAE_11,),
    by=rules.receiving_staff,
    when=conditions.result_served,
    says="{actor}将处理结果抄告{sender}（{number}）",
)
def copy_back(
    writing: Writing,
    transfer: Transfer,
    *,
    execution: Annotated[OptionalLine, Shown("执行情况", help="再次抄告执行结果的必填")] = "",
) -> dict[str, Any]:
    """The first letter tells the decision, a later one what came of its execution."""
    if transfer.copied_at is not None and not execution:
        raise ActInvalid({"execution": ["处理结果已经抄告；再次抄告的，请写明执行情况"]})
    data = papers.copy(transfer, execution, writing.at)
    issued = issue(
        writing, "D59", opening.of_agency(transfer, transfer.receiver), data, papers.issuer(transfer.receiver)
    )
    writing.change(transfer, copied_at=writing.at, copies=[*transfer.copies, issued.document.number])
    opening.show_paper(writing, issued.document, transfer.sender, "处理结果抄告")
    opening.tell_agency(writing, transfer.sender, "收到处理结果抄告", transfer, "DECIDER", "UNIT_HEAD", "OFFICER")
    return {"sender": transfer.sender.name, "number": issued.document.number}


@act(
    "transfer.close",
    title="确认收到抄告并办结",
    on=Transfer,
    basis=(rules.CAE_16,),
    by=rules.sending_officer | rules.sending_leader,
    says="{actor}确认收到抄告：{use}",
)
def close(
    writing: Writing,
    transfer: Transfer,
    *,
    use: Annotated[Line, Shown("运用情况", help="用于许可、信用、日常监管的情况；不需要运用的写明")],
) -> dict[str, Any]:
    """Whose power was moved away keeps its other duties of supervision: the result is not filed away unread."""
    writing.change(transfer, use=use, ended_at=writing.at)
    return {"use": use}
