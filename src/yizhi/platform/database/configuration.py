"""The embedded server's configuration files: sized for a two-core machine, durable, reachable by password only."""

from pathlib import Path
from typing import Final

from yizhi.platform.database.account import Account
from yizhi.platform.database.cluster import PORT, Cluster

_SETTINGS: Final = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    # Two cores: parallel queries gain nothing here and need shared memory that containers restrict.
    "max_parallel_workers_per_gather": "0",
    "synchronous_commit": "on",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    "log_min_duration_statement": "1000",
    "lc_messages": "C",
}
_DURABLE: Final = {"fsync": "on", "full_page_writes": "on"}
# A crash of the machine may lose the test data; a crash of the server still loses nothing that was committed.
_THROWAWAY: Final = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "128MB", "autovacuum_naptime": "5min"}

# Peer and trust are absent on purpose: whoever reaches the socket still proves a role by its password.
_ACCESS: Final = """# 由一支生成；每次启动时重写
local all all scram-sha-256
"""


def _written(account: Account, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    account.own(path)


def write_configuration(cluster: Cluster, data: Path, account: Account) -> None:
    """Write `yizhi.conf` and `pg_hba.conf` into `data`; called before every start, so a moved checkout still works."""
    settings = _SETTINGS | (_DURABLE if cluster.durable else _THROWAWAY)
    settings["unix_socket_directories"] = str(cluster.sockets)
    lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in sorted(settings.items())]
    _written(account, data / "yizhi.conf", "\n".join(lines) + "\n")
    _written(account, data / "pg_hba.conf", _ACCESS)
    main = data / "postgresql.conf"
    include = "include 'yizhi.conf'"
    text = main.read_text(encoding="utf-8")
    if include not in text:
        _written(account, main, f"{text}\n{include}\n")
