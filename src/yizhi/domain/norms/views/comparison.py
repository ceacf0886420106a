"""Two versions of a law side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.domain.norms.comparing import SAME, Text, compare
from yizhi.domain.norms.models import Article, Law, LawVersion
from yizhi.domain.norms.views.parts import period
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.scope.access import public


@public
@require_safe
def comparison(request: HttpRequest, law_id: UUID) -> HttpResponse:
    """`from` and `to` in the address name the versions; without them the last two."""
    law = Law.objects.filter(pk=law_id).first()
    if law is None:
        raise RecordNotFound
    versions = list(law.versions.order_by("effective_from", "dated"))
    before = _chosen(request.GET.get("from", ""), versions, -2)
    after = _chosen(request.GET.get("to", ""), versions, -1)
    lines = compare(_texts(before), _texts(after)) if before and after and before != after else []
    everything = request.GET.get("all") == "1"
    context: dict[str, Any] = {
        "law": law,
        "versions": [(one, period(one.effective_from, one.effective_to)) for one in versions],
        "before": before,
        "after": after,
        "lines": [line for line in lines if everything or line.kind != SAME],
        "everything": everything,
        "counts": _counts([line.kind for line in lines]),
        "crumbs": (
            ("法规库", reverse("norms:laws")),
            (law.name, reverse("norms:law", args=[law.pk])),
            ("版本对照", ""),
        ),
    }
    return render(request, "norms/comparison.html", context)


def _chosen(given: str, versions: list[LawVersion], otherwise: int) -> LawVersion | None:
    named = next((one for one in versions if str(one.pk) == given), None)
    return named or (versions[otherwise] if len(versions) >= -otherwise else None)


def _texts(version: LawVersion) -> list[Text]:
    return [Text(one.label, one.text) for one in Article.objects.filter(law_version=version)]


def _counts(kinds: list[str]) -> list[tuple[str, int]]:
    return [(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)]
