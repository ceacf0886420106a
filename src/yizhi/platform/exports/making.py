"""Make the file of an export under its owner's scope as of now: the worker is shown what the owner is shown."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import structlog
from django.http import QueryDict

from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.exports import acts, folder, progress
from yizhi.platform.exports.models import Export
from yizhi.platform.exports.neutral import cells
from yizhi.platform.exports.owners import owner_at
from yizhi.platform.exports.sheets import KINDS
from yizhi.platform.lists import keyset
from yizhi.platform.lists.asked import Asked, read
from yizhi.platform.lists.declaration import Col, Table, declared_list
from yizhi.platform.scope.actor import Actor, ActorKind, system
from yizhi.platform.scope.session import acting

BATCH = 2000
_log = structlog.get_logger("yizhi.exports")


class Cancelled(Exception):
    """The owner does not want it any more."""


class NotAllowed(Exception):
    """The owner may not open this list any more; the words are for them."""


def make(identity: UUID, person: UUID) -> None:
    """Write the file, or note why there is none. Nothing is written for an export that was cancelled."""
    worker = replace(system("导出任务", reads=False, writes=False), person=person)
    with acting(worker):
        export = Export.objects.filter(pk=identity).first()
    if export is None or not export.under_way:
        return
    part = folder.working_path(identity)
    try:
        perform(acts.begin, worker, record=export)
        owner = owner_at(person, clock.now())
        rows = _write(owner, export, part)
        info = {"rows": rows, "size": part.stat().st_size, "sha256": _hash(part), "reads": list(owner.reads)}
        part.rename(folder.path_of(identity))
        perform(acts.finish, worker, record=export, data=info)
    except (Cancelled, ActRefused):
        folder.path_of(identity).unlink(missing_ok=True)
    except NotAllowed as refused:
        perform(acts.fail, worker, record=export, data={"why": str(refused)})
    except Exception:
        _log.exception("export failed", export=str(identity))
        perform(acts.fail, worker, record=export, data={"why": "生成文件时发生故障，已记录，请稍后再次导出"})
    finally:
        part.unlink(missing_ok=True)


def _table(owner: Actor, export: Export) -> Table:
    table = declared_list(export.list_name)
    if owner.kind is not ActorKind.PERSON:
        raise NotAllowed("账号已停用")
    if table is None or (table.roles and not owner.has(*table.roles)):
        raise NotAllowed("您的岗位现在不能查看这个列表")
    return table


def _write(owner: Actor, export: Export, part: Path) -> int:
    """All rows, a batch in each transaction; how many. Errors: Cancelled, NotAllowed."""
    table = _table(owner, export)
    with acting(owner):
        asked = replace(read(table, QueryDict(export.query), owner), columns=_columns(table, export))
        paths, descending = asked.sort
        batches = keyset.walk(table.rows(asked), keyset.fields_of(paths), descending=descending, size=BATCH)
    part.touch(mode=0o600)
    about = {"title": export.title, "author": owner.name, "company": owner.unit, "comments": export.purpose}
    done = 0
    with KINDS[export.format](part, [column.title for column in asked.columns], about) as sheet:
        while batch := _next(owner, batches, asked):
            for row in batch:
                sheet.write(row)
            done += len(batch)
            if not progress.note(owner, export, done):
                raise Cancelled
    return done


def _next(owner: Actor, batches: object, asked: Asked) -> list[list[str | int | float]]:
    """The next batch as it is shown, read and masked within one transaction of the owner."""
    with acting(owner):
        found = next(batches, [])  # type: ignore[call-overload]
        return [cells([column.cell(row, asked) for column in asked.columns]) for row in found]


def _columns(table: Table, export: Export) -> tuple[Col, ...]:
    return tuple(column for column in table.columns if column.key in export.columns)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
