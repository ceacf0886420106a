"""The city's other cases are told beside the running demonstration: once, unless refused, and until it is stopped."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootstrap import city
from bootstrap.processes import CITY

LONG = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("YIZHI_VAR", str(tmp_path))
    monkeypatch.delenv("YIZHI_CITY", raising=False)
    monkeypatch.delenv("YIZHI_DATABASE_URL", raising=False)
    monkeypatch.setattr(city, "_telling", lambda: LONG)
    (tmp_path / "postgres" / "stamps").mkdir(parents=True)
    yield
    CITY.stop()


def test_it_is_begun_once_and_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    city.go_on_telling()
    first = CITY.pid()
    assert first is not None
    assert str(CITY.log) in capsys.readouterr().out
    city.go_on_telling()
    assert CITY.pid() == first
    assert CITY.stop()
    assert CITY.pid() is None


def test_a_small_city_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_CITY", "small")
    city.go_on_telling()
    assert CITY.pid() is None


def test_a_whole_city_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "postgres" / "stamps" / "city-whole").write_text("whole")
    city.go_on_telling()
    assert CITY.pid() is None
