"""The zip file around a bundle: written the same for the same content, read as if an enemy had written it."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from yizhi.platform.ledger.proof.errors import Malformed

MAXIMUM_FILE = 64 * 1024 * 1024
MAXIMUM_MEMBERS = 200
_MAXIMUM_UNPACKED = 128 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """The members in this order, deflated, without times: the same members give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return target.getvalue()


def read_archive(data: bytes) -> dict[str, bytes]:
    """All files in it by name.

    Raises Malformed when it is no plain zip, is larger than allowed packed or unpacked, holds two files of one name
    (a viewer might show the other), or is damaged.
    """
    if len(data) > MAXIMUM_FILE:
        raise Malformed(f"验证材料包超过 {MAXIMUM_FILE // 1024 // 1024} MB，不予读取。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
        OverflowError,
    ) as error:
        if isinstance(error, Malformed):
            raise
        raise Malformed("文件不是验证材料包，或者已损坏（不是完整的 zip 文件）。请重新下载。") from error


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAXIMUM_MEMBERS:
        raise Malformed(f"验证材料包内的文件超过 {MAXIMUM_MEMBERS} 个，不予读取。")
    found: dict[str, bytes] = {}
    left = _MAXIMUM_UNPACKED
    for info in infos:
        if info.filename in found:
            raise Malformed(f"验证材料包内有两个同名文件“{info.filename[:80]}”，不能确定以哪个为准。")
        if info.flag_bits & 0x1 or info.compress_type not in _METHODS:
            raise Malformed("验证材料包使用了加密或不支持的压缩方式，不予读取。")
        with archive.open(info) as member:
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Malformed(f"验证材料包解开后超过 {_MAXIMUM_UNPACKED // 1024 // 1024} MB，不予读取。")
        found[info.filename] = content
    return found
