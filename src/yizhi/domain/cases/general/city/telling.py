"""The stages of a case in their order, each as its course goes."""

from typing import Any

from yizhi.domain.cases.general.acts import filing, people
from yizhi.domain.cases.general.city import after, choices, hearing, investigation, other_ends
from yizhi.domain.cases.general.city.cast import Troupe
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.story import Story, TodayError
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.platform.acts.errors import ActRefused
from yizhi.statute.refusal import RefusedError

_SOURCES = ("PATROL", "PATROL", "COMPLAINT_12345", "COMPLAINT_12345", "INSPECTION_SPECIAL", "INSPECTION_RANDOM",
            "GRID_EVENT", "TRANSFER_IN", "UAV")  # fmt: skip


_DRAWS = 8


class NotBegunError(Exception):
    """No item that was drawn could be punished on that day."""


def tell(story: Story, troupe: Troupe, course: Course) -> bool:
    """From the draft filing to the end of its course, or to today; False if a step on the way was refused.

    Raises NotBegunError, and has done nothing, when the troupe could punish nothing on that day.
    """
    try:
        _told(story, troupe, course)
    except TodayError:
        return True
    except (ActRefused, RefusedError):
        return False
    return True


def _told(story: Story, troupe: Troupe, course: Course) -> None:
    story.wait(0)
    case, matter = _begun(story, troupe)
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


def _begun(story: Story, troupe: Troupe) -> tuple[GeneralCase, Matter]:
    """Items are offered as of today; one whose penalty did not exist yet on the day of the conduct is drawn anew."""
    for _ in range(_DRAWS):
        matter = choices.matter(story, troupe)
        try:
            return opened(story, troupe, matter), matter
        except ActRefused:
            if story.steps > 1:
                raise
            story.steps = 0
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
    matter.facts = facts
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
