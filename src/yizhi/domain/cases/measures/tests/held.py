"""A measure made through acts, each step as one call."""

from typing import Any

from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.measures.acts import applying, approving, carrying, disposing, resolving
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.models.measure import Measure
from yizhi.platform.scope.session import acting

DESTROYED = {
    "operators": "甲一、乙二",
    "recording": "记录仪0001号",
    "place": "衢州样例环保有限公司处置场",
    "process": "经逐件核对后以粉碎方式销毁。",
}
BASIS = "《无证无照经营查处办法》第十一条第一款第五项"
DONE = {
    "identity_shown": True,
    "party_notified": True,
    "party_present": True,
    "told": True,
    "statement": "未提出",
    "party_signed": True,
    "handed_over": True,
    "recording": "记录仪0001号20260305-0930",
}


def fresh(file: File, measure: Measure) -> Measure:
    with acting(file.who("lead")):
        found: Measure = Measure.objects.select_related("case__agency", "case__lead", "case__co").get(pk=measure.pk)
        return found


def things(file: File, measure: Measure, **wanted: Any) -> list[Any]:
    with acting(file.who("lead")):
        return list(fresh(file, measure).things.filter(struck_at=None, **wanted).values_list("pk", flat=True))


def applied(file: File, case: GeneralCase, kind: str = "DETAIN", **changes: Any) -> Measure:
    data = {
        "kind": kind,
        "party": file.ids(case, "parties")[0],
        "reason": "物料随时可能被运走，以后难以取得。",
        "place": "航埠镇兴航路12号门前",
        "basis": "" if kind == "PRESERVE" else BASIS,
    }
    made = file.do(applying.apply, "lead", case, **(data | changes)).result["measure"]
    with acting(file.who("lead")):
        measure: Measure = Measure.objects.get(pk=made)
    return measure


def listed(file: File, case: GeneralCase, kind: str = "DETAIN", **changes: Any) -> Measure:
    measure = applied(file, case, kind, **changes)
    add(file, measure)
    return measure


def add(file: File, measure: Measure, **changes: Any) -> Any:
    data = {"name": "三轮车", "quantity": "1", "unit": "辆", "condition": "七成新", "serial": "SL2026-0001"}
    return file.do(applying.add_thing, "lead", measure, **(data | changes)).result["thing"]


def approved(file: File, case: GeneralCase, kind: str = "DETAIN", **changes: Any) -> Measure:
    measure = listed(file, case, kind, **changes)
    file.do(applying.submit, "lead", measure)
    file.do(approving.approve, "head", measure)
    return measure


def carry_out(file: File, measure: Measure, **changes: Any) -> None:
    data = {"carried_out_at": file.at, "second": file.people["co"].pk, **DONE}
    file.do(carrying.carry_out, "lead", measure, **(data | changes))


def in_force(file: File, case: GeneralCase, kind: str = "DETAIN", **changes: Any) -> Measure:
    measure = approved(file, case, kind, **changes)
    carry_out(file, measure)
    return measure


def proposed(file: File, measure: Measure, outcome: str = "RETURN", **changes: Any) -> str:
    data = {
        "things": things(file, measure, disposal=None, proposal=None),
        "outcome": outcome,
        "reason": "经查明不再需要。",
        "ground": "NOT_NEEDED",
    }
    made = file.do(disposing.propose_disposal, "lead", measure, **(data | changes))
    return str(made.result["disposal"])


def spoken(file: File, measure: Measure, disposal: str) -> None:
    file.do(disposing.endorse_disposal, "unit", measure, disposal=disposal)
    file.do(disposing.review_disposal, "reviewer", measure, disposal=disposal, opinion="事实清楚，依据充分。")


def decide(file: File, measure: Measure, outcome: str = "RETURN", **changes: Any) -> str:
    """Proposed by the officer, spoken to by unit and reviewer, decided by the head."""
    disposal = proposed(file, measure, outcome, **changes)
    spoken(file, measure, disposal)
    return str(file.do(resolving.decide, "head", measure, disposal=disposal).result["number"])


def hand_over(file: File, measure: Measure, **changes: Any) -> str:
    data = {
        "things": things(file, measure, handed_at=None),
        "handed_at": file.at,
        "receiver": "样例某",
        "signed": True,
    }
    return str(file.do(resolving.hand_over, "lead", measure, **(data | changes)).result["number"])
