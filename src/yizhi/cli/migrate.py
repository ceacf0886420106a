"""`yizhi migrate`: make roles and database ready, bring the schema up to date, let the narrow roles see its state."""

import argparse
import os
import sys

from yizhi.cli.django_command import run_django


def run(args: argparse.Namespace) -> int:
    os.environ["YIZHI_ROLE"] = "owner"
    if not prepared():
        return 1
    status = run_django("migrate", ["--no-input", *args.rest], role="owner")
    if status == 0:
        from django.db import connection

        with connection.cursor() as cursor:  # /health/ready reads it
            cursor.execute("GRANT SELECT ON django_migrations TO yizhi_web, yizhi_worker")
    return status


def prepared() -> bool:
    """Whether server, roles and database are ready; what is missing is said on standard error."""
    from yizhi.platform.database.account import EmbeddedServerError
    from yizhi.platform.database.cluster import installation_cluster
    from yizhi.platform.database.embedded import ensure
    from yizhi.platform.database.server import ServerError, prepare_server
    from yizhi.platform.database.settings import uses_server

    try:
        if uses_server():
            prepare_server(os.environ["YIZHI_DATABASE_URL"])
        else:
            ensure(installation_cluster())
    except (EmbeddedServerError, ServerError) as error:
        print(error, file=sys.stderr)
        return False
    except KeyError:
        print("migrate 需要 YIZHI_DATABASE_URL（拥有表的账户）", file=sys.stderr)
        return False
    return True
