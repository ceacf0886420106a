"""The signature with which a party received a document, for the people of the case."""

from base64 import b64decode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yizhi.domain.cases.models.general import PartyInput
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.scope.access import actor_of, signed_in


@signed_in
@require_safe
def signature(request: HttpRequest, input_id: UUID) -> HttpResponse:
    """Not opened along with a case that is shared: a hand is shown to those whose case it is."""
    rows = PartyInput.objects.select_related("case").exclude(signature_sha256="")
    found = rows.filter(pk=input_id).first()
    if found is None or not actor_of(request).reads_in(found.case.division, found.case.line):
        raise RecordNotFound
    return drawn_picture(str(found.signature))


def drawn_picture(signature: str) -> HttpResponse:
    picture = b64decode(signature.partition(",")[2])
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, no-store"})
