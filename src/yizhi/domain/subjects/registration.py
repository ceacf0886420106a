"""What this module shows elsewhere."""

from collections.abc import Iterable

from django.urls import reverse

from yizhi.domain.subjects import queries
from yizhi.domain.subjects.models import Party
from yizhi.platform.registry import Hit, Page, RecordPage, SearchSource, register
from yizhi.platform.scope.actor import Actor

_ROLES = ("OFFICER", "CAPTAIN", "UNIT_HEAD", "LEGAL_REVIEWER", "DECIDER", "SUPERVISOR", "GUIDANCE_OFFICE")


def _find(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for party in queries.search(words, limit):
        view = queries.view_of(party)
        url = reverse("subjects:party", args=[party.pk])
        yield Hit(view.name, f"{view.kind_title} {view.identity_number}", url, "当事人")


register(
    Page("当事人", "subjects:parties", "监管对象", icon="users", roles=_ROLES, order=5, keywords="相对人 dsr"),
    SearchSource("当事人", _find, order=20),
    RecordPage(Party.record_label(), "当事人", lambda identity: reverse("subjects:party", args=[identity])),
)
