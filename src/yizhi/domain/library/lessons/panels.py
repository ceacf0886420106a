"""What lessons show elsewhere: navigation, the search box, and what a form of revising begins with."""

from collections.abc import Iterable
from typing import Any

from yizhi.domain.library.lessons import pages, queries
from yizhi.domain.library.models import Lesson
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import ActPage, Hit, Page, RecordPage, SearchSource, register
from yizhi.platform.scope.actor import Actor


def find_lessons(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for one in queries.public(words)[:limit]:
        yield Hit(one.title, f"{one.agency}　{one.number}", pages.url_of(one), "以案释法")


def _as_it_stands(actor: Actor, lesson: Any) -> dict[str, Any]:
    return {name: getattr(lesson, name) for name in ("title", "facts", "basis", "reasons", "teaching")}


register(
    Page("以案释法", "library:lessons", "办案库", icon="book-check", order=35, keywords="典型案例 释法 普法"),
    RecordPage(Lesson.record_label(), "以案释法", lambda identity: reverse("library:lesson", args=[identity])),
    SearchSource("以案释法", find_lessons, order=55),
    ActPage("library.revise_lesson", "web/page_act.html", defaults=_as_it_stands),
)
