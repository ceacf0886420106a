"""What articles 50 to 52 demand, as refusals: pure decisions on what was said and done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal

_51_3 = "《行政强制法》第五十一条第一款第三项"
_51_4 = "《行政强制法》第五十一条第一款第四项"
_COST = "《行政强制法》第五十一条第二款"
_VIOLENCE = "《行政强制法》第五十一条第三款"
_52 = "《行政强制法》第五十二条"


@dataclass(frozen=True, slots=True)
class Presence:
    """Who was there and signed."""

    party_present: bool
    party_signed: bool
    witness: str
    performer_signed: bool
    no_violence: bool


def presence_refusals(done: Presence) -> Iterator[Refusal]:
    """Everything left out at the performance; none if and only if nothing was."""
    what = "不能登记代履行"
    if not (done.party_present and done.party_signed) and not done.witness:
        why = "当事人没有到场签名，也没有见证人"
        yield Refusal(what, why, _51_4, "请由当事人或者见证人在执行文书上签名或者盖章")
    if not done.performer_signed:
        yield Refusal(what, "代履行人没有签名或者盖章", _51_4, "请由代履行人在执行文书上签名或者盖章")
    if not done.no_violence:
        why = "没有确认未采用暴力、胁迫以及其他非法方式"
        yield Refusal(what, why, _VIOLENCE, "代履行不得采用暴力、胁迫以及其他非法方式；请如实确认")


def time_refusal(planned: datetime | None, performed: datetime) -> Refusal | None:
    """Not before the time that the decision told the party."""
    if planned is None or performed >= planned:
        return None
    why = "代履行时间早于决定书告知当事人的时间"
    return Refusal("不能登记代履行", why, "《行政强制法》第五十一条第一款第一项", "请按决定书载明的时间实施")


def immediate_refusal(*, party_unable: bool, recording: str, witness: str) -> Refusal | None:
    if not party_unable:
        why = "当事人能够清除的，应当责令其清除，不能立即代履行"
        return Refusal("不能立即代履行", why, _52, "请责令当事人清除；逾期不履行的，依第五十条办理")
    if not recording and not witness:
        article = "《行政处罚法》第四十七条"
        return Refusal("不能立即代履行", "没有音像记录，也没有见证人", article, "请以音像记录或者见证人固定现场情况")
    return None


def cost_refusals(cost: int, budget: int, basis: str, over: str) -> Iterator[Refusal]:
    """“按照成本合理确定”: with its reckoning, and with a reason where it is more than the party was told."""
    if cost and not basis:
        yield Refusal("不能确定代履行费用", "没有写明费用的计算依据", _COST, "请按照成本合理确定，并附计算依据")
    if budget and cost > budget and not over:
        why = f"实际费用{in_yuan(cost)}超过决定书载明的预算{in_yuan(budget)}，没有说明理由"
        yield Refusal("不能确定代履行费用", why, _COST, "请说明超出预算的理由，或者核减")
