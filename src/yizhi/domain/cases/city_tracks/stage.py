"""What every story of a track needs: its people, the day it begins, an item by its code, a small picture."""

import io
import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from yizhi.domain.cases.general.city import choices
from yizhi.domain.cases.general.city.cast import Troupe
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.story import Story, key
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.files.posted import keep_posted
from yizhi.statute.calendar import WorkingCalendar

STALL, VILLAGE, BURNING = "C-003", "C-053", "C-039"
_SEED = 338500


@dataclass(frozen=True, slots=True)
class Stage:
    """`others` are people of other agencies of the county by their part: see `people.others`."""

    troupe: Troupe
    others: dict[str, UUID]
    agencies: dict[str, UUID]
    now: datetime

    def story(self, number: int, days_ago: int) -> Story:
        dice = random.Random(_SEED + number)  # noqa: S311 - invented stories, not secrets
        start = datetime.combine(self.now.date() - timedelta(days=days_ago), time(8, 30), clock.CHINA)
        story = Story(number, self.troupe.cast(dice) | self.others, start, self.now, dice)
        story.wait(0)
        return story

    @property
    def county(self) -> str:
        return org.full_division_name(self.troupe.division[:6])

    def item(self, code: str) -> norms.ItemVersion:
        """Errors: LookupError where the agency has no power over it."""
        for item in self.troupe.items:
            if item.code == code:
                return item
        raise LookupError(f"该机关没有事项{code}的权限")

    def matter(self, story: Story, code: str, yuan: int, kind: str = "HOUSEHOLD") -> Matter:
        named = choices.party(story, self.troupe, kind)
        return Matter(self.item(code), named, yuan * 100, of_township=len(self.troupe.division) > 6)


def noon(day: date) -> datetime:
    """Of the first working day from then on: nothing is enforced at night or on a holiday."""
    calendar = WorkingCalendar.national()
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(12), clock.CHINA)


def picture(
    story: Story, record: Any, part: str = "lead", *, name: str = "现场照片.jpg", origin: str = "CAMERA"
) -> UUID:
    """An invented picture of goods at a wall, kept with the record."""
    image = Image.new("RGB", (480, 320), (196, 204, 208))
    drawn = ImageDraw.Draw(image)
    drawn.rectangle((0, 230, 480, 320), fill=(120, 118, 112))
    for number in range(4):
        left = 40 + number * 100 + story.dice.randrange(20)
        drawn.rectangle((left, 230 - story.dice.randrange(40, 110), left + 80, 250), fill=(150, 110, 70))
    content = io.BytesIO()
    image.save(content, "JPEG", quality=80)
    given = SimpleUploadedFile(name, content.getvalue(), "image/jpeg")
    about = {"origin": "CAMERA", "record_kind": type(record).record_label(), "record_id": str(record.pk)}
    story.at += timedelta(minutes=2)
    story.steps += 1
    with clock.at(story.at):
        kept = keep_posted(story.who("lead"), given, about, key(story.number, story.steps))
    found: UUID = kept.record.pk
    return found
