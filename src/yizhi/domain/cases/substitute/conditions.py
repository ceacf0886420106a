"""Who may act on a substitute performance and when; office and apartness are judged on its case."""

from datetime import date

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.measures.conditions import on_case
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.platform.acts.condition import Situation, condition
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal, RefusedError

_35 = "《行政强制法》第三十五条"
_50 = "《行政强制法》第五十条"
_51_1 = "《行政强制法》第五十一条第一款第一项"
_51_2 = "《行政强制法》第五十一条第一款第二项"

lead = on_case(authority.lead)
officer = on_case(authority.officer)
head = on_case(authority.head)


@condition("已催告，催告期限届满仍未履行")
def demanded(situation: Situation) -> Refusal | None:
    one: Substitute = situation.record
    what = "不能决定代履行"
    if one.demanded_on is None:
        return Refusal(what, "催告书尚未送达当事人", f"{_35}、第五十条", "请在案件中登记催告书的送达")
    if one.due_on is not None and situation.at.date() <= one.due_on:
        why = f"催告期限至{one.due_on:%Y年%-m月%-d日}，尚未届满"
        return Refusal(what, why, _50, "请在期限届满、当事人仍不履行后决定")
    return None


@condition("代履行决定书已送达")
def decision_served(situation: Situation) -> Refusal | None:
    if situation.record.served_on is not None:
        return None
    return Refusal("尚不能继续", "代履行决定书尚未送达当事人", _51_1, "请在案件中登记决定书的送达")


def remind_by(day: date) -> date | None:
    """The last day on which the demand before a performance on that day may be served; None for an unknown year."""
    try:
        return compute("T-SUBST", day).due_on
    except RefusedError:
        return None


def reminder_refusal(one: Substitute, day: date) -> Refusal | None:
    """Three working days before the performance the party is asked once more."""
    what = "不能实施代履行"
    if one.reminded_on is None:
        return Refusal(what, "代履行前的催告书尚未送达当事人", _51_2, "请先送达，三日后再实施")
    last = remind_by(day)
    if last is not None and one.reminded_on > last:
        why = f"催告书于{one.reminded_on:%Y年%-m月%-d日}送达，至代履行不足三个工作日"
        return Refusal(what, why, _51_2, "请在催告三个工作日后实施；当事人履行的，停止代履行")
    return None
