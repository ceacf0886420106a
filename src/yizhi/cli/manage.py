"""`yizhi manage COMMAND …`: any Django management command, as the owner of the schema."""

import argparse

from yizhi.cli.django_command import run_django


def run(args: argparse.Namespace) -> int:
    command, *rest = args.rest or ["help"]
    return run_django(command, rest, role="owner")
