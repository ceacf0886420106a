"""Database, migrations and demo city: each once, and none half."""

import hashlib
import os
from pathlib import Path

from bootstrap import stamps
from bootstrap.commands import foreground, run
from bootstrap.environment import ensure_environment
from bootstrap.places import PYTHON, ROOT, room, state
from bootstrap.processes import CITY
from bootstrap.progress import say, step


def _notes() -> Path:
    """Where the stamps of this very database lie: they go when the database goes."""
    url = os.environ.get("YIZHI_DATABASE_URL")
    if url:
        return room("run") / f"server-{hashlib.sha256(url.encode()).hexdigest()[:12]}"
    return state() / "postgres" / "stamps"


def yizhi(*arguments: str) -> list[str | Path]:
    return [PYTHON, "-m", "yizhi", *arguments]


def environment() -> dict[str, str]:
    """What the demonstration's own processes are told."""
    port = os.environ.get("YIZHI_PORT", "8000")
    public = os.environ.get("YIZHI_PUBLIC_URL", f"http://127.0.0.1:{port}")
    return {"YIZHI_MODE": "development", "YIZHI_PUBLIC_URL": public}


def ensure_database() -> None:
    """The database runs, its schema is that of the sources, and the whole demo city is in it."""
    if not os.environ.get("YIZHI_DATABASE_URL"):
        with step("启动数据库", "database"):
            run("database", yizhi("database", "start"), env=environment())
        if (_notes() / "city-begun").exists():
            _start_over()
    _migrate()
    _load_city()


def _start_over() -> None:
    """The demo city was being loaded when the last run was cut off. Nobody has used that database yet."""
    with step("清除上次中断的演示城市", "clear the interrupted demo city"):
        run("database", yizhi("database", "remove", "--yes"), env=environment())
        run("database", yizhi("database", "start"), env=environment())


def _migrate() -> None:
    sources = [*ROOT.glob("src/yizhi/**/migrations/*.py"), ROOT / "requirements.lock"]
    value = stamps.digest(sources)
    if stamps.is_current(_notes() / "migrated", value):
        return
    with step("更新数据库结构", "migrations"):
        run("migrate", yizhi("migrate", "-v", "1"), env=environment())
    stamps.write(_notes() / "migrated", value)


def _load_city() -> None:
    if (_notes() / "city").exists():
        return
    stamps.write(_notes() / "city-begun", "begun")
    with step("装入演示城市（约需一两分钟）", "demo city"):
        run("city", yizhi("city", "--ensure"), env=environment())
    stamps.write(_notes() / "city", "loaded")
    (_notes() / "city-begun").unlink()


def go_on_telling() -> None:
    """The demonstration can be used now; the cases still missing from the city's year are told beside it, gently."""
    if os.environ.get("YIZHI_CITY") == "small" or (_notes() / "city-whole").exists() or CITY.pid():
        return
    CITY.start([*_telling(), "--gently", "--processes", "1"], environment())
    say(f"  … 全市其余案件在后台继续装入 the city's other cases follow：{CITY.log}（YIZHI_CITY=small 不装入）")


def whole() -> int:
    """As many cases as the source counted in the whole city, by both cores; goes on where it was cut off."""
    ensure_environment()
    ensure_database()
    CITY.stop()
    return foreground(_telling(), env=environment())


def _telling() -> list[str | Path]:
    return [*yizhi("city", "--whole", "--note"), _notes() / "city-whole"]
