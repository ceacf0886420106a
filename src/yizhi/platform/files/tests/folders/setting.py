"""Two townships, their people, and folders that hold files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from django.apps import AppConfig, apps
from django.db import connection, models

from yizhi.platform.acts import door
from yizhi.platform.acts.condition import Situation
from yizhi.platform.files.holders import Holder
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.scope.actor import Actor, ActorKind, key
from yizhi.platform.scope.models import Share
from yizhi.platform.scope.policies import Policy, protection_sql
from yizhi.statute.refusal import Refusal

HERE, ELSEWHERE, LINE = "330802101", "330803102", "comprehensive"


def _while_open(situation: Situation) -> Refusal | None:
    if situation.record.closed:
        return Refusal("文件未归入", "该卷已归档", next_step="如需补充，请先办理调卷")
    return None


FOLDERS = Holder("folders.folder", "案卷", _while_open)


def person(name: str, division: str = HERE, *roles: str, writes: bool = True) -> Actor:
    return Actor(
        kind=ActorKind.PERSON,
        name=name,
        person=uuid4(),
        unit="执法队",
        division=division,
        line=LINE,
        roles=frozenset(roles),
        reads=(key(division, LINE),),
        writes=(key(division, LINE),) if writes else (),
    )


@contextmanager
def installed() -> Iterator[None]:
    """Make the folders known, as if their module were installed, without making the other modules ready again."""
    config = AppConfig.create("yizhi.platform.files.tests.folders")
    apps.app_configs["folders"] = config
    config.apps, config.models = apps, apps.all_models["folders"]
    apps.clear_cache()
    try:
        yield
    finally:
        del apps.app_configs["folders"]
        apps.clear_cache()


@contextmanager
def as_owner() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute("SET ROLE yizhi_web")


def new_folder(division: str = HERE, *, closed: bool = False) -> Folder:
    folder = Folder(title="店外经营", division=division, line=LINE, closed=closed)
    with as_owner(), door.opened():
        folder.save(force_insert=True)
    return folder


def shared_with(folder: Folder, reader: Actor) -> None:
    with as_owner():
        Share(
            record_kind="folders.folder",
            record_id=folder.pk,
            division=folder.division,
            line=folder.line,
            person_id=reader.person,
            purpose="联合办案",
        ).save(force_insert=True)


@contextmanager
def as_web_process(model: type[models.Model]) -> Iterator[None]:
    """Make the table under row security, and go on in the role of the web process."""
    with connection.schema_editor() as editor:
        editor.create_model(model)
    with connection.cursor() as cursor:
        cursor.execute(protection_sql(model._meta.db_table, Policy.SCOPED))
        cursor.execute("SET ROLE yizhi_web")
        yield
        cursor.execute("RESET ROLE")


def about(folder: Folder | None) -> dict[str, str | UUID]:
    return {} if folder is None else {"record_kind": "folders.folder", "record_id": str(folder.pk)}
