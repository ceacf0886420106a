"""A setting that cannot be used is refused at the start, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from yizhi.platform.files.storage import StorageMisconfigured, open_store
from yizhi.platform.files.storage.local import LocalStore
from yizhi.platform.files.storage.s3 import S3Store


def test_a_folder_is_named_by_its_absolute_path(tmp_path: Path) -> None:
    store = open_store(f"file://{tmp_path}/%E8%AF%81%E6%8D%AE")
    assert isinstance(store, LocalStore)
    assert store.root == tmp_path / "证据"


def test_a_bucket_is_named_with_its_prefix() -> None:
    store = open_store("s3://evidence/city?endpoint=http://127.0.0.1:9", access_key="a", secret_key="b")
    assert isinstance(store, S3Store)
    assert store.key("a" * 64) == f"city/sha256/aa/aa/{'a' * 64}"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://host/files", "不支持的存储类型"),
        ("", "不支持的存储类型"),
        ("file://host/files", "绝对路径"),
        ("file:files", "绝对路径"),
        ("s3:///files", "存储桶"),
        ("s3://key:secret@evidence", "不得包含密钥"),
        ("s3://evidence?secret=x", "不认识的参数 secret"),
        ("s3://evidence?part_mb=1", "5 到 1024"),
        ("s3://evidence?part_mb=many", "整数"),
        ("s3://evidence?lock=COMPLIANCE", "同时设置"),
        ("s3://evidence?lock=FOREVER&retention_days=1", "GOVERNANCE"),
        ("s3://evidence?lock=COMPLIANCE&retention_days=0", "正整数"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(url: str, why: str) -> None:
    with pytest.raises(StorageMisconfigured, match=why):
        open_store(url)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StorageMisconfigured, match="文件夹无法建立"):
        open_store(f"file://{tmp_path}/taken/files")


def test_half_a_pair_of_keys_is_refused() -> None:
    with pytest.raises(StorageMisconfigured, match="同时设置"):
        open_store("s3://evidence", access_key="a")
