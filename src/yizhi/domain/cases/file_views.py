"""The whole file of a case for the printer. Who took it, and when, is in the ledger."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from yizhi.domain.cases.acts import reading
from yizhi.domain.cases.case_file import printed
from yizhi.domain.cases.views import case_or_404
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_GET
def case_file(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One PDF; one entry an hour for the same reader, before anything is shown."""
    case, actor, now = case_or_404(case_id), actor_of(request), clock.now()
    hour = now.strftime("%Y-%m-%dT%H")
    key = uuid5(NAMESPACE_URL, f"yizhi:simple_case.print_file:{actor.person}:{case.pk}:{hour}")
    perform(reading.print_file, actor, data={"case": case.pk, "hour": hour}, key=key)
    response = HttpResponse(printed(case, now), content_type="application/pdf")
    name = f"案卷{case.decision.number if case.decision else case.pk}.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
