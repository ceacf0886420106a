"""The volumes of a case for the printer. Who took which, and when, is in the ledger."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from yizhi.domain.cases.general import queries
from yizhi.domain.cases.general.acts.filekeeping import print_volume
from yizhi.domain.cases.general.volumes.order import VOLUMES
from yizhi.domain.cases.general.volumes.volume import bound
from yizhi.platform import clock
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_GET
def volume(request: HttpRequest, case_id: UUID, volume: str) -> HttpResponse:
    """One PDF; one entry an hour for the same reader and volume, before anything is shown."""
    if volume not in VOLUMES:
        raise Http404
    case, actor, now = queries.case(case_id), actor_of(request), clock.now()
    if case is None:
        raise RecordNotFound
    hour = now.strftime("%Y-%m-%dT%H")
    key = uuid5(NAMESPACE_URL, f"yizhi:general_case.print_volume:{actor.person}:{case.pk}:{volume}:{hour}")
    perform(print_volume, actor, data={"case": case.pk, "volume": volume, "hour": hour}, key=key)
    response = HttpResponse(bound(case, volume, now), content_type="application/pdf")
    name = f"{case.archive_number or case.filing_number or case.pk}{VOLUMES[volume]}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
