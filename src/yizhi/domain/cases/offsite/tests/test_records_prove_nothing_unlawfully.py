"""《行政处罚法》第四十一条：未经审核或者经审核不符合要求的，不得作为行政处罚的证据."""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import investigating
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.offsite import rules
from yizhi.domain.cases.offsite.acts import devices, records, telling, using
from yizhi.domain.cases.offsite.tests.recorded import (
    BASIS,
    GOOD,
    accept,
    captured,
    filed_picture,
    fresh,
    in_use,
    listed,
    registered,
    told,
)

OPINION = {"opinion": "已查看。"}


def _use(file: File, record: Any) -> str:
    return refused(file, using.take_record, "lead", file.filed(), record=record.pk, proves=["ACT"])


def test_a_local_rule_is_no_basis_for_a_device() -> None:
    """“依照法律、行政法规规定利用电子技术监控设备”."""
    found = rules.basis_refusal("《样例条例》第三条", {"样例条例": "地方性法规"})
    assert found is not None
    assert "不是法律、行政法规" in found.why
    assert rules.basis_refusal("现场需要", {}) is not None
    assert rules.basis_refusal(BASIS, {"中华人民共和国道路交通安全法": "法律"}) is None


def test_an_unreviewed_or_unpublished_device_records_nothing(file: File) -> None:
    listed(file)
    device = registered(file)
    data = {"item": file.item("C-003").pk, "captured_at": file.at, "content": "……"}
    assert refused(file, records.capture, "lead", device, **data)
    assert "标志明显" in refused(
        file, devices.publish, "head", _reviewed(file, device), published_on=file.at.date(), where="网站", marked=False
    )


def _reviewed(file: File, device: Any) -> Any:
    file.do(devices.review_legally, "township_reviewer", device, result="PASS", opinion="合法。")
    today = file.at.date()
    checked = {"institution": "样例计量院", "certificate": "JL-1", "standard": "GB/T 28181", "checked_on": today}
    file.do(devices.review_technically, "head", device, **checked, valid_until=today)
    return device


def test_an_item_that_is_not_on_the_published_list_is_not_judged_from_afar(file: File) -> None:
    device = in_use(file)
    data = {"item": file.item("C-003").pk, "captured_at": file.at, "content": "……"}
    assert "没有列入已公布的非现场执法事项清单" in refused(file, records.capture, "lead", device, **data)


@pytest.mark.parametrize("quality", ["true", "clear", "complete", "accurate"])
def test_each_quality_is_needed(file: File, quality: str) -> None:
    """“应当真实、清晰、完整、准确”."""
    listed(file)
    record = captured(file, in_use(file))
    data = {"result": "ACCEPT", "second": file.people["co"].pk, "recording": filed_picture(file, record), **OPINION}
    said = refused(file, records.review, "lead", record, **(data | GOOD | {quality: False}))
    assert "第四十一条第二款" in said


def test_one_officer_alone_reviews_nothing(file: File) -> None:
    listed(file)
    record = captured(file, in_use(file))
    data = {"result": "ACCEPT", "second": file.people["lead"].pk, "recording": filed_picture(file, record), **OPINION}
    assert "两名不同" in refused(file, records.review, "lead", record, **(data | GOOD))


def test_a_lapsed_calibration_is_not_mended_afterwards(file: File) -> None:
    """A recording is judged as of its own day, also after a new certificate."""
    listed(file)
    device = in_use(file, days=3)
    file.wait(10)
    record = captured(file, device)
    file.wait(1)
    today = file.at.date()
    renewed = {"certificate": "JL-2", "checked_on": today, "valid_until": today + timedelta(days=365)}
    file.do(devices.renew, "head", device, **renewed)
    data = {"result": "ACCEPT", "second": file.people["co"].pk, "recording": filed_picture(file, record), **OPINION}
    assert "没有有效的检定、校准证书" in refused(file, records.review, "lead", record, **(data | GOOD))
    file.do(records.review, "lead", record, result="REJECT", second=file.people["co"].pk, **OPINION)
    assert fresh(file, record).state == "REJECTED"
    assert "不得作为行政处罚的证据" in _use(file, record)


def test_unreviewed_untold_and_unanswered_recordings_are_no_evidence(file: File) -> None:
    listed(file)
    device = in_use(file)
    record = captured(file, device)
    assert "未经审核" in _use(file, record)
    accept(file, record)
    assert "尚未告知当事人" in _use(file, record)
    told(file, record)
    file.do(telling.state, "lead", record, content="不是我放的。", stated_at=file.at)
    assert "尚未复核" in _use(file, record)


def test_a_slight_violation_waits_for_its_correction(file: File) -> None:
    """“persuade and order correction first … if corrected in time and slight, no penalty”."""
    listed(file)
    record = captured(file, in_use(file))
    accept(file, record)
    told(file, record, slight=True, correct_by=file.at.date() + timedelta(days=3))
    assert "尚未复查" in _use(file, record)
    early = {"corrected": False, "findings": "仍未清理"}
    assert "尚未届满" in refused(file, telling.check, "lead", record, **early)
    waived = {"corrected": True, "findings": "已清理"}
    assert "教育" in refused(file, telling.check, "lead", record, **waived)


def test_a_device_record_cannot_be_slipped_in_as_ordinary_evidence(file: File) -> None:
    case = file.filed()
    data = {"kind": "AUDIOVISUAL", "name": "监控截图", "proves": ["ACT"], "collected_at": file.at, "place": "……"}
    said = refused(file, investigating.add_evidence, "lead", case, source="DEVICE", second=file.people["co"].pk, **data)
    assert "第四十一条第二款" in said


def test_the_legal_review_is_a_reviewers(file: File) -> None:
    """Whoever registered the device, or leads the unit, does not review it."""
    device = registered(file)
    for part in ("head", "lead", "unit"):
        assert "法制审核人员" in refused(file, devices.review_legally, part, device, result="PASS", opinion="……")
