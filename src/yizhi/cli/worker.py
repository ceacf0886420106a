"""`yizhi worker`: queued and periodic work and the sealing of the ledger, as the narrow role `yizhi_worker`."""

import argparse
import os

from yizhi.cli.django_command import run_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: the environment says everything."""


def run(args: argparse.Namespace) -> int:
    os.environ["YIZHI_ROLE"] = "worker"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    import django

    from yizhi.web.operations.logs import configure_logs

    django.setup()
    configure_logs()
    return run_django("work", [], role="worker")
