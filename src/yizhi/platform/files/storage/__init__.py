"""Where the bytes are: content-addressed stores, chosen by one URL."""

from yizhi.platform.files.storage.blobs import (
    BlobCorrupt,
    BlobError,
    BlobInfo,
    BlobMismatch,
    BlobMissing,
    BlobStore,
    BlobTooLarge,
    StorageMisconfigured,
    StorageUnavailable,
)
from yizhi.platform.files.storage.opening import open_store

__all__ = [
    "BlobCorrupt",
    "BlobError",
    "BlobInfo",
    "BlobMismatch",
    "BlobMissing",
    "BlobStore",
    "BlobTooLarge",
    "StorageMisconfigured",
    "StorageUnavailable",
    "open_store",
]
