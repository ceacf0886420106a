"""`yizhi backup TARGET`: a consistent copy of database, files, ledger heads, taken while the server runs."""

import argparse
import getpass
import os
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", type=Path, metavar="目录", help="存放备份的目录；同一目录可存多次备份，文件只存一份")
    parser.add_argument("--with-keys", action="store_true", help="一并备份密钥，以口令加密")
    parser.add_argument("--check", action="store_true", help="不备份，只核对目录中最新的备份是否完好")


def run(args: argparse.Namespace) -> int:
    prepare_environment()
    from yizhi.platform.backup.choosing import check
    from yizhi.platform.backup.errors import BackupError
    from yizhi.platform.backup.taking import take

    try:
        if args.check:
            told = check(args.target, tell)
            print(f"备份 {told.name} 完好：台账 {told.ledger.entries} 条，各部分与清单一致")
            return 0
        made = take(args.target, tell, passphrase(repeat=True) if args.with_keys else "")
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"备份完成：{made}")
    if not args.with_keys:
        print("备份不含密钥。恢复时需要原密钥目录（YIZHI_KEY_DIRECTORY），请另行保管；丢失后个人信息无法解密。")
    return 0


def prepare_environment() -> None:
    """Django as the owner of the tables."""
    os.environ["YIZHI_ROLE"] = "owner"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    import django

    django.setup()


def tell(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def passphrase(*, repeat: bool) -> str:
    """From the file that `YIZHI_BACKUP_PASSPHRASE_FILE` names, else typed; command lines are seen by others."""
    from yizhi.platform.backup.errors import BackupError

    if file := os.environ.get("YIZHI_BACKUP_PASSPHRASE_FILE"):
        given = Path(file).read_text(encoding="utf-8").strip()
    else:
        given = getpass.getpass("密钥口令：")
        if repeat and getpass.getpass("再输一次：") != given:
            raise BackupError("两次输入的口令不同")
    if not given:
        raise BackupError("口令不能为空")
    return given
