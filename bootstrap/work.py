"""The developer's targets: test, check, bench, docs, lock, build. Each makes the environment first."""

import re
import shutil

from bootstrap import environment, frontend
from bootstrap.browser import ensure_chromium
from bootstrap.commands import foreground, run
from bootstrap.places import FRONTEND, PYTHON, ROOT
from bootstrap.progress import say, step

_DEVELOPMENT = {"YIZHI_MODE": "development", "YIZHI_ROLE": "owner"}
_COMPILE = (
    "--universal --generate-hashes --python-version 3.11"
    " --no-emit-index-url --no-emit-find-links --no-annotate --no-header"
)


def build() -> int:
    environment.ensure_environment()
    frontend.ensure_frontend()
    return 0


def test(arguments: list[str]) -> int:
    """All tests: Python, browser, front end. Returns 0 if and only if every one passed."""
    build()
    frontend.ensure_packages()
    chromium = ensure_chromium()
    with step("前端测试", "front-end tests"):
        run("front-end-tests", frontend.npm("test"), env=frontend.node_settings(), cwd=FRONTEND)
    pytest = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", *arguments]
    return foreground(pytest, env={"YIZHI_CHROMIUM": chromium} if chromium else {})


def check() -> int:
    build()
    return foreground([PYTHON, "-m", "checks"], env=_DEVELOPMENT | frontend.node_settings())


def bench(arguments: list[str]) -> int:
    build()
    return foreground([PYTHON, "-m", "bench", *arguments], env=_DEVELOPMENT)


def docs() -> int:
    build()
    return foreground([PYTHON, "-m", "checks.reference", "--write"], env=_DEVELOPMENT)


def lock() -> int:
    """Resolve pyproject.toml anew for every platform, with hashes and without the address of any registry."""
    environment.ensure_environment()
    for name, extra in (("requirements.lock", []), ("requirements-dev.lock", ["--extra", "dev"])):
        target = ROOT / name
        aside = target.with_suffix(".new")
        if target.exists():
            shutil.copyfile(target, aside)
        with step(f"锁定 {name}", "lock"):
            run("lock", [environment.uv(), "pip", "compile", *_COMPILE.split(), *extra, "pyproject.toml", "-o", aside])
        lines = aside.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not re.match(r"\s*(--(extra-)?index-url|--find-links|-i|-f)\b", line)]
        aside.write_text("\n".join(kept) + "\n", encoding="utf-8")
        aside.replace(target)
    say("锁定文件已更新 lock files are up to date")
    return 0
