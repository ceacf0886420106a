"""Take a backup while the installation runs: one snapshot of the database, then every file that it can name."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from yizhi.platform import clock
from yizhi.platform.backup import dumping, evidence, key_box, manifest
from yizhi.platform.backup.errors import BackupError
from yizhi.platform.backup.evidence import Tell
from yizhi.platform.files import configured
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.ledger import anchor
from yizhi.platform.ledger.models import Entry, Head

_UNFINISHED = "unfinished"


def take(target: Path, tell: Tell, passphrase: str = "") -> Path:
    """Add a backup to the folder `target` and return its own folder; files that older backups hold are not copied.

    The keys are contained if and only if a passphrase is given. Runs as the owner of the tables. Errors: BackupError,
    and then the folder holds no new backup; copied files stay and need not be copied again.
    """
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(target):
        name = clock.real_now().strftime("%Y%m%dT%H%M%S")
        if (target / name).exists():
            raise BackupError(f"{target / name} 已存在；请稍候一秒再试")
        folder = target / f"{_UNFINISHED}-{name}"
        for left_over in target.glob(f"{_UNFINISHED}-*"):
            shutil.rmtree(left_over)
        folder.mkdir(mode=0o700)
        _fill(folder, name, target, tell, passphrase)
        folder.rename(target / name)
    return target / name


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    with (target / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"另一个备份正在写入 {target}；请等它完成") from error
        yield


def _fill(folder: Path, name: str, target: Path, tell: Tell, passphrase: str) -> None:
    with dumping.snapshot() as shown:
        ledger = _ledger_state()
        tell(f"数据库：台账 {ledger.entries} 条，其中已封存 {ledger.sealed} 条")
        dumping.dump(folder / manifest.DATABASE, shown)
        migrations = _migrations()
        named = set(evidence.named_in_database())
    _write_heads(folder / manifest.HEADS, ledger.sealed)
    _copy_files(folder, target, named, tell)
    if passphrase:
        key_box.close_box(folder / manifest.KEYS, passphrase)
    manifest.write_manifest(
        folder,
        manifest.Manifest(
            name=name,
            taken_at=clock.real_now().isoformat(),
            yizhi=version("yizhi"),
            postgresql=dumping.server_version(),
            suite=settings.YIZHI_LEDGER_SUITE,
            origin=settings.YIZHI_LEDGER_ORIGIN,
            ledger=ledger,
            migrations=migrations,
            key_marks=key_box.marks(),
            parts={path.name: manifest.part_of(path) for path in sorted(folder.iterdir())},
        ),
    )


def _ledger_state() -> manifest.LedgerState:
    head = Head.objects.order_by("-size").first()
    return manifest.LedgerState(
        entries=Entry.objects.count(), sealed=head.size if head else 0, root=bytes(head.root).hex() if head else ""
    )


def _migrations() -> dict[str, list[str]]:
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        applied.setdefault(app, []).append(name)
    return applied


def _write_heads(path: Path, sealed: int) -> None:
    """The heads outside the database, up to the newest in the dump: a later one tells of entries the dump lacks."""
    lines = [
        json.dumps({"size": size, "checkpoint": checkpoint}, ensure_ascii=False)
        for size, checkpoint in anchor.anchored()
        if size <= sealed
    ]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _copy_files(folder: Path, target: Path, named: set[str], tell: Tell) -> None:
    """Everything in the store, listed after the snapshot: what the dump names was stored before it."""
    store, kept = configured.blob_store(), LocalStore(target / "files")
    files = list(store.all())
    faults = [f"文件 {name}：数据库中有记录，存储中没有" for name in sorted(named - {file.sha256 for file in files})]
    faults += evidence.copy(files, store, kept, tell, len(files))
    if faults:
        shown = "\n".join(f"  · {fault}" for fault in faults[:20])
        raise BackupError(f"现有文件有 {len(faults)} 处缺失或损坏，请先核查存储：\n{shown}")
    manifest.write_list(folder / manifest.FILES, files)
