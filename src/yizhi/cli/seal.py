"""`yizhi seal`: fold what is committed into the Merkle log now, as the worker does all the time."""

import argparse

from yizhi.cli.django_command import run_django


def run(args: argparse.Namespace) -> int:
    return run_django("seal", args.rest, role="worker")
