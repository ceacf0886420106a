"""Parties: the list, and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yizhi.domain.subjects import queries, rules
from yizhi.domain.subjects.lists import PARTIES
from yizhi.domain.subjects.models import Party
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.addresses import reverse
from yizhi.platform.ledger.models import Entry
from yizhi.platform.lists.page import show
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Fact, Record
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.scope.actor import Actor

_SCANNED_MOST = 2000


@signed_in
@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    return show(request, PARTIES)


def _revealed(actor: Actor, party: Party) -> bool:
    """Whether this person asked for the complete numbers today; the asking is in the ledger."""
    day = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    asked = Entry.objects.filter(record_id=party.pk, actor_person=actor.person, verb="party.reveal", at__gte=day)
    return asked.exists()


@signed_in
@require_safe
def party(request: HttpRequest, party_id: UUID) -> HttpResponse:
    found = queries.party(party_id)
    if found is None:
        raise RecordNotFound
    actor = actor_of(request)
    view = queries.view_of(found, revealed=_revealed(actor, found))
    page = Record(
        title=view.name,
        kind=view.kind_title,
        status=Badge("已合并", "warn") if view.merged_into else Badge("有效", "ok"),
        crumbs=(("当事人", reverse("subjects:parties")),),
        facts=(
            Fact("证件类型", view.identity_type),
            Fact("证件号码", view.identity_number),
            Fact("法定代表人（负责人、经营者）", view.representative),
            Fact("联系电话", view.phone),
            Fact("住址（住所）", view.address, wide=True),
        ),
        acts=record.buttons(actor, found, clock.now()),
        panels=record.module_panels(actor, found),
        timeline=record.timeline(found.pk),
        evidence=record.evidence_tiles(found.pk),
    )
    return render(request, "subjects/party.html", {"page": page})


@signed_in
@require_POST
def scanned(request: HttpRequest) -> HttpResponse:
    """The identity in a scanned code: type and number, or a sentence that says there is none."""
    found = rules.identity_in(request.POST.get("text", "")[:_SCANNED_MOST], clock.today())
    if found is None:
        return JsonResponse({"found": False, "why": "没有读到有效的证件号码，请对准重扫，或者手工录入"})
    return JsonResponse({"found": True, "identity_type": found[0], "identity_number": found[1]})
