"""Django's `DATABASES["default"]` for a role, from the environment."""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from yizhi.platform.database.cluster import PORT, installation_cluster
from yizhi.platform.database.places import key_directory
from yizhi.platform.database.roles import DATABASE, ROLES, Role, role_name, stored_password

PREPARED_FROM = 3  # executions of a statement on one connection, from which on it is kept prepared
# Planned once for all values, and not six times for those of the first askers: under row-level security a plan costs
# more than most answers, and what lists ask has an index for whatever value.
_ONE_PLAN = "-c plan_cache_mode=force_generic_plan"
_URL = {"owner": "YIZHI_DATABASE_URL", "web": "YIZHI_WEB_DATABASE_URL", "worker": "YIZHI_WORKER_DATABASE_URL"}


def current_role() -> Role:
    """The role of this process, `YIZHI_ROLE`; "web", the narrowest, unless told otherwise."""
    given = os.environ.get("YIZHI_ROLE", "web")
    for role in ROLES:
        if role == given:
            return role
    raise ValueError(f"YIZHI_ROLE 应为 {'、'.join(ROLES)} 之一，实际为 {given!r}")


def uses_server() -> bool:
    """Whether a PostgreSQL server was named, for any of the roles; tests always use their own embedded cluster."""
    return any(os.environ.get(variable) for variable in _URL.values()) and not os.environ.get("YIZHI_TESTING")


def database_settings(role: Role | None = None) -> dict[str, Any]:
    """Django's settings for the default database as `role` (by default that of this process).

    From `YIZHI_DATABASE_URL` if set, else the embedded cluster. Opens no connection and starts nothing.
    Raises ValueError for a malformed URL.
    """
    role = role or current_role()
    settings = _from_url(role) if uses_server() else _embedded(role)
    # Pooling and persistent connections exclude each other in Django; owner processes are short.
    options: dict[str, Any] = settings.setdefault("OPTIONS", {})
    options.setdefault("application_name", f"yizhi-{role}")
    # A statement is planned once a connection and not once a request: under row-level security planning a page's joins
    # takes ten times as long as running them.
    options.setdefault("server_side_binding", True)
    options.setdefault("prepare_threshold", 0 if role == "web" else PREPARED_FROM)
    if role == "web" and not os.environ.get("YIZHI_TESTING"):
        options.setdefault("options", _ONE_PLAN)
        size = int(os.environ.get("YIZHI_DATABASE_POOL", "6"))
        options["pool"] = {"min_size": 2, "max_size": size, "timeout": 15}
    settings.setdefault("TEST", {"NAME": os.environ.get("YIZHI_TEST_DATABASE", f"test_{DATABASE}")})
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        # A restarted database costs a reconnection, not a page with an error.
        "CONN_HEALTH_CHECKS": True,
        "TIME_ZONE": None,
        "ATOMIC_REQUESTS": False,
        **settings,
    }


# What only Django's backend understands; a connection of our own is made without it.
_OF_DJANGO = frozenset({"pool", "server_side_binding", "assume_role", "isolation_level"})


def connection_options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The options of Django's `settings` with which psycopg can make a connection past Django."""
    return {name: value for name, value in settings.get("OPTIONS", {}).items() if name not in _OF_DJANGO}


def _embedded(role: Role) -> dict[str, Any]:
    cluster = installation_cluster()
    return {
        "NAME": DATABASE,
        "USER": role_name(role),
        "PASSWORD": cluster.password(role),
        "HOST": str(cluster.sockets),
        "PORT": str(PORT),
    }


def parse_url(url: str, variable: str = "YIZHI_DATABASE_URL") -> dict[str, Any]:
    """The parts of `postgresql://user:password@host:port/name?sslmode=…` as Django names them. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"{variable} 应形如 postgresql://用户:密码@主机:端口/数据库，实际协议为 {parts.scheme!r}")
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/")) or options.pop("dbname", "")
    if not name:
        raise ValueError(f"{variable} 缺少数据库名称，应形如 postgresql://用户:密码@主机:端口/数据库")
    return {
        "NAME": name,
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or options.pop("password", "")),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "") or PORT),
        "OPTIONS": options,
    }


def _from_url(role: Role) -> dict[str, Any]:
    own = os.environ.get(_URL[role])
    if own:
        return parse_url(own, _URL[role])
    owner = os.environ.get(_URL["owner"])
    if not owner:
        raise ValueError(f"角色 {role} 需要 {_URL[role]} 或 {_URL['owner']}")
    # Same server and database, the narrow role, and the password that `prepare` made for it.
    return parse_url(owner) | {"USER": role_name(role), "PASSWORD": stored_password(key_directory(), role)}
