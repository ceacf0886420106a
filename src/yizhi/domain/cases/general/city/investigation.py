"""Collecting, ordering to correct, proposing, and the reviews before the notice."""

from datetime import timedelta
from typing import Any

from yizhi.domain.cases.general.acts import correcting, investigating, proposing, reviewing
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import PUNISHED, Course
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models.general import GeneralCase

PROVEN = ["IDENTITY", "TIME", "PLACE", "ACT", "MANNER", "CONSEQUENCE", "QUANTITY"]
NOT_HERE = ["FAULT", "PRIOR", "CIRCUMSTANCES", "CAUSE"]
_CHECKED = "与现场情况、当事人陈述核对一致"


def evidence(story: Story, case: GeneralCase, kind: str, name: str, proves: list[str], **more: Any) -> Any:
    """Collected by both officers and verified; its identity."""
    said = {"kind": kind, "name": name, "proves": proves, "collected_at": story.at, "place": case.place}
    data = said | {"second": story.cast["co"], "identity_shown": True, "signed": True} | more
    made = story.do(investigating.add_evidence, "lead", case, **data).result["evidence"]
    checked = {"legality": "LAWFUL", "verification": _CHECKED, "copy_checked": bool(more.get("is_copy"))}
    story.do(investigating.verify_evidence, "lead", case, evidence=made, **checked)
    return made


def investigated(story: Story, case: GeneralCase, matter: Matter, course: Course) -> None:
    evidence(story, case, "ON_SITE_RECORD", "现场检查（勘验）笔录", PROVEN)
    _corrected(story, case, matter)
    story.wait(story.dice.randrange(1, 5))
    evidence(story, case, "PARTY_STATEMENT", "询问笔录", ["IDENTITY", "ACT", "TIME"])
    if matter.named["kind"] != "CITIZEN":
        copy = {"is_copy": True, "original_location": "当事人处", "party": matter.party}
        evidence(story, case, "DOCUMENTARY", "营业执照复印件", ["IDENTITY"], **copy)
    _checked(story, case, matter, course)
    story.do(investigating.note_not_applicable, "lead", case, elements=NOT_HERE, reason="经调查，本案不涉及")
    story.wait(story.dice.randrange(2, 14))
    proposed(story, case, matter, course)
    finished(story, case)
    if course in (Course.RETURNED, Course.REVIEWER_RETURNED):
        _returned(story, case, matter, course)
    reviewed(story, case, matter)


def _corrected(story: Story, case: GeneralCase, matter: Matter) -> None:
    due = story.at.date() + timedelta(days=story.dice.choice((1, 3, 7, 15)))
    demand = {"party": matter.party, "demand": "立即停止并改正上述违法行为", "due_on": due}
    matter.order = story.do(correcting.order_correction, "lead", case, **demand).result["order"]
    matter.correct_by = due


def _checked(story: Story, case: GeneralCase, matter: Matter, course: Course) -> None:
    """Where a fine presupposes that the order was not followed, it was not."""
    fined_for_it = course in PUNISHED and (matter.item.correction.comes_first or story.chance(30))
    story.until(matter.correct_by + timedelta(days=1))
    findings = "经复查，逾期未改正" if fined_for_it else "经复查，已按要求改正"
    found = {"order": matter.order, "corrected": not fined_for_it, "findings": findings}
    story.do(correcting.check_correction, "lead", case, **found)
    matter.corrected = not fined_for_it


def proposed(story: Story, case: GeneralCase, matter: Matter, course: Course, amount: int = 0) -> None:
    text: dict[str, Any] = {"facts": matter.facts, "outcome": "PENALTY"}
    if course is Course.NO_PENALTY:
        text |= {"outcome": "NO_PENALTY", "ground": story.dice.choice(("MINOR", "FIRST_MINOR"))}
        text |= {
            "reasons": "违法行为轻微并已及时改正，没有造成危害后果。",
            "education": "已当面宣讲有关规定",
        }
    elif course is Course.NOT_ESTABLISHED:
        text |= {"outcome": "NOT_ESTABLISHED", "reasons": "现有证据不能证明当事人实施了该行为。"}
    else:
        text |= {"reasons": "违法情节一般，没有法定从轻、减轻或者从重情形，按一般档次处罚。"}
    story.do(proposing.propose, "lead", case, **text)
    if course in PUNISHED:
        fine = {"party": matter.party, "kind": "FINE", "amount_fen": amount or matter.amount}
        story.do(proposing.add_line, "lead", case, **fine)


def finished(story: Story, case: GeneralCase) -> None:
    story.do(proposing.confirm, "co", case)
    process = "立案后依法进行了现场检查，询问当事人，责令改正并复查，收集了相关证据。"
    story.do(proposing.close_investigation, "lead", case, process=process)
    story.wait(story.dice.randrange(0, 3))
    story.do(reviewing.request_review, "lead", case)


def _returned(story: Story, case: GeneralCase, matter: Matter, course: Course) -> None:
    """Sent back once, by the township's own reader or by the county's reviewer, and mended."""
    if course is Course.RETURNED and matter.of_township:
        story.wait(1)
        points = {"failed_points": ["EVIDENCE"], "opinion": "现场照片未注明拍摄时间、地点，请补充。"}
        story.do(reviewing.review_compliance, "compliance", case, result="RETURN", **points)
    else:
        if matter.of_township:
            story.wait(1)
            story.do(reviewing.review_compliance, "compliance", case, result="PASS")
        story.wait(2)
        points = {"failed_points": ["FACTS", "EVIDENCE"], "opinion": "违法行为的起止时间不清，请补充调查。"}
        story.do(reviewing.review_legally, "reviewer", case, result="RETURN_FOR_EVIDENCE", **points)
    story.wait(story.dice.randrange(2, 7))
    evidence(story, case, "AUDIOVISUAL", "现场照片（补充）", ["TIME", "PLACE", "ACT"])
    proposed(story, case, matter, course)
    finished(story, case)


def reviewed(story: Story, case: GeneralCase, matter: Matter) -> None:
    story.wait(story.dice.randrange(0, 3))
    if matter.of_township:
        result = {"result": "SUGGEST", "opinion": "建议补充说明裁量理由。"} if story.chance(15) else {"result": "PASS"}
        story.do(reviewing.review_compliance, "compliance", case, **result)
    story.wait(story.dice.randrange(1, 4))
    story.do(reviewing.review_legally, "reviewer", case, result="AGREE")
