"""Running other programs: quietly, with their output in a log that is shown when they fail."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrap.places import ROOT, room, state
from bootstrap.progress import StopError, passing

_SHOWN = 25

# The lock of this run: a step holds it too, so that one that outlives a killed run is not joined by another.
held: list[int] = []


def run(
    name: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path = ROOT, hint: str = ""
) -> None:
    """Run a command to its end; StopError with the last lines of its output when it fails."""
    log = room("log") / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=os.environ | dict(env or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=held,
        )
        try:
            _watch(process, log)
        except BaseException:
            process.kill()
            process.wait()
            raise
    if process.returncode != 0:
        raise StopError(
            f"{name} 未成功 failed（{process.returncode}），日志 {log}：\n\n{tail(log)}\n\n{hint}{_space()}".rstrip()
        )


def _watch(process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait for the end, and meanwhile show how far it is: the last line of its log, now and then."""
    begun = time.monotonic()
    pause = 1 if sys.stdout.isatty() else 30
    while True:
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            passing(time.monotonic() - begun, tail(log, 1).strip())
        else:
            return


def output(command: Sequence[str | Path], *, env: Mapping[str, str]) -> str:
    """What a short command prints; StopError with its complaint when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | dict(env),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StopError(f"{' '.join(str(part) for part in command[2:])} 未成功 failed：\n{done.stderr.strip()[-2000:]}")
    return done.stdout.rstrip()


def tail(log: Path, lines: int = _SHOWN) -> str:
    """The last lines of a log, indented."""
    found = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"    {line}" for line in found[-lines:])


def _space() -> str:
    free = shutil.disk_usage(state()).free // 2**20
    return f"\n磁盘只剩 {free} MB，可能已满 the disk may be full" if free < 300 else ""


def foreground(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> int:
    """Run a command whose output the person wants to see; returns its exit status."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=os.environ | dict(env or {}), check=False)
    return done.returncode


def may_install() -> list[str] | None:
    """How to run a command as root without asking: [] when we are, ["sudo", "-n"] when that works, else None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def apt_install(*packages: str) -> bool:
    """Install Debian packages if this is Debian and we may. Returns whether it was done."""
    allowed = may_install()
    if allowed is None or shutil.which("apt-get") is None:
        return False
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run("apt-update", [*allowed, "apt-get", "update", "-q"], env=env)
        run("apt-install", [*allowed, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], env=env)
    except StopError:
        return False
    return True
