"""Who may act on a recording, and what must hold before it is used."""

from collections.abc import Iterator

from django.db.models import QuerySet

from yizhi.domain.cases.general.authority import of_the_agency
from yizhi.domain.cases.models.offsite import DeviceRecord, EntryKind, RecordEntry
from yizhi.domain.cases.recusal import not_recused
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.statute.refusal import Refusal

_41_2 = "《行政处罚法》第四十一条第二款"
_41_3 = "《行政处罚法》第四十一条第三款"
of_agency_officer = (
    role("OFFICER", title="执法队员", article="《行政处罚法》第四十二条") & of_the_agency & org.certified_on_the_day
)
officer = of_agency_officer & not_recused


def unanswered(record: DeviceRecord) -> bool:
    """Whether the party said something that nobody reviewed: handed in, or entered by the code."""
    if record.stated_at is not None and record.answered_at is None:
        return True
    return waiting_entries(record).exists()


def waiting_entries(record: DeviceRecord) -> QuerySet[RecordEntry]:
    found: QuerySet[RecordEntry] = record.entries.filter(kind=EntryKind.STATEMENT, taken_at=None)
    return found


@condition("有待复核的当事人意见")
def stated(situation: Situation) -> Refusal | None:
    record = situation.record
    if unanswered(record):
        return None
    return Refusal("无需复核", "当事人没有提出尚未复核的意见", _41_3, "请办理其他事项")


def use_refusals(record: DeviceRecord) -> Iterator[Refusal]:
    """Why the recording may not become evidence; none if and only if it may."""
    what = "不能作为证据"
    if record.state in ("CAPTURED", "REJECTED"):
        why = "该记录未经审核或者经审核不符合要求，不得作为行政处罚的证据"
        yield Refusal(what, why, _41_2, "请由两名执法人员审核；不符合的，另行取证")
        return
    if record.told_at is None:
        yield Refusal(what, "尚未告知当事人违法事实", _41_3, "请及时告知，并为当事人查询、陈述和申辩提供便利")
        return
    if record.state == "USED":
        yield Refusal(what, "该记录已列为案件证据", _41_2, "请在该案件中使用")
    if record.state == "CORRECTED":
        why = "违法行为轻微并及时改正，没有造成危害后果，不予行政处罚"
        yield Refusal(what, why, "《行政处罚法》第三十三条第一款", "本记录已办结")
    if unanswered(record):
        yield Refusal(what, "当事人提出的意见尚未复核", _41_3, "请先复核并答复")
    if record.slight and record.corrected is None:
        why = "违法行为轻微，已责令改正，尚未复查"
        yield Refusal(what, why, "《行政处罚法》第三十三条第一款", "请在改正期限届满后复查；及时改正的不予处罚")
