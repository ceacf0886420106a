"""Read the setting that says where files are kept."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from yizhi.platform.files.storage.blobs import BlobStore, StorageMisconfigured
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.files.storage.s3 import Retention, S3Options, S3Store

_MEBIBYTE = 1 << 20
_KNOWN = {"endpoint", "region", "part_mb", "lock", "retention_days"}


def open_store(url: str, *, access_key: str = "", secret_key: str = "") -> BlobStore:
    """The store that `url` names: ``file:///folder`` or ``s3://bucket/prefix?endpoint=…&region=…&lock=COMPLIANCE&retention_days=…``.

    Without keys the S3 client looks for them in its usual places. Errors: StorageMisconfigured, in words.
    """
    parts = urlsplit(url)
    if parts.scheme == "file":
        if parts.netloc not in ("", "localhost") or not parts.path.startswith("/"):
            raise StorageMisconfigured("file 地址须为绝对路径，如 file:///data/files")
        try:
            return LocalStore(Path(unquote(parts.path)))
        except OSError as error:
            raise StorageMisconfigured(f"文件夹无法建立或写入（{error.strerror}）") from error
    if parts.scheme == "s3":
        if not parts.netloc or "@" in parts.netloc:
            raise StorageMisconfigured("s3 地址须写明存储桶，且不得包含密钥，如 s3://evidence?endpoint=https://…")
        return S3Store(parts.netloc, parts.path.strip("/"), _options(parts.query, access_key, secret_key))
    raise StorageMisconfigured(f"不支持的存储类型“{parts.scheme}”，只支持 file 和 s3")


def _options(query: str, access_key: str, secret_key: str) -> S3Options:
    given = dict(parse_qsl(query))
    if unknown := given.keys() - _KNOWN:
        raise StorageMisconfigured(f"不认识的参数 {'、'.join(sorted(unknown))}")
    if bool(access_key) != bool(secret_key):
        raise StorageMisconfigured("访问密钥和私有密钥须同时设置")
    part_mb = _number(given, "part_mb", 16)
    if not 5 <= part_mb <= 1024:
        raise StorageMisconfigured("part_mb 应在 5 到 1024 之间")
    return S3Options(
        endpoint=given.get("endpoint", ""),
        region=given.get("region", "us-east-1"),
        part_size=part_mb * _MEBIBYTE,
        retention=_retention(given),
        access_key=access_key,
        secret_key=secret_key,
    )


def _retention(given: dict[str, str]) -> Retention | None:
    if ("lock" in given) != ("retention_days" in given):
        raise StorageMisconfigured("lock 和 retention_days 须同时设置")
    if "lock" not in given:
        return None
    days = _number(given, "retention_days", 0)
    if given["lock"] not in ("GOVERNANCE", "COMPLIANCE") or days < 1:
        raise StorageMisconfigured("lock 应为 GOVERNANCE 或 COMPLIANCE，retention_days 应为正整数")
    return Retention(given["lock"], days)


def _number(given: dict[str, str], name: str, default: int) -> int:
    try:
        return int(given.get(name, default))
    except ValueError as error:
        raise StorageMisconfigured(f"{name} 应为整数") from error
