"""The page of a lesson: the text for everybody; state, acts and trace for whoever is signed in."""

from urllib.parse import urlencode

from yizhi.domain.library.lessons.acts import draft_lesson
from yizhi.domain.library.models import Lesson
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Fact, Panel, Record
from yizhi.platform.scope.actor import Actor, ActorKind

_TEXT = "library/lessons/text.html"
_PARTS = (("facts", "案情"), ("basis", "适用法律"), ("reasons", "裁量理由"), ("teaching", "释法"))


def url_of(lesson: Lesson) -> str:
    return reverse("library:lesson", args=[lesson.pk])


def draft_url(actor: Actor, key: str) -> str:
    """Where the actor drafts a lesson on the case; empty for who may not."""
    if offer(draft_lesson, actor, None, clock.now()).refusals:
        return ""
    return f"{reverse('web:act', args=['library.draft_lesson'])}?{urlencode({'case': key})}"


def badge(lesson: Lesson) -> Badge:
    if lesson.withdrawn_at is not None:
        return Badge("已撤回", "neutral")
    return Badge("已公布", "ok") if lesson.public else Badge("待核对", "warn")


def page(actor: Actor, lesson: Lesson) -> Record:
    inside = actor.kind is ActorKind.PERSON
    readable = lesson.withdrawn_at is None or actor.reads_in(lesson.division, lesson.line)
    return Record(
        title=lesson.title,
        kind="以案释法",
        status=badge(lesson),
        crumbs=(("办案库", reverse("library:home")), ("以案释法", reverse("library:lessons")), (lesson.title, "")),
        facts=_facts(lesson),
        acts=record.buttons(actor, lesson, clock.now()) if inside else (),
        panels=[Panel(title, _TEXT, getattr(lesson, name), key=name) for name, title in _PARTS if readable],
        timeline=record.timeline(lesson.pk) if inside else (),
    )


def _facts(lesson: Lesson) -> list[Fact]:
    found = [Fact("处罚机关", lesson.agency), Fact("决定书文号", lesson.number)]
    if lesson.published_at is not None:
        found.append(Fact("公布日期", clock.day(lesson.published_at)))
    if lesson.withdrawn_at is not None:
        found.append(Fact("撤回理由", lesson.withdrawal_reason, wide=True))
    return found
