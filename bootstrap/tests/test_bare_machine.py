"""What the machine lacks is said in words, before anything is half done."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A checkout with the bootstrap alone: nothing in it can install or build anything."""
    shutil.copytree(ROOT / "bootstrap", tmp_path / "bootstrap", ignore=shutil.ignore_patterns("__pycache__", "tests"))
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def make(clone: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("YIZHI_", "MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments],
        cwd=clone,
        env=env | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_python_that_is_too_old_is_named_and_nothing_is_made(clone: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for name in ("python", "python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        script = old / name
        script.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
        script.chmod(0o755)
    done = make(clone, "up", PATH=f"{old}:{os.environ['PATH']}")
    assert done.returncode != 0
    assert "Python 3.11" in done.stderr
    assert "3.9.2" in done.stderr
    assert not (clone / "var").exists()


def test_a_port_in_use_is_refused_with_its_holder_before_anything_is_installed(clone: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = make(clone, "up", f"YIZHI_PORT={port}")
    assert done.returncode != 0
    assert f"端口 {port} 不可用" in done.stderr
    assert f"YIZHI_PORT={port + 1}" in done.stderr
    if sys.platform == "linux":
        assert f"进程 {os.getpid()}" in done.stderr
    assert not (clone / ".venv").exists()


def test_a_port_that_is_no_number_is_refused(clone: Path) -> None:
    assert "YIZHI_PORT" in make(clone, "up", "YIZHI_PORT=eighty").stderr


def test_a_second_make_waits_outside(clone: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from bootstrap import machine\nwith machine.alone():\n print('held', flush=True)\n input()",
        ],
        cwd=clone,
        env={key: value for key, value in os.environ.items() if key != "YIZHI_VAR"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        done = make(clone, "up")
        assert done.returncode != 0
        assert str(holder.pid) in done.stderr
    finally:
        holder.communicate("\n", timeout=10)


def test_reset_without_a_terminal_deletes_nothing(clone: Path) -> None:
    evidence = clone / "var" / "files" / "photograph"
    evidence.parent.mkdir(parents=True)
    evidence.write_text("evidence")
    done = make(clone, "reset")
    assert done.returncode != 0
    assert evidence.read_text() == "evidence"
    assert make(clone, "reset", "CONFIRM=yes").returncode == 0
    assert not evidence.exists()


def test_an_unknown_target_lists_the_known_ones(clone: Path) -> None:
    done = subprocess.run(
        ["./bootstrap/run", "fly"], cwd=clone, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert "make up" in done.stderr
