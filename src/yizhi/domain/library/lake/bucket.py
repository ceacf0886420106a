"""Where the parts of a lake are kept: a folder of this machine, or a bucket of an S3-compatible store."""

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

import pyarrow.fs as pafs

_KNOWN = {"endpoint", "region"}


@dataclass(frozen=True, slots=True)
class Bucket:
    """A place in an object store. Without keys the client looks for them in its usual places."""

    path: str
    endpoint: str = ""
    region: str = "us-east-1"
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str, *, access_key: str = "", secret_key: str = "") -> "Bucket":
        """``s3://bucket/prefix?endpoint=https://…&region=…``. Raises ValueError in words for anything else."""
        parts = urlsplit(url)
        given = dict(parse_qsl(parts.query))
        if parts.scheme != "s3" or not parts.netloc or "@" in parts.netloc:
            raise ValueError("案例库的地址应形如 s3://bucket/prefix?endpoint=https://…，且不得包含密钥")
        if unknown := given.keys() - _KNOWN:
            raise ValueError(f"不认识的参数 {'、'.join(sorted(unknown))}")
        if bool(access_key) != bool(secret_key):
            raise ValueError("访问密钥和私有密钥须同时设置")
        path = "/".join(filter(None, (parts.netloc, parts.path.strip("/"))))
        return cls(path, **given, access_key=access_key, secret_key=secret_key)


@lru_cache(maxsize=4)
def filesystem(bucket: Bucket | None) -> pafs.FileSystem:
    """The file system of the place; one a process, since it keeps connections."""
    if bucket is None:
        return pafs.LocalFileSystem()
    scheme, _, host = bucket.endpoint.rpartition("://")
    return pafs.S3FileSystem(
        access_key=bucket.access_key or None,
        secret_key=bucket.secret_key or None,
        region=bucket.region,
        scheme=scheme or "https",
        endpoint_override=host or None,
    )
