"""Where an embedded PostgreSQL cluster lives, and how one of our roles reaches it. Starts nothing."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from yizhi.platform.database.places import key_directory, state_directory
from yizhi.platform.database.roles import ensure_password, stored_password

# sun_path holds 108 bytes on Linux and 104 on macOS; the socket's own name takes the rest.
_LONGEST_SOCKET_DIRECTORY = 80
PORT = 5432


@dataclass(frozen=True)
class Cluster:
    """One embedded server: `home` holds data, sockets, log and binaries' copy if needed; `keys` holds its passwords.

    `durable` is false only for the throw-away cluster of the test suite.
    """

    home: Path
    keys: Path
    durable: bool = True

    @property
    def shelter(self) -> Path:
        """Where the server's own files lie: `home`, unless the server's account cannot reach it and they were moved."""
        marker = self.home / "moved-to"
        return Path(marker.read_text(encoding="utf-8").strip()) if marker.exists() else self.home

    @property
    def data(self) -> Path:
        return self.shelter / "data"

    @property
    def log(self) -> Path:
        return self.shelter / "postgresql.log"

    @property
    def sockets(self) -> Path:
        """The socket directory: inside, or in the temporary directory when the path would be too long for a socket."""
        inside = self.shelter / "socket"
        if len(os.fsencode(inside)) <= _LONGEST_SOCKET_DIRECTORY:
            return inside
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"yizhi-{digest}"

    def password(self, name: str) -> str:
        return stored_password(self.keys, name)

    def make_password(self, name: str) -> str:
        return ensure_password(self.keys, name)


def installation_cluster() -> Cluster:
    """The cluster of this installation in `var/postgres`; while tests run, `YIZHI_VAR` points to a throw-away one."""
    durable = not os.environ.get("YIZHI_TESTING")
    return Cluster(home=state_directory() / "postgres", keys=key_directory(), durable=durable)
