"""Bring a backup back into an empty installation; the ledger and the files' hashes say whether it is the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from yizhi.platform import clock
from yizhi.platform.backup import choosing, evidence, key_box, loading, manifest
from yizhi.platform.backup.errors import BackupError, DamagedBackupError
from yizhi.platform.backup.evidence import Tell
from yizhi.platform.backup.manifest import Manifest
from yizhi.platform.files import configured
from yizhi.platform.ledger import anchor
from yizhi.platform.ledger.models import Entry, Head
from yizhi.platform.ledger.verification import verify_ledger


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back. `findings` are the sentences of the checks afterwards, none for a true copy;
    `lost` counts the sealed entries that are known from heads outside the database and came after this backup."""

    manifest: Manifest
    findings: tuple[str, ...]
    lost: int


def restore(source: Path, tell: Tell, *, replace: bool = False, passphrase: str = "") -> Restored:
    """Restore the newest backup in `source`, or the one that `source` is. Runs as the owner of the tables.

    Only into an installation without data, unless `replace`; then what was there is set aside and forgotten when every
    check was passed. Errors: BackupError and DamagedBackupError, and then the database is as it was before.
    """
    folder = choosing.chosen(source)
    told = choosing.sound_manifest(folder)
    tell(f"备份 {told.name}：程序 {told.yizhi}，台账 {told.ledger.entries} 条")
    _refuse_newer(told)
    occupied = loading.tables() > 0
    _refuse_live(occupied=occupied, replace=replace)
    _bring_keys(folder, told, replace=replace, passphrase=passphrase)
    _bring_files(folder, tell)
    lost = _bring_database(folder, told, occupied=occupied, tell=tell)
    tell("核验：台账、封存凭证、文件")
    findings = tuple(_differences(told))
    if not findings:
        loading.forget_aside()
    return Restored(told, findings, lost)


def _refuse_newer(told: Manifest) -> None:
    """A dump of a later release has columns that this one does not know."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    strange = [f"{app}.{name}" for app, names in told.migrations.items() for name in names if (app, name) not in known]
    if strange:
        raise BackupError(
            f"备份来自更新的程序版本（{told.yizhi}），本程序不认识：{'、'.join(strange[:5])}；请先升级程序"
        )


def _refuse_live(*, occupied: bool, replace: bool) -> None:
    if (occupied or anchor.anchor_file().exists()) and not replace:
        raise BackupError(
            "此处已有数据（数据库或库外封存凭证），恢复会取代它；请改用空的安装，确认要取代时加 --replace，"
            "原有数据会先保留到核验通过"
        )
    if guests := loading.guests():
        raise BackupError(f"服务仍连接着数据库（{'、'.join(guests)}）；请先停止 yizhi serve 和 yizhi worker")


def _bring_keys(folder: Path, told: Manifest, *, replace: bool, passphrase: str) -> None:
    if passphrase:
        if not (folder / manifest.KEYS).exists():
            raise BackupError("这个备份不含密钥；请把原密钥目录放回原处，去掉 --with-keys 再恢复")
        key_box.install(key_box.open_box(folder / manifest.KEYS, passphrase), replace=replace, stamp=told.name)
    if strange := key_box.strange_keys(told.key_marks):
        raise BackupError(
            f"本机密钥与备份时的不同或缺失：{'、'.join(strange)}。没有原密钥，个人信息无法解密，台账也无法续写；"
            "请把原密钥目录放到 YIZHI_KEY_DIRECTORY，备份含有密钥的可加 --with-keys"
        )


def _bring_files(folder: Path, tell: Tell) -> None:
    files = list(manifest.read_list(folder / manifest.FILES))
    if faults := evidence.copy(files, choosing.store_of(folder), configured.blob_store(), tell, len(files)):
        raise DamagedBackupError(faults)


def _bring_database(folder: Path, told: Manifest, *, occupied: bool, tell: Tell) -> int:
    """Database and anchors; how many sealed entries the former anchors knew beyond the backup."""
    tell("载入数据库")
    if occupied:
        loading.set_aside()
    try:
        loading.load(folder / manifest.DATABASE)
    except BaseException:
        if occupied:
            loading.put_back()
        raise
    connections.close_all()
    call_command("migrate", interactive=False, verbosity=0)
    lost = max((size for size, _ in anchor.anchored()), default=0) - told.ledger.sealed
    _bring_anchors(folder)
    return max(0, lost)


def _bring_anchors(folder: Path) -> None:
    """The anchors that belong to the copy. Those that were here are evidence and stay beside it."""
    path = anchor.anchor_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(path.with_name(f"{path.name}.before-{clock.real_now():%Y%m%dT%H%M%S}"))
    path.write_bytes((folder / manifest.HEADS).read_bytes())


def _differences(told: Manifest) -> list[str]:
    """A sentence for everything in which the restored installation is not what was backed up."""
    head = Head.objects.order_by("-size").first()
    found = (Entry.objects.count(), head.size if head else 0, bytes(head.root).hex() if head else "")
    said = (told.ledger.entries, told.ledger.sealed, told.ledger.root)
    wrong = (
        [] if found == said else [f"台账应为 {said[0]} 条、封存 {said[1]} 条，恢复后为 {found[0]} 条、{found[1]} 条"]
    )
    wrong += [finding.says for finding in verify_ledger().findings]
    store = configured.blob_store()
    wrong += [f"文件 {name} 缺失" for name in set(evidence.named_in_database()) if not store.exists(name)]
    connection.close()
    return wrong
