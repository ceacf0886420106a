"""What can be cited into a document with one tap: articles in force, and decided cases by their number."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from yizhi.domain.library.cases import shelf, shown
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.laws.answers import answer
from yizhi.domain.library.laws.asking import LONGEST, Asking
from yizhi.platform import clock
from yizhi.platform.scope.access import signed_in

_ARTICLES, _CASES = 8, 4


@signed_in
@require_POST
def cite(request: HttpRequest) -> JsonResponse:
    """`q=…` → `{"found": [{"cite", "text", "kind"}]}`. Posted, since words from a document may name people."""
    words = request.POST.get("q", "").replace("\x00", "").strip()[:LONGEST]
    return JsonResponse({"found": [*_articles(words), *_cases(words)] if words else []})


def _articles(words: str) -> list[dict[str, Any]]:
    hits = answer(Asking(words, day=clock.today())).hits[:_ARTICLES]
    return [
        {
            "kind": "条文",
            "cite": f"《{one.article.law_version.law.name}》{one.article.label}",
            "text": "".join(piece.text for piece in one.pieces),
        }
        for one in hits
    ]


def _cases(words: str) -> list[dict[str, Any]]:
    search = shelf.search()
    found = search.search(Question(words, size=_CASES)).cases if search else ()
    return [
        {"kind": "案例", "cite": f"{one['agency']}{one['number']}", "text": f"{one['violation']}，{shown.fine(one)}"}
        for one in found
    ]
