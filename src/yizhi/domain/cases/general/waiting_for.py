"""Steps that make sense only while something waits for them: else their refusal begins with 无需, and none is shown."""

from collections.abc import Callable

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.records.rules import needs_signature, open_records
from yizhi.domain.cases.models.general import Sampling
from yizhi.platform.acts.condition import Condition, Situation, condition
from yizhi.statute.refusal import Refusal

_55 = "《行政处罚法》第五十五条第二款"
_56 = "《行政处罚法》第五十六条"
_73 = "《行政处罚法》第七十三条"


def _something(title: str, why: str, article: str, there: Callable[[Dossier], bool]) -> Condition:
    @condition(title)
    def check(situation: Situation) -> Refusal | None:
        if there(Dossier.of(situation.record)):
            return None
        return Refusal("无需办理", why, article, "请办理其他环节")

    return check


def _sampling(title: str, wanted: Callable[[Sampling], bool]) -> Condition:
    def there(dossier: Dossier) -> bool:
        going_on = (one for one in dossier.samplings if one.given_up_at is None and not one.ended)
        return any(wanted(one) for one in going_on)

    return _something(title, f"没有{title.removeprefix('有')}", _56, there)


record_to_sign = _something("有待签名的笔录", "没有待签名的笔录", _55, lambda d: bool(open_records(d)))
paper_to_sign = _something(
    "有没有登记签名的笔录",
    "登记的笔录都已注明签名情况",
    _55,
    lambda d: any(needs_signature(one) and not one.signing for one in d.evidence),
)
sampling_to_approve = _sampling("有待批准的抽样取证", lambda one: one.approved_at is None)
sampling_to_take = _sampling("有待实施的抽样取证", lambda one: one.taken_at is None)
sample_to_send = _sampling("有待送检的样品", lambda one: one.taken_at is not None and one.evidence_id is None)
sample_to_report = _sampling("有送检的样品", lambda one: one.sent_on is not None and one.evidence_id is None)
sample_to_settle = _sampling("有待处理的样品", lambda one: one.taken_at is not None)
remedy_open = _something(
    "有未终结的复议、诉讼", "没有未终结的复议、诉讼", _73, lambda d: any(one.ended_on is None for one in d.remedies)
)
paper_to_correct = _something(
    "立案后",
    "本案还没有立案，没有出具给当事人的文书",
    "《行政处罚法》第四十七条",
    lambda d: d.case.filed_at is not None,
)
deferral_asked_for = _something(
    "当事人已申请延期或者分期缴纳",
    "没有当事人延期或者分期缴纳罚款的申请",
    "《行政处罚法》第六十六条第二款",
    lambda d: any(one.waiting for one in d.deferrals),
)
refund_due = _something(
    "有应退的款项",
    "没有应退的款项",
    _73,
    lambda d: any(one.refund_fen and one.refunded_on is None for one in d.remedies),
)
