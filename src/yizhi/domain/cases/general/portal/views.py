"""The signature with which a party received a document, for the people of the case."""

from base64 import b64decode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yizhi.domain.cases.models.general import PartyInput
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.scope.access import signed_in


@signed_in
@require_safe
def signature(request: HttpRequest, input_id: UUID) -> HttpResponse:
    found = PartyInput.objects.filter(pk=input_id).exclude(signature_sha256="").first()
    if found is None:
        raise RecordNotFound
    picture = b64decode(str(found.signature).partition(",")[2])
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, no-store"})
