"""Lessons as the reader may see them: the database lets everybody see what is public, and a territory its drafts."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from yizhi.domain.library.models import Lesson

MOST = 200


def public(words: str = "") -> QuerySet[Lesson]:
    """The published ones that hold every word."""
    found = Lesson.objects.filter(published_at__isnull=False, withdrawn_at__isnull=True)
    for word in words.replace("\x00", "").split()[:8]:
        found = found.filter(
            Q(title__icontains=word) | Q(facts__icontains=word) | Q(basis__icontains=word)
            | Q(reasons__icontains=word) | Q(teaching__icontains=word) | Q(number__icontains=word)
        )  # fmt: skip
    return found


def drafts() -> QuerySet[Lesson]:
    return Lesson.objects.filter(published_at__isnull=True, withdrawn_at__isnull=True).order_by("-drafted_at")


def lesson(identity: UUID) -> Lesson | None:
    return Lesson.objects.filter(pk=identity).first()


def of_case(key: str) -> Lesson | None:
    return public().filter(case_key=key).first()


def standing_on(keys: Iterable[str]) -> list[Lesson]:
    """Those not withdrawn that tell one of the cases."""
    return list(Lesson.objects.filter(case_key__in=list(keys), withdrawn_at__isnull=True))
