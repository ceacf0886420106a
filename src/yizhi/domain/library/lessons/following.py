"""When a decision is not public any more, what was told about it is withdrawn as well."""

from yizhi.domain.library.lake.schema import public_key
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.lessons import queries
from yizhi.domain.library.lessons.acts import withdraw_lesson
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

KEEPER = system("以案释法")
REASON = "所写的处罚决定已撤回公示"


def follow(lake: Lake) -> int:
    """How many were withdrawn."""
    gone = [public_key(key) for key in lake.withdrawn()]
    if not gone:
        return 0
    with acting(KEEPER):
        standing = queries.standing_on(gone)
    for one in standing:
        perform(withdraw_lesson, KEEPER, record=one.pk, data={"reason": REASON})
    return len(standing)
