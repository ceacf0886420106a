"""Periodic work of the library: the index over articles follows the library of laws."""

from procrastinate.contrib.django import app

from yizhi.domain.library.laws import index as indexes
from yizhi.domain.library.laws.entries import from_database
from yizhi.domain.norms import api as norms
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting


@app.periodic(cron="*/10 * * * *", periodic_id="library.index_laws")
@app.task(name="library.index_laws", queueing_lock="library.index_laws", pass_context=False)
def follow_laws(timestamp: int) -> int:
    """Build the index anew if and only if versions came, ended or changed their status since; how many entries."""
    with acting(system("法规索引")):
        content = norms.content_of_laws()
        if not content or indexes.content() == content:
            return 0
        return len(indexes.build(from_database(), content=content).columns)
