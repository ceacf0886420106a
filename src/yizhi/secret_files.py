"""Secrets from files: for each variable below, `<NAME>_FILE` may name a file that holds the value instead."""

import os
from pathlib import Path

NAMES = (
    "YIZHI_SECRET_KEY",
    "YIZHI_DATABASE_URL",
    "YIZHI_WEB_DATABASE_URL",
    "YIZHI_WORKER_DATABASE_URL",
    "YIZHI_KEY_PERSONAL",
    "YIZHI_KEY_FINGERPRINT",
    "YIZHI_FILES_ACCESS_KEY",
    "YIZHI_FILES_SECRET_KEY",
    "YIZHI_LIBRARY_ACCESS_KEY",
    "YIZHI_LIBRARY_SECRET_KEY",
    "YIZHI_LIBRARY_SEARCH_PASSWORD",
    "YIZHI_ANCHOR_WEBHOOK",
    "YIZHI_METRICS_TOKEN",
    "YIZHI_OIDC_CLIENT_SECRET",
)


def read_secret_files() -> None:
    """Put the content of each named file in place of the variable. Raises SystemExit with what is wrong.

    A variable that is set directly wins. The trailing line end of a file is not part of the secret.
    """
    for name in NAMES:
        file = os.environ.get(f"{name}_FILE")
        if not file or os.environ.get(name):
            continue
        try:
            value = Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SystemExit(f"不能读取 {name}_FILE 所指的文件：{error.strerror}；请核对路径和权限") from error
        if not value:
            raise SystemExit(f"{name}_FILE 所指的文件是空的；请填入密钥")
        os.environ[name] = value
