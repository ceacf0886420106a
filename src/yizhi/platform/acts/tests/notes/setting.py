"""People of two townships, their county, city and supervisor; and notes as an installed module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.apps import AppConfig, apps
from django.db import connection

from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.tests.notes.acts import write
from yizhi.platform.acts.tests.notes.models import Note
from yizhi.platform.scope.actor import Actor, ActorKind, key
from yizhi.platform.scope.policies import Policy, protection_sql

HERE, ELSEWHERE = "330802101", "330803102"


def someone(division: str = HERE, line: str = "*", *roles: str, reads: str = "", writes: bool = True) -> Actor:
    """A person who reads and writes `division:line`; `reads` widens the reading, `writes=False` takes the writing."""
    own = key(division, line)
    return Actor(
        kind=ActorKind.PERSON,
        name="甲一",
        person=uuid4(),
        unit="执法队",
        division=division,
        line="comprehensive",
        roles=frozenset(roles or ("OFFICER",)),
        reads=(own, reads) if reads else (own,),
        writes=(own,) if writes else (),
    )


@contextmanager
def notes_installed() -> Iterator[None]:
    """Notes are a module of the product within the block."""
    config = AppConfig.create("yizhi.platform.acts.tests.notes")
    apps.app_configs["notes"] = config
    config.apps, config.models = apps, apps.all_models["notes"]
    apps.clear_cache()
    try:
        yield
    finally:
        del apps.app_configs["notes"]
        apps.clear_cache()


def make_table() -> None:
    """As a migration of the module would, by the owner."""
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    with connection.cursor() as cursor:
        cursor.execute(protection_sql(Note._meta.db_table, Policy.SCOPED))


def new_note(author: Actor, **data: object) -> Note:
    made: Note = perform(write, author, data={"title": "样例"} | data).record
    return made
