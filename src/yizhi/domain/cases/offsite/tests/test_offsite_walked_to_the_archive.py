"""非现场执法 from the device to the archive, and the other ends of a recording."""

from datetime import timedelta

from yizhi.domain.cases.general.acts import (
    addressing,
    closing,
    correcting,
    deciding,
    investigating,
    notifying,
    proposing,
)
from yizhi.domain.cases.general.tests.file import OTHERS, File
from yizhi.domain.cases.offsite.acts import telling, using
from yizhi.domain.cases.offsite.tests.recorded import accept, captured, fresh, in_use, listed, told
from yizhi.platform.documents import codes as document_codes
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.models import Opening
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.actor import ActorKind, bearer
from yizhi.platform.scope.session import acting
from yizhi.platform.secrecy.cipher import unseal_json

PROVEN = ["IDENTITY", "TIME", "PLACE", "ACT", "MANNER", "CONSEQUENCE", "QUANTITY"]


def test_the_walk(file: File) -> None:
    """Device reviewed, marked and published; recording reviewed and told; not put right; case to the archive."""
    listed(file)
    device = in_use(file)
    record = captured(file, device)
    accept(file, record)
    told(file, record, slight=True)
    file.wait(1)
    said = {"corrected": False, "findings": "次日查看，仍未清理。"}
    file.do(telling.check, "lead", record, **said)
    case = file.filed(source="IOT", discovered_on=file.at.date() - timedelta(days=1), occurred_at=record.captured_at)
    evidence = file.do(using.take_record, "lead", case, record=record.pk, proves=PROVEN).result["evidence"]
    file.verify(case, evidence)
    file.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="经调查不涉及")
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="依据已审核并告知当事人的监控记录调查。")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    party = file.ids(case, "parties")[0]
    file.do(addressing.confirm_addresses, "lead", case, party=party, electronic_address="13800000000", signed=True)
    sent = {"method": "ELECTRONIC", "address": "13800000000", "received_on": file.at.date()}
    file.serve(case, "D29", **sent)
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    file.serve(case, "D39", **sent)
    file.publish(case)
    file.pay(case, 100_000)
    order = file.ids(case, "corrections")[0]
    file.do(correcting.check_correction, "lead", case, order=order, corrected=True, findings="已清理")
    file.close(case)
    file.do(closing.archive, "lead", case)
    assert (file.fresh(case).state, fresh(file, record).state) == ("ARCHIVED", "USED")
    with acting(file.who("lead")):
        for happened in reversed(timeline(device.pk, record.pk, case.pk)):
            print(f"{happened.at:%m-%d %H:%M} {happened.says}")
    with acting(file.who("lead")):
        codes = list(Document.objects.filter(record_id=record.pk).order_by("issued_at").values_list("code", flat=True))
    assert codes == ["S03", "S04"]


def test_slight_and_put_right_in_time_ends_without_a_penalty(file: File) -> None:
    """“违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚”（第三十三条第一款）."""
    listed(file)
    record = captured(file, in_use(file))
    accept(file, record)
    told(file, record, slight=True)
    said = {"corrected": True, "findings": "当日已清理。", "education": True}
    file.do(telling.check, "lead", record, **said)
    assert fresh(file, record).state == "CORRECTED"


def test_a_party_that_is_right_ends_the_recording(file: File) -> None:
    listed(file)
    record = captured(file, in_use(file))
    accept(file, record)
    told(file, record)
    file.do(telling.state, "lead", record, content="画面中的物料不是本单位的。", stated_at=file.at)
    file.do(telling.answer, "lead", record, adopted=True, reply="经核对属实。")
    assert fresh(file, record).state == "REJECTED"


def test_the_party_sees_the_paper_by_its_code(file: File) -> None:
    """“为当事人查询、陈述和申辩提供便利”（第四十一条第三款）: the code on the paper opens it without an account."""
    listed(file)
    record = captured(file, in_use(file))
    accept(file, record)
    told(file, record)
    with acting(file.who("lead")):
        secrets = [unseal_json(bytes(one.secret)) for one in Opening.objects.all()]
    code = next(found["party_code"]["value"] for found in reversed(secrets) if "party_code" in found)
    mark = document_codes.mark(document_codes.normal(code))
    with acting(bearer(mark, ActorKind.PARTY)):
        assert Document.objects.get(party_mark=mark).code == "S04"
