"""The operating-system account under which the embedded server runs. PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "pgserver"


class EmbeddedServerError(Exception):
    """The embedded server cannot be used; the message says why and what to do next."""


@dataclass(frozen=True)
class Account:
    """Whose processes and files the server's are. `switch` is true when we are root and must become somebody else."""

    uid: int
    gid: int
    switch: bool

    def run(self, command: Sequence[object], *, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a command as this account, in a directory that every account can enter, in the C locale."""
        identity: dict[str, Any] = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}
        done: subprocess.CompletedProcess[str] = subprocess.run(  # noqa: S603
            [str(part) for part in command],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            umask=0o077,
            check=False,
            **identity,
        )
        return done

    def own(self, path: Path) -> None:
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def make_directory(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)
        self.own(path)


def server_account() -> Account:
    """Our own account, or for root the account `pgserver`, which is made when missing. Raises EmbeddedServerError."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _make_account()
    return Account(entry.pw_uid, entry.pw_gid, switch=True)


def _make_account() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
    if useradd is None:
        raise EmbeddedServerError(
            "PostgreSQL 不能以 root 身份运行，而本机没有 useradd，无法建立专用账户；"
            "请改用普通用户执行，或设置 YIZHI_DATABASE_URL"
        )
    command = [useradd, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        raise EmbeddedServerError(f"无法建立运行 PostgreSQL 的账户 {NAME}：{made.stderr.strip()}") from None
