"""A PostgreSQL server of the installation's own gets the narrow roles, or its administrator gets the exact SQL."""

from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster
from yizhi.platform.database.server import ServerError, prepare_server
from yizhi.platform.database.settings import database_settings


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A server that knows nothing of us: our roles are removed from it."""
    home = tmp_path_factory.mktemp("foreign")
    for directory in (home, home.parent, home.parent.parent):
        directory.chmod(0o755)
    cluster = Cluster(home=home / "postgres", keys=home / "keys", durable=False)
    embedded.ensure(cluster)
    with embedded.connect(cluster, database="yizhi") as connection:
        connection.execute("DROP OWNED BY yizhi_web, yizhi_worker")
    with embedded.connect(cluster) as connection:
        connection.execute("DROP ROLE yizhi_web, yizhi_worker")
        connection.execute("CREATE ROLE installer LOGIN CREATEROLE PASSWORD 'p@ss'")
        connection.execute("CREATE ROLE plain LOGIN PASSWORD 'p@ss'")
        connection.execute("CREATE DATABASE enforcement OWNER installer")
    yield cluster
    embedded.remove(cluster)


@pytest.fixture
def address(foreign: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The server's address with a place for the account, and an installation that uses it."""
    template = f"postgresql://{{}}:p%40ss@/enforcement?host={quote(str(foreign.sockets), safe='')}"
    monkeypatch.delenv("YIZHI_TESTING")
    monkeypatch.setenv("YIZHI_KEY_DIRECTORY", str(tmp_path_factory.mktemp("keys")))
    return template


def test_an_account_that_may_not_make_roles_gets_the_sql(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = address.format("plain")
    monkeypatch.setenv("YIZHI_DATABASE_URL", url)
    with pytest.raises(ServerError, match="CREATE ROLE yizhi_web LOGIN NOSUPERUSER NOBYPASSRLS"):
        prepare_server(url)


def test_an_account_that_may_make_roles_makes_them_narrow(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = address.format("installer")
    monkeypatch.setenv("YIZHI_DATABASE_URL", url)
    prepare_server(url)
    prepare_server(url)  # again, as every release does
    settings = database_settings("web")
    address_of_web = {"host": settings["HOST"], "user": settings["USER"], "password": settings["PASSWORD"]}
    with psycopg.connect(**address_of_web, dbname=settings["NAME"], autocommit=True) as connection:
        row = connection.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert row.fetchone() == (False,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE sneaked_in (id int)")


def test_a_server_that_is_away_is_said_to_be_away(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServerError, match="无法连接"):
        prepare_server("postgresql://owner:x@127.0.0.1:1/enforcement")
