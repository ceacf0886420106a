"""`yizhi database start|stop|status|remove`: the embedded server by hand."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=["start", "stop", "status", "remove"], help="要做的事")
    parser.add_argument("--yes", action="store_true", help="确认删除全部数据（remove）")


def run(args: argparse.Namespace) -> int:
    from yizhi.platform.database import embedded
    from yizhi.platform.database.account import EmbeddedServerError
    from yizhi.platform.database.cluster import installation_cluster

    cluster = installation_cluster()
    try:
        if args.verb == "start":
            embedded.ensure(cluster)
        elif args.verb == "stop":
            embedded.stop(cluster)
        elif args.verb == "remove":
            if not args.yes:
                print("将永久删除内置数据库的全部数据；确认请加 --yes", file=sys.stderr)
                return 2
            embedded.remove(cluster)
        else:
            running = embedded.is_running(cluster)
            print("正在运行" if running else "未运行", cluster.data)
            return 0 if running else 1
    except EmbeddedServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
