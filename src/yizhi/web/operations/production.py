"""Why this installation must not serve in production. Each reason says what to do."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from yizhi.domain.org import api as org
from yizhi.platform.database.demonstration import is_demonstration
from yizhi.web.operations.rate_limits import parsed
from yizhi.web.operations.readiness import findings

SHORTEST_KEY = 40
SHORTEST_PASSWORD = 12
FEWEST_DIFFERENT = 16
_GUESSABLE = ("insecure", "changeme", "secret", "password", "example", "123456")


def reasons_not_to_serve() -> list[str]:
    """Empty if and only if it may. In development mode only the database is looked at."""
    reasons = [finding.says or f"{finding.name} 检查未通过" for finding in findings() if not finding.ok]
    if os.environ.get("YIZHI_MODE") == "development":
        return reasons
    return reasons + _settings() + _demonstration()


def _settings() -> list[str]:
    reasons = []
    if os.environ.get("YIZHI_DEBUG") or settings.DEBUG:
        reasons.append("生产环境不得打开调试；请去掉 YIZHI_DEBUG")
    if weak := weakness_of_key(settings.SECRET_KEY):
        reasons.append(weak)
    reasons += _weak_passwords()
    try:
        parsed(settings.YIZHI_RATE_LIMITS)
    except ValueError as error:
        reasons.append(str(error))
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        reasons.append("请用 YIZHI_ALLOWED_HOSTS 列出对外的域名，不得为空或通配")
    if not (Path(__file__).parents[1] / "static" / "build" / "manifest.json").exists():
        reasons.append("前端尚未构建；请先在检出目录执行 make build")
    return reasons


def weakness_of_key(key: str) -> str:
    """Why a session key must not sign; empty for one that looks random."""
    told = "请重新生成 YIZHI_SECRET_KEY"
    if len(key) < SHORTEST_KEY:
        return f"会话签名密钥过短（少于 {SHORTEST_KEY} 个字符）；{told}"
    if len(set(key)) < FEWEST_DIFFERENT or any(word in key.casefold() for word in _GUESSABLE):
        return f"会话签名密钥不是随机生成的；{told}"
    return ""


def _weak_passwords() -> list[str]:
    """Database passwords that anybody would try first."""
    named = [
        n for n in ("YIZHI_DATABASE_URL", "YIZHI_WEB_DATABASE_URL", "YIZHI_WORKER_DATABASE_URL") if os.environ.get(n)
    ]
    weak = [n for n in named if len(urlsplit(os.environ[n]).password or "x" * 16) < SHORTEST_PASSWORD]
    return [f"{name} 中的数据库密码过短（少于 {SHORTEST_PASSWORD} 位）；请更换" for name in weak]


def _demonstration() -> list[str]:
    try:
        with connection.cursor() as cursor:
            marked = is_demonstration(cursor) or org.is_demo()
    except DatabaseError:
        return []  # the readiness finding has said so
    return ["这个数据库装有演示城市，含公开的演示账号，不得用于生产；请换一个数据库"] if marked else []
