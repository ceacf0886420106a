"""`yizhi first-administrator`: opens the account from which all others are opened. Only while there is none."""

import argparse

from yizhi.cli.django_command import run_django


def run(args: argparse.Namespace) -> int:
    return run_django("first_administrator", args.rest, role="owner")
