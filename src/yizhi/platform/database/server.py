"""A PostgreSQL server of the installation's own: check it, and give it the two narrow roles if we may."""

import os
from typing import Any

import psycopg

from yizhi.platform.database.places import key_directory
from yizhi.platform.database.roles import (
    Role,
    administrator_script,
    database_statements,
    ensure_password,
    role_name,
    role_statements,
)
from yizhi.platform.database.settings import connection_options, database_settings, parse_url

OLDEST = 15


class ServerError(Exception):
    """The server cannot be used as it is; the message says why and what to do next."""


def _connect(settings: dict[str, Any]) -> psycopg.Connection:
    options = connection_options(settings)
    options.setdefault("connect_timeout", 10)
    return psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
        autocommit=True,
        **options,
    )


def prepare_server(url: str) -> None:
    """After this the server is recent enough and both narrow roles can connect.

    Roles are made if the account of `url` may make roles; else ServerError carries the SQL for the administrator.
    """
    settings = parse_url(url)
    try:
        connection = _connect(settings)
    except psycopg.OperationalError as error:
        raise ServerError(f"无法连接 YIZHI_DATABASE_URL 所指的服务器：{error}") from error
    with connection:
        if connection.info.server_version < OLDEST * 10000:
            raise ServerError(
                f"需要 PostgreSQL {OLDEST} 或更新版本，服务器为 {connection.info.server_version // 10000}"
            )
        if str(connection.info.parameter_status("server_encoding")) != "UTF8":
            raise ServerError("数据库的编码必须是 UTF8；请以 ENCODING 'UTF8' 重新建库")
        roles: tuple[Role, ...] = ("web", "worker")
        for role in roles:
            _ensure_role(connection, role)
        for statement in database_statements(settings["NAME"], f'"{settings["USER"]}"'):
            _as_far_as_allowed(connection, statement)
    for role in roles:
        if not _enters(role):
            raise ServerError(
                f"账户 {role_name(role)} 无法连接。请由数据库管理员执行下列语句，并设置 YIZHI_WEB_DATABASE_URL 与 "
                f"YIZHI_WORKER_DATABASE_URL：\n{administrator_script(settings['NAME'], settings['USER'])}"
            )


def _ensure_role(connection: psycopg.Connection, role: Role) -> None:
    """Make the role, or set the password we keep for it, unless an address of its own was given."""
    given = os.environ.get(f"YIZHI_{role.upper()}_DATABASE_URL")
    if given:
        return
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role_name(role)]).fetchone() is not None
    if exists and _enters(role):
        return
    password = ensure_password(key_directory(), role)
    _as_far_as_allowed(connection, role_statements(role, password, exists=exists))


def _as_far_as_allowed(connection: psycopg.Connection, statement: str) -> None:
    """What our account may not do the administrator has done or will do; whether it suffices is tried afterwards."""
    try:
        connection.execute(statement.encode())
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject):
        return


def _enters(role: Role) -> bool:
    try:
        _connect(database_settings(role)).close()
    except psycopg.OperationalError:
        return False
    return True
