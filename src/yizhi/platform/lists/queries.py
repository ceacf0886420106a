"""What this person keeps of a list. The database shows nobody another's."""

from uuid import UUID

from django.db.models import QuerySet

from yizhi.platform.database.composed import composed
from yizhi.platform.lists.declaration import Table
from yizhi.platform.lists.models import SavedView
from yizhi.platform.scope.actor import Actor

MOST = 20  # named views of one list


def kept_of(actor: Actor, table: Table) -> tuple[list[SavedView], str]:
    """The named views in the order of their making, and the keys of the columns chosen last."""
    if actor.person is None:
        return [], ""
    rows = _kept(actor.person, table.name)
    columns = next((row.query for row in rows if not row.title), "")
    return [row for row in rows if row.title], columns


@composed
def _kept(person: UUID, name: str) -> QuerySet[SavedView]:
    return SavedView.objects.filter(person_id=person, list=name, removed_at=None).order_by("id")[: MOST + 1]
