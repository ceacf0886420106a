"""The stages of a case in their order, each as its course goes."""

from typing import Any

from yizhi.domain.cases.clues import acts as clues
from yizhi.domain.cases.general.acts import filing, people
from yizhi.domain.cases.general.city import after, choices, hearing, investigation, other_ends
from yizhi.domain.cases.general.city.cast import Troupe
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.story import Story, TodayError
from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.platform.acts.errors import ActRefused
from yizhi.statute.refusal import RefusedError

_SOURCES = ("PATROL", "PATROL", "COMPLAINT_12345", "COMPLAINT_12345", "INSPECTION_SPECIAL", "INSPECTION_RANDOM",
            "GRID_EVENT", "TRANSFER_IN", "UAV")  # fmt: skip


_DRAWS = 8
_REPORTED = 40
"""In a hundred cases so many begin as a clue that was handed out and looked into."""


class NotBegunError(Exception):
    """No item that was drawn could be punished on that day."""


def tell(story: Story, troupe: Troupe, course: Course, *, reported: int = _REPORTED) -> bool:
    """From a clue (`reported` times in a hundred) or the draft filing to the end of its course, or to today.

    False if a step on the way was refused. Raises NotBegunError when the troupe could punish nothing on that day;
    what was done is the caller's to roll back.
    """
    try:
        _told(story, troupe, course, reported)
    except TodayError:
        return True
    except (ActRefused, RefusedError):
        return False
    return True


def _told(story: Story, troupe: Troupe, course: Course, reported: int) -> None:
    story.wait(0)
    clue = _reported(story, troupe) if story.chance(reported) else None
    case, matter = _begun(story, troupe, clue)
    if course is Course.NOT_FILED:
        other_ends.not_filed(story, case)
        return
    filed(story, case)
    if course is Course.FORGOTTEN:
        story.now = min(story.now, story.at.replace(hour=18))
    if course in other_ends.STOPPED:
        other_ends.stopped(story, case, course)
        return
    investigation.investigated(story, case, matter, course)
    hearing.heard_and_decided(story, case, matter, course)
    after.done(story, case, matter, course)


def _reported(story: Story, troupe: Troupe) -> Clue:
    """Received, handed out, and looked into by two."""
    dice, source = story.dice, story.dice.choice(_SOURCES[:-2])
    place = choices.place(story, troupe)
    told = {"source": source, "received_at": story.at, "discovered_on": story.at.date(), "place": place}
    called = {"source_reference": f"样例工单{story.number:06d}"} if source == "COMPLAINT_12345" else {}
    content = dice.choice(("反映该处有违法行为，请核查处理。", "巡查发现该处情况异常，需要核查。"))
    clue: Clue = story.do(clues.receive, "lead", content=content, **told, **called).record
    story.do(clues.triage, "head", clue, handler=story.cast["lead"])
    story.wait(dice.randrange(0, 3))
    found = {"findings": "到场查看，反映的情况属实。", "second": story.cast["co"], "suggestion": "建议立案调查"}
    story.do(clues.verify, "lead", clue, **found)
    return clue


def _begun(story: Story, troupe: Troupe, clue: Clue | None) -> tuple[GeneralCase, Matter]:
    """Items are offered as of today; one whose penalty did not exist yet on the day of the conduct is drawn anew."""
    for _ in range(_DRAWS):
        matter = choices.matter(story, troupe)
        before = story.steps
        known = {"clue": clue.pk, "source": clue.source, "place": clue.place} if clue else {}
        try:
            return opened(story, troupe, matter, **known), matter
        except ActRefused:
            if story.steps > before + 1:
                raise
            story.steps = before
    raise NotBegunError


def opened(story: Story, troupe: Troupe, matter: Matter, **more: Any) -> GeneralCase:
    item = matter.item
    place = more.pop("place", "") or choices.place(story, troupe)
    thing = story.dice.choice(item.things or ("有上述行为",))
    facts = norms.phrase(item, place=place, at=story.at, thing=thing)
    data = {
        "item": item.pk, "co_officer": story.cast["co"], "source": story.dice.choice(_SOURCES),
        "discovered_on": story.at.date(), "occurred_at": story.at, "place": place, "facts": facts,
    }  # fmt: skip
    case: GeneralCase = story.do(filing.open_case, "lead", **data | more).record
    story.case, matter.facts = case.pk, facts
    matter.party = story.do(people.name_party, "lead", case, **matter.named).result["case_party"]
    return case


def filed(story: Story, case: GeneralCase, *, quickly: bool = False) -> None:
    """`quickly`: on the same day."""
    if not quickly:
        story.wait(story.dice.randrange(0, 2))
    story.do(filing.endorse_filing, "unit", case)
    if not quickly:
        story.wait(story.dice.randrange(0, 4))
    story.do(filing.approve_filing, "head", case)
