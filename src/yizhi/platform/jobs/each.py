"""One act on each of many records, as periodic jobs do it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from procrastinate import JobContext

from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.jobs.once import key_of
from yizhi.platform.scope.actor import Actor


def on_each(context: JobContext, act: Declaration, actor: Actor, records: Iterable[UUID]) -> int:
    """Perform the act on every record, under the job's own key for it; how many it was done on.

    A record that refuses is left out: somebody acted on it since it was found.
    """
    done = 0
    for record in records:
        try:
            perform(act, actor, record=record, key=key_of(context, record))
        except ActRefused:
            continue
        done += 1
    return done
