"""Secret keys of this installation: from the environment or from files that only the service account can read."""

import os
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings


@cache
def key(name: str, size: int = 32) -> bytes:
    """The installation's secret named `name`, `size` bytes.

    From `YIZHI_KEY_<NAME>` (hex), else from the file `<name>.key` in the key directory, which is made on first use with
    mode 0600. Raises ValueError when the stored key has another length: a truncated key must never be used.
    """
    given = os.environ.get(f"YIZHI_KEY_{name.upper()}")
    value = bytes.fromhex(given) if given else _from_file(Path(settings.YIZHI_KEY_DIRECTORY) / f"{name}.key", size)
    if len(value) != size:
        raise ValueError(f"密钥 {name} 应为 {size} 字节，实际为 {len(value)} 字节；请从备份恢复密钥文件")
    return value


def _from_file(path: Path, size: int) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text().strip())
    value = secrets.token_bytes(size)
    with os.fdopen(descriptor, "w") as file:
        file.write(value.hex())
        file.flush()
        os.fsync(file.fileno())
    return value
