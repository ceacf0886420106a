"""A scene that is committed, so that many connections meet in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import World
from yizhi.platform.ledger.tests.own_database import OwnDatabase


@contextmanager
def standing_scene(database: OwnDatabase) -> Iterator[Scene]:
    """Within the block this process is the web process, and the scene stands in the database."""
    with database.as_role("web"):
        yield Scene.begin(World.begin())
