"""`make check`: every check runs, whatever the others found; the exit status is 0 if and only if nothing was found."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yizhi.settings")
os.environ.setdefault("YIZHI_MODE", "development")

from bootstrap import frontend
from checks import budget, controls, cuts, guides, leaks, licences, locks, modules, names, reference, templates, writes
from checks.findings import ROOT, Finding

_BIN = Path(sys.executable).parent
_TOOLS = {
    "ruff（规范）": [_BIN / "ruff", "check", "--output-format", "concise", "."],
    "ruff（格式）": [_BIN / "ruff", "format", "--check", "--output-format", "concise", "."],
    "mypy（statute、platform 严格类型）": [_BIN / "mypy", "--strict", "src/yizhi/statute", "src/yizhi/platform"],
    "import-linter（引用方向）": [_BIN / "lint-imports", "--no-cache"],
    "迁移完整": [sys.executable, "-m", "yizhi", "manage", "makemigrations", "--check", "--dry-run"],
    "tsc（前端类型）": frontend.npm("run", "--silent", "check", "--prefix", "frontend"),
}
_OURS: dict[str, Callable[[], Iterator[Finding]]] = {
    "模块门户": modules.find,
    "写入只经执法行为": writes.find,
    "文字不截断": cuts.find,
    "文件篇幅": budget.find,
    "命名": names.find,
    "不泄露": leaks.find,
    "依赖锁定": locks.find,
    "依赖许可证": licences.find,
    "安全文档所列属实": controls.find,
    "模板": templates.find,
    "参考文档": reference.find,
    "使用说明所指均在": guides.find,
}


def _tool(command: list[str | Path]) -> list[str]:
    env = os.environ | frontend.node_settings()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().splitlines() if done.returncode else []


def _report(name: str, wrong: list[str], begun: float) -> bool:
    print(f"  {'✗' if wrong else '✓'} {name}  {time.monotonic() - begun:.1f} s", flush=True)
    for line in wrong:
        print(f"      {line}")
    return not wrong


def main() -> int:
    good = True
    for name, command in _TOOLS.items():
        begun = time.monotonic()
        good &= _report(name, _tool(command), begun)
    for name, find in _OURS.items():
        begun = time.monotonic()
        good &= _report(name, [str(finding) for finding in sorted(find())], begun)
    print("检查通过 all checks passed" if good else "检查未通过 some checks failed")
    return 0 if good else 1


sys.exit(main())
