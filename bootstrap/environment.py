"""The virtual environment and everything in it: pinned, with hashes, by uv."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from bootstrap import stamps
from bootstrap.commands import apt_install, run
from bootstrap.places import PYTHON, ROOT, VENV, room
from bootstrap.progress import StopError, step

LOCK = ROOT / "requirements-dev.lock"
_NETWORK = "若为网络问题，请检查代理或镜像设置，再次执行即可继续。Check the network, then run again."


def ensure_environment() -> None:
    """The environment holds exactly what the lock file says, and this project. Skips what is done."""
    if not _usable(PYTHON):
        with step("建立虚拟环境", "virtual environment"):
            _make_environment()
    packages = VENV / ".yizhi-packages"
    locked = stamps.digest([LOCK])
    if not stamps.is_current(packages, locked):
        packages.unlink(missing_ok=True)
        (VENV / ".yizhi-project").unlink(missing_ok=True)
        with step("安装依赖", "packages"):
            _install_packages()
        stamps.write(packages, locked)
    project = VENV / ".yizhi-project"
    declared = stamps.digest([ROOT / "pyproject.toml"], str(ROOT))
    if not stamps.is_current(project, declared):
        with step("安装本项目", "project"):
            arguments = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT]
            run("project", [uv(), "pip", "install", "--python", PYTHON, *arguments])
        stamps.write(project, declared)


def _usable(python: Path) -> bool:
    probe = "import sys; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make_environment() -> None:
    """Made beside its final place and renamed would break its scripts; so a broken one is cleared and made again."""
    shutil.rmtree(VENV, ignore_errors=True)
    venv.EnvBuilder(with_pip=False, symlinks=True).create(VENV)


def uv() -> str:
    """The pinned uv in the environment, else any uv on the machine, else StopError."""
    own = VENV / "bin" / "uv"
    if not own.exists():
        _install_uv()
    if own.exists():
        return str(own)
    found = shutil.which("uv")
    if found:
        return found
    raise StopError("无法安装 uv：虚拟环境中没有 uv")


def _install_uv() -> None:
    pip = _pip()
    if pip is None:
        if shutil.which("uv"):
            return
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise StopError(
            f"这个 Python 既没有 pip 也没有 ensurepip，无法下载依赖。请执行（需要管理员权限）：\n"
            f"    apt-get install python3-venv        （或 python{version}-venv）\n"
            "然后再次执行 make。Neither pip nor ensurepip here: install the package above, then run make again."
        )
    pinned = room("run") / "uv.txt"
    pinned.write_text(_locked("uv"), encoding="utf-8")
    run("uv", [*pip, "install", "--quiet", "--require-hashes", "--no-deps", "-r", pinned], hint=_NETWORK)


def _locked(package: str) -> str:
    """The lines of one package in the lock file, with its hashes."""
    found = re.search(rf"^{package}==.*?(?=^\S|\Z)", LOCK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if found is None:
        raise StopError(f"{LOCK.name} 中没有 {package}；请执行 make lock")
    return found.group()


def _pip() -> list[str | Path] | None:
    """A pip that installs into our environment; on Debian the package that brings it is installed when we may."""
    for attempt in (1, 2):
        if subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
            return [PYTHON, "-m", "pip"]
        if subprocess.run([PYTHON, "-m", "ensurepip"], capture_output=True, check=False).returncode == 0:
            return [PYTHON, "-m", "pip"]
        if importlib.util.find_spec("pip") is not None:
            return [sys.executable, "-m", "pip", "--python", PYTHON]
        if attempt == 1 and shutil.which("uv"):
            return None
        if attempt == 1 and not apt_install(f"python{sys.version_info.major}.{sys.version_info.minor}-venv"):
            return None
    return None


def _install_packages() -> None:
    settings = {"VIRTUAL_ENV": str(VENV), "UV_NO_PROGRESS": "1", "UV_PYTHON_DOWNLOADS": "never"} | _mirror()
    if "SSL_CERT_FILE" not in os.environ and os.environ.get("PIP_CERT"):
        settings["SSL_CERT_FILE"] = os.environ["PIP_CERT"]
    command = [uv(), "pip", "sync", "--python", PYTHON, "--require-hashes", LOCK]
    run("packages", command, env=settings, hint=_NETWORK)


def _mirror() -> dict[str, str]:
    """uv does not read pip's configuration; whoever set a mirror for pip means it for us too."""
    if any(name in os.environ for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX")):
        return {}
    asked = subprocess.run([PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    found = re.search(r"^(?:global|install|:env:)\.index-url='(.+)'$", asked.stdout, re.MULTILINE)
    return {"UV_DEFAULT_INDEX": found.group(1)} if found else {}
