"""What all tests share: the database in the embedded test cluster, and a Chromium with Chinese fonts."""

import importlib.util
import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from django.db.backends.signals import connection_created
from hypothesis.internal import charmap
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from bootstrap.browser import find_chromium
from yizhi.platform.database import migrated
from yizhi.platform.database.cluster import Cluster
from yizhi.platform.database.places import state_directory
from yizhi.platform.database.testing import tell_django_the_password
from yizhi.platform.database.tests.plans import keep_plans
from yizhi.platform.database.tests.states import States

_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# How hard a guess is, is a number in Django's settings of the hash; the tests sign in thousands of times.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 64, 1
connection_created.connect(keep_plans)


def pytest_collection_finish() -> None:
    """Make the table of all characters, once a checkout: the first test that draws a text would be blamed for it."""
    charmap.charmap()


# Folders whose tests share a world or an installation: one worker runs them, so that it is made once. They last minutes
# each and come first: what is left at the end is short, and no worker waits for another.
_TOGETHER = ("leaks", "journeys", "recovery", "torture", "pages", "budgets")


def _together(nodeid: str) -> str | None:
    folder = re.match(r"tests/(\w+)/", nodeid)
    return folder[1] if folder and folder[1] in _TOGETHER else None


class Scheduling(LoadScopeScheduling):
    """Tests of one of these folders stay on one worker; any other test goes to whichever worker is free."""

    def _split_scope(self, nodeid: str) -> str:
        return _together(nodeid) or nodeid

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """What is done is forgotten: after each test the scheduler counts all that the worker was ever given."""
        super().mark_test_complete(node, item_index, duration)
        nodeid = self.registered_collections[node][item_index]
        given, scope = self.assigned_work[node], self._split_scope(nodeid)
        if all(given[scope].values()):
            del given[scope]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The folders first, when several workers share the tests."""
    if hasattr(config, "workerinput"):
        place = {folder: number for number, folder in enumerate(_TOGETHER)}
        items.sort(key=lambda item: place.get(_together(item.nodeid) or "", len(place)))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    return Scheduling(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, embedded_cluster: Cluster) -> None:
    """pytest-django's moment before it makes the test database: the cluster runs from here on."""
    tell_django_the_password()
    if name := migrated.kept(embedded_cluster):
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, embedded_cluster: Cluster) -> None:
    """After the first migration from nothing, a copy is kept for the runs to come.

    Where no test of the run asks for the database, none was made and nothing is kept.
    """
    held = connections["default"].settings_dict
    if held["TEST"].get("TEMPLATE") is None and held["NAME"].startswith("test_"):
        with django_db_blocker.unblock():
            connections.close_all()
            migrated.keep(embedded_cluster, held["NAME"])


@pytest.fixture(scope="session")
def states(django_db_setup: None, django_db_blocker: DjangoDbBlocker, embedded_cluster: Cluster) -> Iterator[States]:
    """The states of the world that the tests of this worker begin from."""
    kept = States(embedded_cluster)
    yield kept
    with django_db_blocker.unblock():
        kept.forget()


def _font_configuration() -> Path:
    """A fontconfig file that names the packaged Chinese fonts, so that pictures need no font of the machine."""
    found = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    assert found is not None
    assert found.origin is not None
    directory = state_directory() / "fonts"
    directory.mkdir(parents=True, exist_ok=True)
    file = directory / "fonts.conf"
    file.write_text(
        f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{escape(str(Path(found.origin).parent))}</dir>
  <cachedir>{escape(str(directory / "cache"))}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
""",
        encoding="utf-8",
    )
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this worker, with Chinese fonts; without one the test is skipped, and says so."""
    path = find_chromium()
    if not path:
        pytest.skip("没有可用的 Chromium：安装它，或用 YIZHI_CHROMIUM 指明其路径")
    environment = os.environ | {"FONTCONFIG_FILE": str(_font_configuration())}
    held = connections["default"]
    with sync_playwright() as playwright:
        # From here on an event loop runs in this thread, for which connections are kept apart: the test's own stays.
        connections["default"] = held
        started = playwright.chromium.launch(executable_path=path, args=_SWITCHES, env=dict(environment))
        yield started
        started.close()
