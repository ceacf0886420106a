"""`yizhi restore SOURCE`: bring a backup back into an empty installation and verify it."""

import argparse
import sys
from pathlib import Path

from yizhi.cli.backup import passphrase, prepare_environment, tell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="目录", help="备份目录（取其中最新的），或某一次备份的目录")
    parser.add_argument("--with-keys", action="store_true", help="用口令取出备份中的密钥")
    parser.add_argument("--replace", action="store_true", help="取代现有数据；原有数据保留到核验通过")


def run(args: argparse.Namespace) -> int:
    from yizhi.cli.migrate import prepared

    if not prepared():
        return 1
    prepare_environment()
    from yizhi.platform.backup.errors import BackupError
    from yizhi.platform.backup.restoring import restore

    try:
        done = restore(
            args.source,
            tell,
            replace=args.replace,
            passphrase=passphrase(repeat=False) if args.with_keys else "",
        )
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    if done.lost:
        print(f"注意：库外凭证表明备份之后还有 {done.lost} 条已封存的台账，不在这份备份中", file=sys.stderr)
    for finding in done.findings:
        print(f"核验发现：{finding}", file=sys.stderr)
    if done.findings:
        print(
            f"已恢复备份 {done.manifest.name}，但核验发现 {len(done.findings)} 处问题；被取代的数据尚保留",
            file=sys.stderr,
        )
        return 1
    print(f"已恢复备份 {done.manifest.name}：台账 {done.manifest.ledger.entries} 条，台账与文件核验通过")
    return 0
