"""The key that signs sessions: given by the operator, or made once and kept beside the other keys."""

import os
import secrets
from pathlib import Path


def secret_key(directory: Path, *, development: bool) -> str:
    """From `YIZHI_SECRET_KEY` (or the file it was read from), or in development from a generated file.

    Production without a key does not start.
    """
    if given := os.environ.get("YIZHI_SECRET_KEY"):
        return given
    if not development:
        raise SystemExit(
            "缺少 YIZHI_SECRET_KEY 或 YIZHI_SECRET_KEY_FILE：生产环境须由运维人员提供会话签名密钥，见 docs/deploy.md"
        )
    path = directory / "session.key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()
