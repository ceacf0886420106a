"""`yizhi serve`: the production server. Refuses to start with anything that is only fit for a demonstration."""

import argparse
import os
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=os.environ.get("YIZHI_HOST", "127.0.0.1"), help="监听地址")
    parser.add_argument("--port", type=int, default=int(os.environ.get("YIZHI_PORT", "8000")), help="监听端口")
    parser.add_argument("--workers", type=int, default=int(os.environ.get("YIZHI_WORKERS", "1")), help="进程数")


def run(args: argparse.Namespace) -> int:
    os.environ["YIZHI_ROLE"] = "web"
    os.environ.setdefault("YIZHI_MODE", "production")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    os.environ["YIZHI_WORKERS"] = str(args.workers)  # each process takes its part of the rate limits
    if args.workers > 1:
        _share_figures()
    reasons = _reasons_not_to_serve()
    if reasons:
        print(
            "不能启动：", *(f"  · {reason}" for reason in reasons), "说明见 docs/deploy.md", sep="\n", file=sys.stderr
        )
        return 2
    _serve(args)
    return 0


def _share_figures() -> None:
    """Several processes add up their figures in files, which the collector merges."""
    from yizhi.platform.database.places import state_directory

    directory = Path(os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(state_directory() / "run" / "figures")))
    directory.mkdir(parents=True, exist_ok=True)
    for left_over in directory.glob("*.db"):
        left_over.unlink()


def _reasons_not_to_serve() -> list[str]:
    if os.environ["YIZHI_MODE"] not in ("production", "development"):
        return ["YIZHI_MODE 只能是 production 或 development"]
    import django

    django.setup()
    from yizhi.web.operations.production import reasons_not_to_serve

    return reasons_not_to_serve()


def _serve(args: argparse.Namespace) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces

    from yizhi.platform.database.pools import close_pools

    if os.environ["YIZHI_MODE"] == "production":
        call_command("collectstatic", interactive=False, verbosity=0)
    close_pools()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    Granian(
        "yizhi.web.server:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.ASGI,
        workers=args.workers,
        log_access=False,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=15,
    ).serve()
