"""Secrets come from the environment or from files, and weak ones do not serve."""

import os
from pathlib import Path

import pytest

from yizhi.secret_files import NAMES, read_secret_files
from yizhi.web.operations.production import weakness_of_key


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(f"{name}_FILE", raising=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_stands_for_the_variable(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("value\n")
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "secret"))
    read_secret_files()
    assert os.environ[name] == "value"


def test_what_is_set_directly_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_METRICS_TOKEN", "direct")
    monkeypatch.setenv("YIZHI_METRICS_TOKEN_FILE", str(tmp_path / "absent"))
    read_secret_files()
    assert os.environ["YIZHI_METRICS_TOKEN"] == "direct"


def test_a_missing_or_empty_file_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_SECRET_KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(SystemExit, match="YIZHI_SECRET_KEY_FILE"):
        read_secret_files()
    (tmp_path / "absent").write_text("\n")
    with pytest.raises(SystemExit, match="空的"):
        read_secret_files()


@pytest.mark.parametrize("key", ["short", "k" * 60, "abcabcabc" * 8, "django-insecure-" + "x7Qp" * 12, "changeme-" * 6])
def test_a_weak_session_key_does_not_serve(key: str) -> None:
    assert "YIZHI_SECRET_KEY" in weakness_of_key(key)


def test_a_random_session_key_serves() -> None:
    assert weakness_of_key("pQ7_xV2m9RtLzK4wNcY8sBfJ3hGdAuE6oWiTqXyZ0vM1nC5") == ""
