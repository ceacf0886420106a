"""`yizhi city`: load the demo city. The database is marked first, and a marked database never serves in production."""

import argparse
import os

from yizhi.cli.django_command import run_django


def run(args: argparse.Namespace) -> int:
    os.environ["YIZHI_ROLE"] = "owner"
    os.environ.setdefault("YIZHI_MODE", "development")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
    if "--sign-ins" not in args.rest and "--help" not in args.rest:
        import django
        from django.db import connection

        from yizhi.platform.database.demonstration import mark_demonstration

        django.setup()
        with connection.cursor() as cursor:
            mark_demonstration(cursor)
    return run_django("city", args.rest, role="owner")
