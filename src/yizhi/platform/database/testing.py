"""pytest plugin: one embedded cluster for the test session, all its workers, and any other session running beside it.

Loaded by `-p` before pytest-django reads the settings, so that these see the test environment. The cluster starts when
the first test asks for the database (`conftest.py`); tests of pure law start nothing. Everything a test run writes is
below `var/test`.
"""

import os
from pathlib import Path

import pytest

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster, installation_cluster
from yizhi.platform.database.places import state_directory

_CONTROLLER = "YIZHI_TEST_SESSION"


def _prepare_environment() -> None:
    os.environ["YIZHI_TESTING"] = "1"
    os.environ["YIZHI_MODE"] = "development"
    os.environ["YIZHI_ROLE"] = "owner"
    # A browser driven by Playwright keeps an event loop in the thread of the tests; Django would take every later test
    # of this worker for asynchronous code and refuse it the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    for variable in ("YIZHI_DEBUG", "YIZHI_KEY_DIRECTORY", "YIZHI_ANCHOR_DIRECTORY"):
        os.environ.pop(variable, None)
    if _CONTROLLER not in os.environ:  # the workers of pytest-xdist inherit it
        os.environ["YIZHI_VAR"] = str(state_directory() / "test")
        os.environ[_CONTROLLER] = str(os.getpid())
        os.environ["YIZHI_TEST_DATABASE"] = f"test_yizhi_{os.getpid()}"
    # A test may damage a stored file; no other worker's test may come upon it.
    files = Path(os.environ["YIZHI_VAR"]) / "files" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    os.environ["YIZHI_FILES_URL"] = f"file://{files}"


_prepare_environment()


def _sessions(cluster: Cluster) -> Path:
    return cluster.home.parent / "sessions"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _living(cluster: Cluster) -> set[int]:
    """The test sessions that still run; the marks of the others are swept away."""
    living = set()
    for mark in _sessions(cluster).glob("*"):
        if _alive(int(mark.name)):
            living.add(int(mark.name))
        else:
            mark.unlink(missing_ok=True)
    return living


def _drop_left_over_databases(cluster: Cluster, living: set[int]) -> None:
    """A killed session cannot drop its databases; the next one does."""
    with embedded.connect(cluster) as connection:
        names = [row[0] for row in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")]
        for name in names:
            session = name.removeprefix("test_yizhi_").split("_")[0]
            if not session.isdigit() or int(session) not in living:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


@pytest.fixture(scope="session")
def embedded_cluster() -> Cluster:
    """The running test cluster."""
    cluster = installation_cluster()
    sessions = _sessions(cluster)
    sessions.mkdir(parents=True, exist_ok=True)
    mark = sessions / os.environ[_CONTROLLER]
    first = not mark.exists()
    mark.touch()
    embedded.ensure(cluster)
    if first:
        _drop_left_over_databases(cluster, _living(cluster))
    return cluster


def tell_django_the_password() -> None:
    """The settings were read before the cluster, and with it the password, existed."""
    from django.conf import settings
    from django.db import connections

    from yizhi.platform.database.settings import database_settings

    fresh = database_settings("owner")
    for held in (settings.DATABASES["default"], connections["default"].settings_dict):
        held.update(PASSWORD=fresh["PASSWORD"], HOST=fresh["HOST"])


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last session to leave stops the server; workers leave that to their controller."""
    if hasattr(config, "workerinput") or os.environ.get(_CONTROLLER) != str(os.getpid()):
        return
    cluster = installation_cluster()
    mark = _sessions(cluster) / str(os.getpid())
    if not mark.exists():
        return
    mark.unlink()
    if not _living(cluster):
        embedded.stop(cluster)
