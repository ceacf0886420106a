"""The settings name the right server and role, and a wrong address is refused in words."""

from pathlib import Path

import pytest

from yizhi.platform.database.settings import current_role, database_settings, parse_url


def test_tests_never_touch_the_server_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_DATABASE_URL", "postgresql://owner:pw@db.example/prod")
    assert "db.example" not in str(database_settings("owner"))


@pytest.fixture
def on_a_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("YIZHI_TESTING")
    monkeypatch.setenv("YIZHI_KEY_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("YIZHI_DATABASE_URL", "postgresql://owner:p%40ss@db.example:5433/enforcement?sslmode=require")
    (tmp_path / "database-web.password").write_text("made-here")


@pytest.mark.usefixtures("on_a_server")
def test_the_web_role_takes_its_own_name_and_password_on_the_owners_server() -> None:
    settings = database_settings("web")
    assert (settings["USER"], settings["PASSWORD"]) == ("yizhi_web", "made-here")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "enforcement")
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["pool"]["max_size"] == 6


@pytest.mark.usefixtures("on_a_server")
def test_the_owner_keeps_the_given_account() -> None:
    settings = database_settings("owner")
    assert (settings["USER"], settings["PASSWORD"]) == ("owner", "p@ss")


@pytest.mark.usefixtures("on_a_server")
def test_an_address_of_its_own_wins_for_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_WORKER_DATABASE_URL", "postgresql://jobs:x@replica/enforcement")
    assert database_settings("worker")["HOST"] == "replica"


@pytest.mark.parametrize("url", ["mysql://u@h/d", "db.example/yizhi", "postgresql://u@h/"])
def test_a_malformed_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        parse_url(url)


def test_an_unknown_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_ROLE", "postgres")
    with pytest.raises(ValueError, match="YIZHI_ROLE"):
        current_role()


def test_a_worker_told_only_its_own_address_does_not_fall_back_to_the_embedded_cluster(
    monkeypatch: pytest.MonkeyPatch, on_a_server: None
) -> None:
    monkeypatch.delenv("YIZHI_DATABASE_URL")
    monkeypatch.setenv("YIZHI_WORKER_DATABASE_URL", "postgresql://jobs:x@replica/enforcement")
    assert database_settings("worker")["HOST"] == "replica"
