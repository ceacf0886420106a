"""Neither the web process nor the worker is superuser, passes row-level security, owns a table or makes one."""

import psycopg
import pytest

from yizhi.platform.database import embedded
from yizhi.platform.database.cluster import Cluster


@pytest.mark.parametrize("role", ["web", "worker"])
def test_the_role_has_no_power_over_the_policy(embedded_cluster: Cluster, role: str) -> None:
    with embedded.connect(embedded_cluster, role, "yizhi") as connection:
        row = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert row == (False, False, False, False)
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user").fetchone() == (0,)


@pytest.mark.parametrize("role", ["web", "worker"])
def test_the_role_makes_no_table(embedded_cluster: Cluster, role: str) -> None:
    with (
        embedded.connect(embedded_cluster, role, "yizhi") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE sneaked_in (id int)")


@pytest.mark.parametrize("user", ["postgres", "yizhi_owner", "yizhi_web"])
def test_nobody_connects_without_the_password(embedded_cluster: Cluster, user: str) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(embedded_cluster.sockets), user=user, dbname="yizhi", password="guessed")


def test_a_stopped_server_starts_again_with_its_roles(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("cluster")
    for directory in (home, home.parent, home.parent.parent):
        directory.chmod(0o755)
    cluster = Cluster(home=home / "postgres", keys=home / "keys", durable=False)
    embedded.ensure(cluster)
    try:
        assert embedded.stop(cluster)
        assert not embedded.is_running(cluster)
        embedded.ensure(cluster)
        with embedded.connect(cluster, "web", "yizhi") as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("yizhi_web",)
    finally:
        embedded.remove(cluster)
    assert not cluster.home.exists()
