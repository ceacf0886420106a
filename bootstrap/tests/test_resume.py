"""An interrupted run goes on where it was cut off, and never takes half a step for a whole one."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bootstrap import city, commands, environment, processes, stamps
from bootstrap.progress import StopError


def test_a_stamp_of_other_contents_is_not_current(tmp_path: Path) -> None:
    source, stamp = tmp_path / "requirements", tmp_path / "stamp"
    source.write_text("one")
    stamps.write(stamp, stamps.digest([source]))
    assert stamps.is_current(stamp, stamps.digest([source]))
    source.write_text("two")
    assert not stamps.is_current(stamp, stamps.digest([source]))


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that the database steps run, in order; the city can be made to fail."""
    monkeypatch.setenv("YIZHI_VAR", str(tmp_path))
    monkeypatch.delenv("YIZHI_DATABASE_URL", raising=False)
    (tmp_path / "postgres").mkdir()
    done: list[str] = []

    def run(_name: str, command: list[object], **_: object) -> None:
        done.append(" ".join(str(part) for part in command[3:]))
        if done[-1].startswith("city") and (tmp_path / "power-cut").exists():
            raise KeyboardInterrupt

    monkeypatch.setattr(city, "run", run)
    return done


def test_half_a_city_is_cleared_and_loaded_again(ran: list[str], tmp_path: Path) -> None:
    (tmp_path / "power-cut").touch()
    with pytest.raises(KeyboardInterrupt):
        city.ensure_database()
    (tmp_path / "power-cut").unlink()
    ran.clear()
    city.ensure_database()
    assert "database remove --yes" in ran
    assert ran[-1] == "city --ensure"


def test_a_whole_city_is_left_alone(ran: list[str]) -> None:
    city.ensure_database()
    ran.clear()
    city.ensure_database()
    assert ran == ["database start"]


def test_a_failed_step_shows_the_end_of_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_VAR", str(tmp_path))
    with pytest.raises(StopError, match="no such wheel"):
        commands.run("packages", [sys.executable, "-c", "import sys; sys.exit('no such wheel')"])


def test_the_installer_is_taken_from_the_lock_with_its_hashes_alone() -> None:
    locked = environment._locked("uv")
    assert locked.startswith("uv==")
    assert "--hash=sha256:" in locked
    assert locked.count("==") == 1


def test_a_pid_file_left_by_a_crash_is_not_taken_for_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIZHI_VAR", str(tmp_path))
    stale = processes.Process("server")
    stale.pid_file.write_text("1 12345")  # the pid of somebody else, born at another time
    assert stale.pid() is None
    assert not stale.pid_file.exists()
    assert not stale.stop()


def test_a_process_that_ignores_the_request_is_stopped_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIZHI_VAR", str(tmp_path))
    deaf = processes.Process("worker")
    program = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    deaf.start([sys.executable, "-c", program], {})
    until = time.monotonic() + 10
    while "deaf" not in deaf.log.read_text() and time.monotonic() < until:
        time.sleep(0.05)
    pid = deaf.pid()
    assert pid is not None
    assert deaf.stop(patience=0.3)
    assert processes.birth(pid) == ""


def test_an_interruption_says_that_the_next_run_goes_on(tmp_path: Path) -> None:
    program = (
        "import sys, time; sys.argv = ['x', 'up']\n"
        "import bootstrap.up as up\n"
        "def slow(): print('begun', flush=True); time.sleep(60)\n"
        "up.ensure_environment = slow\n"
        "import bootstrap.__main__"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={"YIZHI_VAR": str(tmp_path), "YIZHI_PORT": "28461", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    while "begun" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGTERM)
    assert "go on from here" in process.communicate(timeout=20)[1]
    assert process.returncode == 130
