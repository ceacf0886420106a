"""The three database roles, and how a server comes to have them.

`yizhi_owner` owns the schema and migrates it. `yizhi_web` serves requests, `yizhi_worker` runs jobs and seals the
ledger; neither owns a table, neither is superuser, neither passes row-level security. What each may do to a table is
granted by the migration that makes the table, never here.
"""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, get_args

Role = Literal["owner", "web", "worker"]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
DATABASE: Final = "yizhi"


def role_name(role: Role) -> str:
    return f"yizhi_{role}"


def password_file(keys: Path, name: str) -> Path:
    return keys / f"database-{name}.password"


def stored_password(keys: Path, name: str) -> str:
    """The password of `name` ("owner", "web", "worker", "superuser"), or "" when none was made yet."""
    try:
        return password_file(keys, name).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def ensure_password(keys: Path, name: str) -> str:
    """The stored password of `name`, made now with mode 0600 if there is none; never half-written."""
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = password_file(keys, name)
    if not path.exists():
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            pass  # another process was first; its password counts
        finally:
            aside.unlink()
    return stored_password(keys, name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def role_statements(role: Role, password: str, *, exists: bool, createdb: bool = False) -> str:
    """The statement that makes the login role as narrow as it must be, or only changes its password if it exists."""
    if exists:
        return f"ALTER ROLE {role_name(role)} PASSWORD {_quoted(password)}"
    databases = "CREATEDB" if createdb else "NOCREATEDB"
    return (
        f"CREATE ROLE {role_name(role)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION {databases} INHERIT "
        f"PASSWORD {_quoted(password)}"
    )


def database_statements(database: str, owner: str) -> Iterator[str]:
    """Narrow a database to the three roles: nobody else connects, nobody but the owner makes anything in it."""
    yield f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC'
    yield f'GRANT CONNECT, TEMPORARY ON DATABASE "{database}" TO {owner}, yizhi_web, yizhi_worker'
    yield f"""ALTER DATABASE "{database}" SET timezone TO 'Asia/Shanghai'"""
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield "GRANT USAGE ON SCHEMA public TO yizhi_web, yizhi_worker"


def administrator_script(database: str, owner: str) -> str:
    """The SQL that a database administrator runs once when our own role may not create roles; passwords are theirs."""
    lines = [role_statements(role, "在此填写密码", exists=False) for role in ROLES if role != "owner"]
    return "\n".join(f"{line};" for line in [*lines, *database_statements(database, owner)])
