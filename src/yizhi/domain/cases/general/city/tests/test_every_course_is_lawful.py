"""Every course of the demo city's cases goes its whole way without a refusal; a second build tells nothing twice."""

import random
from datetime import datetime, time, timedelta

import pytest

from yizhi.domain.cases.general.city import build, courses, tell_numbered
from yizhi.domain.cases.general.city.build import told
from yizhi.domain.cases.general.city.cast import Troupe, troupes
from yizhi.domain.cases.general.city.courses import Course
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.general.city.telling import tell
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org.tests.world import BUILDER, NOW
from yizhi.platform import clock
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.session import acting

_END = datetime.combine(NOW.date() + timedelta(days=212), time(8), clock.CHINA)  # holidays are known until then
_NOT_ARCHIVED = {
    Course.NOT_FILED: "NOT_FILED",
    Course.SUSPENDED: "INVESTIGATING",
    Course.FORGOTTEN: "INVESTIGATING",
    Course.UNPAID: "EXECUTING",
}


@pytest.fixture
def troupe(file: File) -> Troupe:
    with acting(BUILDER):
        for number in range(3):
            file.world.officer(name=f"样例{number}")
    towns, _ = troupes(NOW, _END)
    return towns[0]


def _told(number: int, troupe: Troupe, course: Course, seed: int) -> GeneralCase | None:
    dice = random.Random(seed)
    assert tell(Story(number, troupe.cast(dice), NOW, _END, dice), troupe, course), course
    with acting(BUILDER):
        return GeneralCase.objects.order_by("-id").first()


def test_each_course_ends_where_it_should(troupe: Troupe) -> None:
    for number, course in enumerate(Course, 1):
        case = _told(number, troupe, course, 100 + number)
        assert case is not None
        assert case.state == _NOT_ARCHIVED.get(course, "ARCHIVED"), course


def test_a_second_build_tells_nothing_twice(troupe: Troupe) -> None:
    said: list[str] = []
    assert build(said.append, _END.date(), 3, days=150) == 0
    with acting(BUILDER):
        before = Entry.objects.count()
    build(said.append, _END.date(), 3, days=150)
    with acting(BUILDER):
        assert Entry.objects.count() == before
    assert said[-1].startswith("普通程序案件 3/3")


def test_all_courses_have_a_share() -> None:
    assert {courses.drawn(random.Random(seed)) for seed in range(600)} == set(Course)


def test_shares_told_apart_are_the_whole_and_each_case_is_told_once(troupe: Troupe) -> None:
    said: list[str] = []
    for share in (1, 2):
        tell_numbered(range(share, 5, 2), said.append, _END.date(), days=150)
    assert told(range(1, 5)) == {1, 2, 3, 4}
    with acting(BUILDER):
        before = Entry.objects.count()
    tell_numbered(range(1, 5), said.append, _END.date(), days=150)
    with acting(BUILDER):
        assert Entry.objects.count() == before
