"""An illegal building handled through acts, each step as one call."""

from datetime import date, datetime, timedelta
from typing import Any

from yizhi.domain.cases.buildings.acts import enforcing, finding, ordering, serving
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.building import Building
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.session import acting

VILLAGE = "C-053"
TORN_DOWN = {
    "process": "按公告时间拆除砖混结构房屋一间。", "party_notified": True, "party_present": True, "photographs": True,
    "recording": "记录仪0001号", "no_cut_off": True,
}  # fmt: skip


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.CHINA)


def fresh(file: File, one: Building) -> Building:
    with acting(file.who("lead")):
        found: Building = Building.objects.get(pk=one.pk)
        return found


def registered(file: File, **changes: Any) -> Building:
    data = {
        "item": file.item(VILLAGE).pk, "zone": "VILLAGE", "co_officer": file.people["co"].pk, "kind": "CITIZEN",
        "name": "样例某", "identity_type": "居民身份证", "identity_number": "330802199001010010",
        "place": "航埠镇样例村88号北侧", "description": "砖混结构一层", "area": "42.50", "found_on": file.at.date(),
        "address": "航埠镇样例村88号", "under_construction": True,
    }  # fmt: skip
    made: Building = file.do(finding.register, "lead", **(data | changes)).record
    return made


def identified(file: File, **changes: Any) -> Building:
    one = registered(file)
    file.do(finding.stop, "lead", one)
    serve(file, one, "D23")
    data = {"finding": "DEMOLISH", "reason": "未取得乡村建设规划许可证，占用村道。"}
    file.do(finding.identify, "lead", one, **(data | changes))
    return one


def heard(file: File) -> Building:
    one = identified(file)
    file.do(finding.hear, "lead", one, statement="希望保留。", reply="不符合村庄规划，不予采纳。")
    return one


def serve(file: File, one: Building, code: str) -> None:
    with acting(file.who("lead")):
        paper = Document.objects.filter(record_id=one.pk, code=code).latest("issued_at").pk
    data = {"document": paper, "method": "DIRECT", "sent_at": file.at, "receiver": "样例某"}
    file.do(serving.serve, "lead", one, **data)


def ordered(file: File) -> Building:
    one = heard(file)
    due = file.at.date() + timedelta(days=15)
    file.do(ordering.order, "head", one, kind="DEMOLISH", demand="自行拆除违法建筑并清理。", due_on=due)
    serve(file, one, "S08")
    return fresh(file, one)


def overdue(file: File) -> Building:
    one = ordered(file)
    file.wait(16)
    file.do(ordering.check, "lead", one, performed=False, findings="没有拆除。")
    return fresh(file, one)


def demanded(file: File) -> Building:
    one = overdue(file)
    file.do(enforcing.demand, "lead", one, due_on=file.at.date() + timedelta(days=10))
    serve(file, one, "S05")
    return fresh(file, one)


EXECUTION = {"manner": "由本镇组织拆除全部违法建筑", "time": "公告期限届满之日起", "statement": "未提出"}


def over(one: Building) -> datetime:
    """A working noon after the six months for a suit."""
    assert one.order_served_on is not None
    return noon(one.order_served_on + timedelta(days=190))
