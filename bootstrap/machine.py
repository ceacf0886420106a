"""What the machine must offer before we begin: a free port, enough disk, nobody else doing the same."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap import commands
from bootstrap.places import room, state
from bootstrap.progress import StopError

_LEAST_DISK = 2 * 2**30


@contextmanager
def alone() -> Iterator[None]:
    """One run at a time in a checkout. The lock ends with the process, however that ends."""
    path = room("run") / "make.lock"
    with path.open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "?"
            raise StopError(
                f"另一个 make 正在这里运行（进程 {holder}），请等它结束。Another make is running here (pid {holder})."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        commands.held.append(lock.fileno())
        try:
            yield
        finally:
            commands.held.clear()


def check_disk() -> None:
    state().mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(state()).free
    if free < _LEAST_DISK:
        raise StopError(
            f"磁盘空间不足：{state()} 所在磁盘只剩 {free / 2**30:.1f} GB，至少需要 2 GB；"
            "请清理后再次执行，已完成的部分会保留。\n"
            f"Not enough disk space: {free / 2**30:.1f} GB left, 2 GB needed."
        )


def check_port(host: str, port: int) -> None:
    """Somebody else's server on our port is named and left alone."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise StopError(f"没有权限监听端口 {port}：{error}；请用 YIZHI_PORT 选择 1024 以上的端口") from None
        except OSError as error:
            raise StopError(
                f"端口 {port} 不可用（{error.strerror}）{_holder(port)}。\n"
                f"请先停止它，或换端口：make up YIZHI_PORT={port + 1}\n"
                f"Port {port} is in use: stop the other program or choose another port."
            ) from None


def _holder(port: int) -> str:
    """In brackets, which process listens there, as far as we may know."""
    found = _holder_in_proc(port) if Path("/proc/net/tcp").exists() else _holder_by_lsof(port)
    return f"，占用者为{found}" if found else ""


def _holder_in_proc(port: int) -> str:
    inodes = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        lines = Path(table).read_text(encoding="ascii").splitlines()[1:] if Path(table).exists() else []
        for fields in (line.split() for line in lines):
            if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port:
                inodes.add(f"socket:[{fields[9]}]")
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(descriptor) in inodes:
                command = (descriptor.parents[1] / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                return f"进程 {descriptor.parts[2]}（{command.strip()[:80]}）"
        except OSError:
            continue  # ended meanwhile, or not ours to see
    return ""


def _holder_by_lsof(port: int) -> str:
    lsof = shutil.which("lsof")
    if lsof is None:
        return ""
    command = [lsof, "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-Fpc"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"^p(\d+)\nc(.+)$", shown.stdout, re.MULTILINE)
    return f"进程 {found.group(1)}（{found.group(2)}）" if found else ""
