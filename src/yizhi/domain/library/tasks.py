"""Work of the library: the index over articles follows the laws, lake and index follow what is published."""

from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from yizhi.domain.library.cases import saved, shelf
from yizhi.domain.library.cases.shelf import BusyError
from yizhi.domain.library.index.cluster.client import ClusterError
from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.entries import from_database
from yizhi.domain.library.lessons import following
from yizhi.domain.library.own import shelving
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.exports.owners import owner_at
from yizhi.platform.jobs.once import AGAIN, key_of
from yizhi.platform.scope.actor import ActorKind, system
from yizhi.platform.scope.session import acting

_log = structlog.get_logger("yizhi.library")
_LIBRARIAN = system("案例入库", writes=False)
# An import that runs for hours keeps the library to itself; nothing published in the meantime is lost.
_WAITING = RetryStrategy(
    max_attempts=2_000,
    wait=20,
    retry_exceptions=(BusyError, ClusterError, OperationalError, InterfaceError, OSError),
)


@app.periodic(cron="*/10 * * * *", periodic_id="library.index_laws")
@app.task(name="library.index_laws", queueing_lock="library.index_laws", pass_context=False)
def follow_laws(timestamp: int) -> int:
    """Build the index anew if and only if versions came, ended or changed their status since; how many entries."""
    with acting(system("法规索引")):
        content = norms.content_of_laws()
        if not content or indexes.content() == content:
            return 0
        return len(indexes.build(from_database(), content=content).columns)


@app.task(name="library.follow_case", lock="library.cases", retry=_WAITING)
def follow_case(kind: str, case: str) -> int:
    """Lake and index hold what is public of the case; how many of its papers. Doing it again changes nothing."""
    with acting(_LIBRARIAN):
        held = shelving.follow(kind, UUID(case), clock.today())
    following.follow(shelf.lake())
    return held


@app.periodic(cron="*/10 * * * *", periodic_id="library.tell_new_cases")
@app.task(name="library.tell_new_cases", queueing_lock="library.tell_new_cases", pass_context=True, retry=AGAIN)
def tell_new_cases(context: JobContext, timestamp: int) -> int:
    """Look at every search with alerts again, each as its person; how many have new cases."""
    with acting(_LIBRARIAN):
        searches = list(saved.watched())
    told = 0
    for one in searches:
        if not saved.differs(one, clock.now()):
            continue
        person = owner_at(one.person_id, clock.now())
        if person.kind is not ActorKind.PERSON:  # left the service since
            continue
        done = perform(saved.note_new_cases, person, record=one.pk, key=key_of(context, one.pk))
        told += done.result["new"] > 0
    return told


@app.periodic(cron="23 3 * * *", periodic_id="library.follow_published")
@app.task(name="library.follow_published", queueing_lock="library.follow_published", lock="library.cases", retry=AGAIN)
def follow_published(timestamp: int) -> int:
    """Once a night all that is public is compared with the library, so that a lost folder fills again by itself."""
    with acting(_LIBRARIAN):
        try:
            brought, gone = shelving.follow_all(clock.today())
        except BusyError:
            return 0
    following.follow(shelf.lake())
    if brought or gone:
        _log.info("library follows the publications", brought=brought, gone=gone)
    return brought + gone
