"""A substitute performance made through acts, each step as one call."""

from datetime import date, datetime, timedelta
from typing import Any

from yizhi.domain.cases.general.acts import correcting, serving
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.substitute import Substitute
from yizhi.domain.cases.substitute.acts import performing, proposing
from yizhi.platform import clock
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.session import acting

DONE = {
    "process": "清运堆放物约十平方米。", "party_present": True, "party_signed": True, "performer_signed": True,
    "no_violence": True, "recording": "记录仪0001号",
}  # fmt: skip


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.CHINA)


def unfollowed(file: File) -> tuple[GeneralCase, Any]:
    """A filed case with an order to correct that was checked and not followed."""
    case = file.filed()
    file.correct(case)
    return file.fresh(case), file.ids(case, "corrections")[0]


def made(file: File, identity: Any) -> Substitute:
    with acting(file.who("lead")):
        found: Substitute = Substitute.objects.select_related("case__agency", "case__lead", "case__co").get(pk=identity)
        return found


def proposed(file: File, **changes: Any) -> Substitute:
    case, order = unfollowed(file)
    data = {
        "order": order, "party": file.ids(case, "parties")[0], "harm": "TRAFFIC", "subject": "清除兴航路12号门前堆放物",
        "reason": "堆放物占用非机动车道，经责令仍不清除。", "manner": "清运至消纳场所", "performer": "THIRD_PARTY",
        "performer_name": "样例保洁有限公司", "planned_at": at_noon(file.at.date() + timedelta(days=20)),
        "budget_fen": 120_000, "budget_basis": "两名工人一日，车辆一台班", "disinterested": True,
    }  # fmt: skip
    result = file.do(proposing.propose, "lead", case, **(data | changes)).result
    return made(file, result["substitute"])


def serve(file: File, one: Substitute, paper: Any) -> None:
    party = file.ids(one.case, "parties")[0]
    data = {
        "document": paper, "party": party, "method": "DIRECT", "second": file.people["co"].pk, "sent_at": file.at,
        "receiver": "样例某", "relation": "法定代表人",
    }  # fmt: skip
    file.do(serving.serve, "lead", one.case, **data)


def demanded(file: File, **changes: Any) -> Substitute:
    one = proposed(file, **changes)
    file.do(proposing.demand, "lead", one, due_on=file.at.date() + timedelta(days=5))
    one = made(file, one.pk)
    serve(file, one, one.demand_id)
    return made(file, one.pk)


def decided(file: File, **changes: Any) -> Substitute:
    one = demanded(file, **changes)
    file.wait(6)
    planned = at_noon(file.at.date() + timedelta(days=14))
    file.do(proposing.decide, "head", one, planned_at=planned, statement="未提出")
    one = made(file, one.pk)
    serve(file, one, one.decision_id)
    return made(file, one.pk)


def reminded(file: File, **changes: Any) -> Substitute:
    one = decided(file, **changes)
    file.do(proposing.remind, "lead", one)
    one = made(file, one.pk)
    serve(file, one, one.reminder_id)
    return made(file, one.pk)


def performed(file: File, **changes: Any) -> Substitute:
    one = reminded(file)
    file.at = one.planned_at + timedelta(hours=1)
    data = {"performed_at": file.at, "second": file.people["co"].pk, **DONE}
    file.do(performing.perform, "lead", one, **(data | changes))
    return made(file, one.pk)


def codes(file: File, case: GeneralCase) -> list[str]:
    with acting(file.who("lead")):
        rows = Document.objects.filter(record_id=case.pk).order_by("issued_at", "id")
        return list(rows.values_list("code", flat=True))


def checked(file: File, case: GeneralCase) -> None:
    order = file.ids(case, "corrections")[0]
    said = {"corrected": True, "findings": "代履行后现场已恢复。"}
    file.do(correcting.check_correction, "lead", case, order=order, **said)
