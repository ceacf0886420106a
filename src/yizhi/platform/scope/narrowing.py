"""The policy said once more as a condition, so that an index can be used. The policy still decides what is shown.

Row-level security looks at each row; for people of one township among a hundred, reading “the newest thirty” would look
at thousands. The township as an equality lets the index on (division, id) find them at once.
"""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from yizhi.platform.scope.epochs import kept
from yizhi.platform.scope.models import Share
from yizhi.platform.scope.session import current_actor

M = TypeVar("M", bound=Model)
_TOWNSHIP = 9  # digits of a township's code


def narrowed(rows: QuerySet[M]) -> QuerySet[M]:
    """The same rows: those of the reader's townships and those shared with them. Whoever reads wider gets all of them.

    `rows` are of a record whose policy is SCOPED and nothing wider.
    """
    reader = current_actor()
    divisions = {key.partition(":")[0] for key in reader.reads}
    if not divisions or any(len(division) < _TOWNSHIP for division in divisions):
        return rows
    mine = Q(division__in=sorted(divisions))
    shared = _shared_with(reader.person, reader.reads, rows.model._meta.label_lower)
    return rows.filter(mine | Q(pk__in=shared) if shared else mine)


@kept("shares")
def _shared_with(person: UUID | None, reads: tuple[str, ...], kind: str) -> tuple[UUID, ...]:
    """Records opened to the reader, whether or not the opening still holds: the policy leaves out what has ended."""
    receiver = Q(key__in=reads)
    if person is not None:
        receiver |= Q(person_id=person)
    found = Share.objects.filter(receiver, record_kind=kind, revoked_at=None)
    return tuple(found.values_list("record_id", flat=True).distinct())
