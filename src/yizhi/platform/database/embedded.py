"""The embedded PostgreSQL: made once, started when needed, stopped cleanly; each step may be repeated."""

import fcntl
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from yizhi.platform.database.account import Account, EmbeddedServerError, server_account
from yizhi.platform.database.cluster import PORT, Cluster
from yizhi.platform.database.configuration import write_configuration
from yizhi.platform.database.roles import DATABASE, ROLES, database_statements, role_name, role_statements
from yizhi.platform.database.shelter import take_shelter

SUPERUSER = "postgres"


@contextmanager
def _alone(cluster: Cluster) -> Iterator[None]:
    """One process at a time makes, starts or stops a cluster; the others wait."""
    cluster.home.parent.mkdir(parents=True, exist_ok=True)
    with (cluster.home.parent / f".{cluster.home.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def connect(cluster: Cluster, role: str = "superuser", database: str = "postgres") -> psycopg.Connection:
    """A connection of our own to the embedded server, in autocommit."""
    return psycopg.connect(
        host=str(cluster.sockets),
        port=PORT,
        user=SUPERUSER if role == "superuser" else f"yizhi_{role}",
        password=cluster.password(role),
        dbname=database,
        autocommit=True,
        connect_timeout=10,
    )


def is_running(cluster: Cluster) -> bool:
    """Whether the server answers on its socket; "starting up" and "wrong password" are answers too."""
    if not (cluster.sockets / f".s.PGSQL.{PORT}").exists():
        return False
    try:
        connect(cluster).close()
    except psycopg.OperationalError as error:
        return "FATAL" in str(error)
    return True


def ensure(cluster: Cluster) -> None:
    """After this the cluster exists, runs, and has the three roles and the database `yizhi`.

    Raises EmbeddedServerError with the reason and the next step; a failed attempt leaves nothing half-made.
    """
    with _alone(cluster):
        account = server_account()
        binaries = take_shelter(cluster, account)
        if not (cluster.data / "PG_VERSION").exists():
            _initialise(cluster, account, binaries)
        if not is_running(cluster):
            _start(cluster, account, binaries)
        _furnish(cluster)


def stop(cluster: Cluster) -> bool:
    """Stop the server and wait until all is written. Returns whether one was running."""
    with _alone(cluster):
        if not (cluster.data / "postmaster.pid").exists():
            return False
        account = server_account()
        binaries = take_shelter(cluster, account)
        done = account.run([binaries / "pg_ctl", "stop", "-D", cluster.data, "-m", "fast", "-w", "-t", "60"])
        return done.returncode == 0


def remove(cluster: Cluster) -> None:
    """Stop the server and delete its data for good, wherever it lies. The caller has asked."""
    stop(cluster)
    with _alone(cluster):
        for place in {cluster.shelter, cluster.sockets, cluster.home}:
            shutil.rmtree(place, ignore_errors=True)


def _initialise(cluster: Cluster, account: Account, binaries: Path) -> None:
    """initdb beside the final place, then rename: an interrupted run leaves no data directory that looks finished."""
    fresh = cluster.shelter / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    password = cluster.shelter / "superuser.new"
    password.write_text(cluster.make_password("superuser"), encoding="ascii")
    password.chmod(0o600)
    account.own(password)
    options = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    try:
        made = account.run(
            [
                binaries / "initdb",
                "-D",
                fresh,
                "-U",
                SUPERUSER,
                f"--pwfile={password}",
                "--auth=scram-sha-256",
                *options,
            ]
            + ([] if cluster.durable else ["--no-sync"])
        )
    finally:
        password.unlink()
    if made.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise EmbeddedServerError(f"内置 PostgreSQL 初始化失败（initdb）：\n{made.stdout.strip()[-2000:]}")
    write_configuration(cluster, fresh, account)
    shutil.rmtree(cluster.data, ignore_errors=True)
    fresh.rename(cluster.data)


def _start(cluster: Cluster, account: Account, binaries: Path) -> None:
    account.make_directory(cluster.sockets)
    write_configuration(cluster, cluster.data, account)
    _drop_stale_pid(cluster.data / "postmaster.pid")
    begun = time.monotonic()
    command = [binaries / "pg_ctl", "start", "-D", cluster.data, "-l", cluster.log, "-w", "-t", "90"]
    started = account.run(command)
    while not is_running(cluster):
        if started.returncode != 0 or time.monotonic() - begun > 90:
            raise EmbeddedServerError(f"内置 PostgreSQL 未能启动，日志 {cluster.log} 的末尾：\n{_tail(cluster.log)}")
        time.sleep(0.1)


def _drop_stale_pid(path: Path) -> None:
    """After a power cut the recorded pid may belong to another program; PostgreSQL would then refuse to start."""
    try:
        pid = path.read_text(encoding="ascii").split()[0]
    except (FileNotFoundError, IndexError):
        return
    shown = subprocess.run(["ps", "-p", pid, "-o", "comm="], capture_output=True, text=True, check=False)  # noqa: S603, S607
    if "postgres" not in shown.stdout:
        path.unlink(missing_ok=True)


def _tail(path: Path, lines: int = 15) -> str:
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:]) if path.exists() else "（无日志）"


def _furnish(cluster: Cluster) -> None:
    """Roles and database, each only if missing. The test cluster's owner also makes databases and takes either role."""
    try:
        connection = connect(cluster)
    except psycopg.OperationalError as error:
        raise EmbeddedServerError(
            f"无法以超级用户连接内置 PostgreSQL：{error}。密码文件在 {cluster.keys}；如已遗失，请从备份恢复"
        ) from error
    with connection:
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in ROLES:
            if role_name(role) in present and _password_works(cluster, role):
                continue
            password = cluster.make_password(role)
            createdb = role == "owner" and not cluster.durable
            connection.execute(
                role_statements(role, password, exists=role_name(role) in present, createdb=createdb).encode()
            )
        if not cluster.durable:
            connection.execute("GRANT yizhi_web, yizhi_worker TO yizhi_owner WITH INHERIT FALSE, SET TRUE")
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(f'CREATE DATABASE "{DATABASE}" OWNER yizhi_owner'.encode())
    with connect(cluster, database=DATABASE) as connection:
        for statement in database_statements(DATABASE, "yizhi_owner"):
            connection.execute(statement.encode())


def _password_works(cluster: Cluster, role: str) -> bool:
    """Tried against the maintenance database, which exists before ours does."""
    try:
        connect(cluster, role).close()
    except psycopg.OperationalError:
        return False
    return True
