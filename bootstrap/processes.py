"""The server and the worker as detached processes: started, found again by pid file, stopped cleanly."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap.places import ROOT, room


def birth(pid: int) -> str:
    """What tells a process from a later one with the same pid: its start time; "" when there is none (or a zombie)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except FileNotFoundError:
        return _birth_by_ps(pid)
    except ProcessLookupError:
        return ""
    return "" if fields[0] == "Z" else fields[19]


def _birth_by_ps(pid: int) -> str:
    if Path("/proc/self/stat").exists():
        return ""
    shown = subprocess.run(["ps", "-p", str(pid), "-o", "lstart="], capture_output=True, text=True, check=False)
    return shown.stdout.strip()


@dataclass(frozen=True)
class Process:
    """One supervised process, known by name."""

    name: str

    @property
    def pid_file(self) -> Path:
        return room("run") / f"{self.name}.pid"

    @property
    def log(self) -> Path:
        return room("log") / f"{self.name}.log"

    def pid(self) -> int | None:
        """The pid of the living process; a file left over from a crash or a reboot is removed."""
        try:
            pid, _, born = self.pid_file.read_text(encoding="ascii").strip().partition(" ")
            if born and birth(int(pid)) == born:
                return int(pid)
        except (FileNotFoundError, ValueError):
            pass
        self.pid_file.unlink(missing_ok=True)
        return None

    def start(self, command: Sequence[str | Path], env: Mapping[str, str]) -> None:
        with self.log.open("ab") as output:
            process = subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env=os.environ | dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid_file.write_text(f"{process.pid} {birth(process.pid)}", encoding="ascii")

    def stop(self, patience: float = 20) -> bool:
        """Ask, wait, then insist. Returns whether there was anything to stop."""
        pid = self.pid()
        if pid is None:
            return False
        born = birth(pid)
        os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + patience
        while birth(pid) == born:
            if time.monotonic() > until:
                os.killpg(pid, signal.SIGKILL)
                until += patience
            time.sleep(0.05)
        self.pid_file.unlink(missing_ok=True)
        return True


SERVER = Process("server")
WORKER = Process("worker")
CITY = Process("city-cases")
"""Tells the city's further cases beside the others; ends when it is done."""
