"""The developer's targets: test, check, bench, docs, lock, build. Each makes the environment first."""

import os
import re
import shutil

from bootstrap import environment, frontend
from bootstrap.browser import ensure_chromium
from bootstrap.city import ensure_database
from bootstrap.commands import foreground, run
from bootstrap.places import FRONTEND, PYTHON, ROOT
from bootstrap.progress import say, step

_DEVELOPMENT = {"YIZHI_MODE": "development", "YIZHI_ROLE": "owner"}
_AUDIT = "--requirement requirements.lock --no-deps --disable-pip --require-hashes --strict"
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
    pytest = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadscope", *arguments]
    return foreground(pytest, env={"YIZHI_CHROMIUM": chromium} if chromium else {})


def check() -> int:
    build()
    return foreground([PYTHON, "-m", "checks"], env=_DEVELOPMENT | frontend.node_settings())


def bench(arguments: list[str]) -> int:
    build()
    return foreground([PYTHON, "-m", "bench", *arguments], env=_DEVELOPMENT)


def bench_library() -> int:
    """The library of cases at CASES cases (five million unless given), figures to var/bench/library.json."""
    build()
    ensure_database()
    return foreground([PYTHON, "-m", "bench.library"], env=_DEVELOPMENT | {"YIZHI_ROLE": "web"})


def load() -> int:
    build()
    return foreground([PYTHON, "-m", "bench.load"], env=_DEVELOPMENT)


def torture(arguments: list[str]) -> int:
    """Kill server, worker and database under load, KILLS times (1,000) or for MINUTES; 0 if nothing was lost."""
    limits = {
        "YIZHI_SIEGE_KILLS": os.environ.get("KILLS", "1000"),
        "YIZHI_SIEGE_MINUTES": os.environ.get("MINUTES", "inf"),
    }
    return _long(limits, "tests/torture/test_siege.py", arguments)


def fuzz(arguments: list[str]) -> int:
    """Ask every endpoint EXAMPLES times (200), each run something else. Returns 0 if and only if none broke."""
    return _long({"YIZHI_FUZZ_EXAMPLES": os.environ.get("EXAMPLES", "200")}, "tests/fuzz", arguments)


def _long(limits: dict[str, str], tests: str, arguments: list[str]) -> int:
    build()
    command = [PYTHON, "-m", "pytest", "-q", "-s", "--show-capture=no", "--timeout=0", tests, *arguments]
    return foreground(command, env=limits)


def docs() -> int:
    build()
    written = foreground([PYTHON, "-m", "checks.reference", "--write"], env=_DEVELOPMENT)
    return written or foreground([PYTHON, "-m", "checks.licences", "--write"], env=_DEVELOPMENT)


def pictures() -> int:
    """The pictures of docs/guide anew, from a browser that walks through the pages. Returns the tests' status."""
    build()
    chromium = ensure_chromium()
    env = {"YIZHI_WRITE_PICTURES": "1"} | ({"YIZHI_CHROMIUM": chromium} if chromium else {})
    walk = [PYTHON, "-m", "pytest", "-q", "--timeout=0", "tests/journeys/test_pictures_of_the_guides.py"]
    return foreground(walk, env=env)


def audit() -> int:
    """Known weaknesses of the locked packages. Returns 0 if and only if both lists were asked and none was found."""
    build()
    say("向漏洞库查询 Python 依赖 asking about Python packages")
    python = foreground([environment.uv(), "tool", "run", "pip-audit", *_AUDIT.split()], env={})
    say("向漏洞库查询前端依赖 asking about front-end packages")
    front = foreground(frontend.npm("audit", "--prefix", "frontend"), env=frontend.node_settings())
    if python or front:
        say("未通过。报告了漏洞的，请升级后执行 make lock；")
        say("未能查询的不等于没有漏洞，请在能联网的机器上再执行 make audit。")
        say("A list that could not be asked says nothing about weaknesses.")
    return 1 if python or front else 0


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
