"""What the party of a recording may enter now, asked as the holder of the code on its notice."""

from yizhi.domain.cases.models.offsite import DeviceRecord, EntryKind
from yizhi.platform.documents.models import Document
from yizhi.statute.refusal import Refusal

_41_3 = "《行政处罚法》第四十一条第三款"
_45 = "《行政处罚法》第四十五条第一款"
_NEXT = {
    "USED": "请直接向办案机关陈述、申辩；收到行政处罚事先告知书后，可以凭告知书上的查询码在线提出",
    "CORRECTED": "违法行为轻微并已及时改正，不予行政处罚，无需再提交",
    "REJECTED": "该记录不作为证据使用，无需再提交",
}


def record_of(document: Document) -> DeviceRecord | None:
    """The recording of which the document tells its party; None for any other document."""
    rows = DeviceRecord.objects.select_related("device", "file", "notice")
    found: DeviceRecord | None = rows.filter(notice=document).first()
    return found


def statement_refusal(record: DeviceRecord) -> Refusal | None:
    """None while the recording is open: in time or not, what the party says is heard."""
    return _over(record, "不能在线陈述、申辩", _45)


def confirmation_refusal(record: DeviceRecord) -> Refusal | None:
    """Once, and while the recording is open."""
    if record.entries.filter(kind=EntryKind.CONFIRMATION).exists():
        return Refusal("无需再次确认", "您已经确认过该记录的违法事实", _41_3, "有不同意见的，仍然可以陈述、申辩")
    return _over(record, "不能在线确认", _41_3)


def _over(record: DeviceRecord, what: str, article: str) -> Refusal | None:
    if record.state == "TOLD":
        return None
    return Refusal(
        what, f"该记录处于“{record.present_state.title}”", article, _NEXT.get(record.state, "请联系办案机关")
    )
