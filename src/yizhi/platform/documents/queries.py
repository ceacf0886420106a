"""Documents of a record, and documents reached by a code."""

from uuid import UUID

from django.db.models import QuerySet

from yizhi.platform.database.composed import composed
from yizhi.platform.documents import codes
from yizhi.platform.documents.models import Document


@composed
def of_record(record_id: UUID) -> QuerySet[Document]:
    return Document.objects.filter(record_id=record_id).order_by("issued_at", "id")


def by_verification_code(code: str) -> Document | None:
    """The document whose masked version the code opens. Must run as the holder of the code (`scope.bearer`)."""
    return Document.objects.filter(verification_mark=codes.mark(code)).first()


def by_party_code(code: str) -> Document | None:
    """The document whose original the code opens. Must run as the holder of the code (`scope.bearer`)."""
    return Document.objects.filter(party_mark=codes.mark(code)).first()
