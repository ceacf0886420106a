"""The party is told at once, may look, speak and put it right; a slight violation that is put right is not fined."""

from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.offsite import Channel, DeviceRecord
from yizhi.domain.cases.offsite import conditions, papers
from yizhi.domain.org import api as org
from yizhi.domain.subjects import api as subjects
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.issue import issue
from yizhi.statute.refusal import Refusal

_41_3 = "《行政处罚法》第四十一条第三款"
_33 = "《行政处罚法》第三十三条第一款"


@act(
    "device_record.tell",
    title="告知当事人违法事实",
    on=DeviceRecord,
    basis=(_41_3,),
    by=conditions.officer,
    says="{actor}以{channel}告知当事人违法事实（{number}）",
)
def tell_party(
    writing: Writing,
    record: DeviceRecord,
    *,
    kind: Annotated[subjects.KindCode, Shown("类别", choices="party_kinds")],
    name: Annotated[Line, Shown("姓名或者名称", personal=True)],
    identity_type: Annotated[Line, Shown("证件类型", choices="identity_types")],
    channel: Annotated[Channel, Shown("告知方式")],
    contact: Annotated[Line, Shown("告知地址", personal=True, help="手机号码、电子邮箱、住址等")],
    demand: Annotated[Line, Shown("改正要求")],
    identity_number: subjects.IdentityNumberField = "",
    representative: subjects.RepresentativeField = "",
    phone: subjects.PhoneField = "",
    address: subjects.AddressField = "",
    correct_by: Annotated[date | None, Shown("改正期限", help="不能改正的不填")] = None,
    slight: Annotated[bool, Shown("违法行为轻微", help="轻微并及时改正、没有危害后果的，不予处罚")] = False,
) -> dict[str, Any]:
    """The paper carries a code: by it the party sees the recording's facts and how to answer, without an account."""
    today = org.day_of(writing.at)
    if correct_by is not None and correct_by < today:
        raise ActInvalid({"correct_by": ["改正期限不能早于今天"]})
    columns = subjects.checked_columns(
        writing, kind, name, identity_type, identity_number,
        representative=representative, phone=phone, address=address,
    )  # fmt: skip
    party = subjects.register_party(writing, columns)
    writing.change(
        record, party=party, channel=channel, contact=contact, told_at=writing.at, correct_by=correct_by, slight=slight
    )
    issued = issue(writing, "S04", record, papers.told(record, demand, writing.at), issuer_of(record))
    writing.change(record, notice=issued.document)
    writing.keep_secret("party_code", issued.party_code)
    return {"channel": str(channel.label), "number": issued.document.number}


@act(
    "device_record.state",
    title="登记当事人的意见",
    on=DeviceRecord,
    basis=(_41_3, "《行政处罚法》第四十五条"),
    by=conditions.officer,
    says="{actor}登记当事人对非现场记录的意见",
)
def state(
    writing: Writing,
    record: DeviceRecord,
    *,
    content: Annotated[Paragraph, Shown("内容", kind=Kind.LONG_TEXT, personal=True)],
    stated_at: Annotated[AwareDatetime, Shown("提出时间", kind=Kind.DATETIME)],
) -> dict[str, Any]:
    """What was said before and is not reviewed yet stays: all of it is reviewed together."""
    not_in_the_future(stated_at, writing.at, "stated_at")
    said = "\n".join([*_open_words(record), content])
    writing.change(record, statement=said, stated_at=stated_at, answered_at=None, adopted=None, answer="")
    return {}


@act(
    "device_record.answer",
    title="复核当事人的意见",
    on=DeviceRecord,
    basis=(_41_3, "《行政处罚法》第四十五条第一款"),
    by=conditions.officer,
    when=conditions.stated,
    says="{actor}复核当事人的意见：{outcome}",
)
def answer(
    writing: Writing,
    record: DeviceRecord,
    *,
    adopted: Annotated[bool, Shown("意见成立，予以采纳")],
    reply: Annotated[Line, Shown("复核意见及理由")],
) -> dict[str, Any]:
    """All that the party said so far. A recording whose party is right about it proves nothing any more."""
    _take_entries(writing, record)
    ended = writing.at if adopted else None
    writing.change(record, answered_at=writing.at, adopted=adopted, answer=reply, ended_at=ended)
    writing.lead_to("REJECTED" if adopted else "TOLD")
    return {"outcome": "予以采纳" if adopted else "不予采纳"}


def _open_words(record: DeviceRecord) -> list[str]:
    """What was handed in and waits for its review."""
    return [str(record.statement)] if record.stated_at is not None and record.answered_at is None else []


def _take_entries(writing: Writing, record: DeviceRecord) -> None:
    """What was entered by the code, in the party's words and as of its moment, beside what was handed in."""
    waiting = list(conditions.waiting_entries(record))
    if not waiting:
        return
    content = "\n".join([*_open_words(record), *(str(one.content) for one in waiting)])
    writing.change(record, statement=content, stated_at=waiting[-1].received_at)
    for one in waiting:
        writing.change(one, taken_at=writing.at)


@act(
    "device_record.check",
    title="复查改正情况",
    on=DeviceRecord,
    basis=(_33, "《行政处罚法》第二十八条"),
    by=conditions.officer,
    says="{actor}复查非现场记录所涉行为：{outcome}",
)
def check(
    writing: Writing,
    record: DeviceRecord,
    *,
    corrected: Annotated[bool, Shown("已改正")],
    findings: Annotated[Line, Shown("复查情况")],
    education: Annotated[bool, Shown("已对当事人进行教育", help="不予处罚的必须教育")] = False,
) -> dict[str, Any]:
    """Put right in time, slight and harmless: no penalty (shall, not may); the party is taught."""
    today = org.day_of(writing.at)
    if not corrected and record.correct_by is not None and today <= record.correct_by:
        why = f"改正期限至{record.correct_by:%Y年%-m月%-d日}，尚未届满"
        raise ActRefused(Refusal("不能认定逾期未改正", why, "《行政处罚法》第二十八条", "请在期限届满后复查"))
    waived = corrected and record.slight
    if waived and not education:
        article = "《行政处罚法》第三十三条第三款"
        raise ActRefused(Refusal("不能办结", "不予处罚的，应当对当事人进行教育", article, "请教育当事人并登记"))
    ended = writing.at if waived else None
    writing.change(record, checked_at=writing.at, corrected=corrected, findings=findings, ended_at=ended)
    writing.lead_to("CORRECTED" if waived else "TOLD")
    return {"outcome": "轻微并及时改正，不予处罚" if waived else "已改正" if corrected else "未改正"}
