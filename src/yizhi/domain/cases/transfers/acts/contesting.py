"""Two agencies claim one matter: the dispute begins from a filed case, and meanwhile neither decides."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import TransferKind
from yizhi.domain.cases.procedures.transfer import CONTESTED
from yizhi.domain.cases.transfers import clock_of_transfer, opening, rules
from yizhi.domain.cases.transfers.acts.sending import begin, receiving_agency
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.fields import Line, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal


@act(
    "general_case.contest_jurisdiction",
    title="提出管辖争议",
    on=GeneralCase,
    basis=("《行政处罚法》第二十五条",),
    by=authority.head | authority.unit_head,
    says="{actor}就本案与{other}的管辖争议提出协商：{position}",
)
def contest(
    writing: Writing,
    case: GeneralCase,
    *,
    receiver: Annotated[UUID, Shown("对方机关", choices="other_agencies")],
    position: Annotated[Line, Shown("意见和依据", help="为何应当由本机关管辖")],
) -> dict[str, Any]:
    """The other agency sees the dispute and nothing of the case; it answers with its own filing."""
    other = receiving_agency(receiver, case.agency_id)
    if Transfer.objects.filter(case=case, receiver=other, state__in=CONTESTED).exists():
        raise ActRefused(Refusal("无需重复提出", f"与{other.name}的管辖争议正在协商", rules.APL_25, "请办理该争议"))
    said = {"agency": case.agency.name, "on": writing.at.date().isoformat(), "text": position}
    made = begin(
        writing, case.agency, other, case.line,
        kind=TransferKind.CONTEST, case=case, first_id=case.lead_id, second_id=case.co_id, item_code=case.item_code,
        title=case.item_name, found_at=case.occurred_at, place=case.place, reason=position,
        sender_filed_on=clock.day(case.filed_at) if case.filed_at else None,
        disputed_at=writing.at, positions=[said],
    )  # fmt: skip
    made.state = "DISPUTED"
    writing.change(made, state="DISPUTED", **clock_of_transfer.columns(made))
    opening.open_transfer(writing, made, "协商管辖争议")
    opening.tell_agency(writing, other, "请协商管辖争议", made)
    return {"other": other.name, "position": position, "transfer": str(made.pk)}
