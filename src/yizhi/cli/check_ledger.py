"""`yizhi check-ledger`: rebuild the log from the entries and say whether anything was changed."""

import argparse

from yizhi.cli.django_command import run_django


def run(args: argparse.Namespace) -> int:
    return run_django("check_ledger", args.rest, role="worker")
