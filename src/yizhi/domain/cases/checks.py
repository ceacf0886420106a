"""What must never be true of cases. Finds nothing on sound data; oversight collects the findings."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from yizhi.domain.cases.models import ImposedFine, NoticeParticulars, SimpleCase
from yizhi.domain.cases.models.general import PenaltyLine
from yizhi.domain.cases.models.terms import PenaltyCode
from yizhi.domain.cases.repeated_fines import repeated_fines
from yizhi.domain.org.api import Agency
from yizhi.platform import clock
from yizhi.platform.registry import Check

_ISSUED = Q(issued_at__isnull=False)


def _named(found: Q, says: str) -> Iterator[str]:
    for case in SimpleCase.objects.filter(found).only("pk", "item_name")[:100]:
        yield f"案件 {case.pk}（{case.item_name}）：{says}"


def not_confirmed() -> Iterator[str]:
    """M2 单人执法: a decision that the second officer did not confirm as it was issued."""
    wrong = _ISSUED & (Q(confirmed_at__isnull=True) | ~Q(confirmed_version=F("content_version")))
    yield from _named(wrong, "决定作出时协办人未确认")


def not_heard() -> Iterator[str]:
    """M4: a decision without telling or without hearing the party."""
    yield from _named(_ISSUED & (Q(rights_told_at__isnull=True) | Q(statement_kind="")), "未告知或者未听取陈述申辩")


def without_document() -> Iterator[str]:
    yield from _named(_ISSUED & Q(decision__isnull=True), "没有决定书")


def money_without_receipt() -> Iterator[str]:
    yield from _named(Q(collected_at__isnull=False, receipt_no=""), "当场收缴没有票据")


def fined_twice() -> Iterator[str]:
    """M8: the same act of the same party fined twice, by whatever agencies (行政处罚法第二十九条)."""
    for first, second in repeated_fines(clock.today()):
        numbers = f"{second.agency_name} {second.decision_number} 与{first.agency_name} {first.decision_number}"
        yield f"{numbers}疑似同一违法行为"


def fines_not_indexed() -> Iterator[str]:
    """A fine that the index does not know is found by no other agency."""
    says = "罚款没有列入索引，其他机关无从核对"
    known = ImposedFine.objects.values("case_id")
    fined = Q(fine_fen__gt=0, party__identity_mark__isnull=False) & ~Q(pk__in=known)
    yield from _named(_ISSUED & fined, says)
    indexed = ImposedFine.objects.filter(
        case_id=OuterRef("case_id"), party_mark=OuterRef("case_party__party__identity_mark")
    )
    lines = PenaltyLine.objects.filter(
        ~Exists(indexed),
        kind=PenaltyCode.FINE,
        case_party__party__identity_mark__isnull=False,
        proposal_id=F("case__decision__proposal_id"),
    )
    for line in lines.select_related("case")[:100]:
        yield f"案件 {line.case_id}（{line.case.item_name}）：{says}"


def agencies_without_particulars() -> Iterator[str]:
    """An agency that has cases must have payment and remedy information."""
    told = NoticeParticulars.objects.values("agency_id")
    used = SimpleCase.objects.values("agency_id").distinct()
    for agency in Agency.objects.filter(pk__in=used).exclude(pk__in=told):
        yield f"{agency.name}没有设置缴款与救济告知信息"


ALL = (
    Check("cases.second_officer", "当场处罚须由协办人确认", not_confirmed),
    Check("cases.heard", "当场处罚前须告知并听取陈述申辩", not_heard),
    Check("cases.document", "当场处罚须有决定书", without_document),
    Check("cases.receipt", "当场收缴须有票据", money_without_receipt),
    Check("cases.fined_twice", "同一违法行为不得两次罚款", fined_twice),
    Check("cases.fines_indexed", "罚款须列入全市索引", fines_not_indexed),
    Check("cases.particulars", "办案机关须设置告知信息", agencies_without_particulars),
)
