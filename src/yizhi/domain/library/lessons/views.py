"""Pages of lessons, open to everybody; what is not published is seen by its territory alone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.library.lessons import pages, queries
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.access import actor_of, public
from yizhi.platform.scope.actor import ActorKind

_LONGEST = 60


@public
@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST]
    inside = actor_of(request).kind is ActorKind.PERSON
    found = list(queries.public(words)[: queries.MOST])
    context = {
        "q": words,
        "lessons": [(one, pages.url_of(one)) for one in found],
        "drafts": [(one, pages.url_of(one)) for one in queries.drafts()[: queries.MOST]] if inside else [],
        "crumbs": (("办案库", reverse("library:home")), ("以案释法", "")),
    }
    return render(request, "library/lessons/lessons.html", context)


@public
@require_safe
def lesson(request: HttpRequest, lesson_id: UUID) -> HttpResponse:
    found = queries.lesson(lesson_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    signed_in = actor.kind is ActorKind.PERSON
    context = {"page": pages.page(actor, found), "lesson": found, "signed_in": signed_in}
    return render(request, "library/lessons/lesson.html", context)
