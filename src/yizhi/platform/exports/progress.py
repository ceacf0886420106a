"""How far an export is. No new fact about anybody, so no act: a million rows must not be five hundred entries."""

from yizhi.platform import clock
from yizhi.platform.acts import door
from yizhi.platform.exports.models import Export, State
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting


def note(owner: Actor, export: Export, rows: int) -> bool:
    """Write it down, seen at once; False if and only if the export was cancelled meanwhile."""
    with acting(owner), door.opened():
        moved = Export.objects.filter(pk=export.pk, state=State.RUNNING).update(rows_done=rows, moved_at=clock.now())
        return bool(moved)
