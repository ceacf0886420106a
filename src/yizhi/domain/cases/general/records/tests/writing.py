"""A record as an officer writes it, for the tests of records."""

from datetime import timedelta
from typing import Any

from yizhi.domain.cases.general.acts import records
from yizhi.domain.cases.general.tests.file import ELEMENTS, File
from yizhi.domain.cases.models.general import GeneralCase, WrittenRecord
from yizhi.platform.scope.session import acting

SIGNATURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def head(file: File, **changes: Any) -> dict[str, Any]:
    """Who, when, where, lawful in every point."""
    return {
        "began_at": file.at - timedelta(minutes=40),
        "ended_at": file.at - timedelta(minutes=5),
        "place": "航埠镇兴航路12号门前",
        "second": file.people["co"].pk,
        "standing": "REPRESENTATIVE",
        "person_name": "样例某",
        "identity_shown": True,
        "rights_told": True,
        "proves": ELEMENTS,
    } | changes


def inspect(file: File, case: GeneralCase, **changes: Any) -> WrittenRecord:
    said = {
        "process": "执法人员到达现场后出示执法证件，在负责人陪同下检查。",
        "scene": "店门前人行道上堆放水泥二十袋、沙石一堆。",
        "violation": "堆放物占用道路两侧，长五米、宽二米，面积十平方米。",
        "measured": "用卷尺测量，长5.0米、宽2.0米。",
    }
    made = file.do(records.write_inspection, "lead", case, **(head(file) | said | changes)).result["record"]
    return read(file, made)


def question(file: File, case: GeneralCase, **changes: Any) -> WrittenRecord:
    said = {
        "who": "我叫样例某，是公司法定代表人。",
        "what": "6月1日上午起，工人把水泥和沙石堆在店门前。",
        "manner": "人工搬运，约十平方米。",
        "more": "没有补充。",
    }
    made = file.do(records.write_questioning, "lead", case, **(head(file) | said | changes)).result["record"]
    return read(file, made)


def read(file: File, identity: Any) -> WrittenRecord:
    with acting(file.who("lead")):
        found: WrittenRecord = WrittenRecord.objects.select_related("case", "evidence", "document").get(pk=identity)
        return found


def sign(file: File, case: GeneralCase, one: WrittenRecord, **changes: Any) -> Any:
    data = {"record": one.pk, "signed_pages": one.pages, "read": True, "signature": SIGNATURE}
    return file.do(records.sign_record, "lead", case, **(data | changes))
