"""Whether this process can serve: the database answers, as a narrow role, with every migration applied."""

from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    ok: bool
    says: str = ""


_migrated: list[bool] = []  # once true, true for the life of the process


def findings() -> list[Finding]:
    """Each check with its outcome; a later check is not tried when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper OR rolbypassrls, to_regclass('django_migrations') IS NOT NULL"
                " FROM pg_roles WHERE rolname = current_user"
            )
            powerful, prepared = cursor.fetchone()
    except DatabaseError as error:
        return [Finding("database", ok=False, says=type(error).__name__)]
    return [
        Finding("database", ok=True),
        Finding("role", ok=not powerful, says="数据库账户权限过大，可绕过行级权限" if powerful else ""),
        _migrations() if prepared else Finding("migrations", ok=False, says="尚未执行 yizhi migrate"),
    ]


def _migrations() -> Finding:
    if not _migrated:
        try:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            return Finding("migrations", ok=False, says=type(error).__name__)
        if missing:
            return Finding("migrations", ok=False, says=f"尚有 {len(missing)} 项迁移未执行，请运行 yizhi migrate")
        _migrated.append(True)
    return Finding("migrations", ok=True)


def report() -> tuple[bool, dict[str, Any]]:
    """Ready if and only if every finding is good; and the findings as JSON-able data."""
    found = findings()
    ready = all(finding.ok for finding in found)
    checks = {finding.name: finding.says or ("ok" if finding.ok else "failed") for finding in found}
    return ready, {"status": "ready" if ready else "not ready", "checks": checks}
