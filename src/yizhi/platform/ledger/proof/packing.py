"""Between a bundle's parts and its file: `bundle.json` with the proofs, `documents/` with the documents themselves."""

import base64
import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import orjson
from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, JsonValue, ValidationError

from yizhi.platform.ledger.proof.algorithms import HASH_SIZE
from yizhi.platform.ledger.proof.archive import MAXIMUM_MEMBERS, read_archive, write_archive
from yizhi.platform.ledger.proof.checkpoint import parse_checkpoint
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import read_verifying_key
from yizhi.platform.ledger.proof.parts import BundledDocument, BundledEntry, Contents, Growth, OpenedValue

INDEX = "bundle.json"
FORMAT: Literal["yizhi-proof-bundle/1"] = "yizhi-proof-bundle/1"
_MAXIMUM_INDEX = 16 * 1024 * 1024
_Hash = Annotated[Base64Bytes, Field(min_length=HASH_SIZE, max_length=HASH_SIZE)]
_Path = Annotated[list[_Hash], Field(max_length=64)]
_Name = Annotated[str, Field(max_length=200)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Entry(_Strict):
    index: Annotated[int, Field(ge=0, lt=1 << 62)]
    body: Annotated[str, Field(max_length=1_000_000)]
    path: _Path


class _Document(_Strict):
    file: _Name
    code: _Name
    number: _Name


class _Growth(_Strict):
    checkpoint: Annotated[str, Field(max_length=100_000)]
    path: _Path


class _Opened(_Strict):
    entry: _Name
    field: _Name
    salt: _Name
    value: JsonValue


class _Index(_Strict):
    format: Literal["yizhi-proof-bundle/1"]
    checkpoint: Annotated[str, Field(max_length=100_000)]
    keys: Annotated[list[Annotated[str, Field(max_length=1000)]], Field(min_length=1, max_length=10)]
    entries: Annotated[list[_Entry], Field(max_length=1000)]
    documents: Annotated[list[_Document], Field(max_length=MAXIMUM_MEMBERS)]
    growth: Annotated[list[_Growth], Field(max_length=10)]
    opened: Annotated[list[_Opened], Field(max_length=1000)]


def pack(
    *,
    checkpoint: str,
    keys: Sequence[str],
    entries: Sequence[BundledEntry],
    documents: Sequence[BundledDocument],
    growth: Sequence[Growth],
    opened: Sequence[OpenedValue],
) -> bytes:
    files = {_file(place, document): document.content for place, document in enumerate(documents, 1)}
    index: dict[str, Any] = {
        "format": FORMAT,
        "checkpoint": checkpoint,
        "keys": list(keys),
        "entries": [{"index": e.index, "body": e.body, "path": _texts(e.path)} for e in entries],
        "documents": [
            {"file": name, "code": d.code, "number": d.number} for name, d in zip(files, documents, strict=True)
        ],
        "growth": [{"checkpoint": g.checkpoint, "path": _texts(g.path)} for g in growth],
        "opened": [{"entry": o.entry, "field": o.field, "salt": o.salt, "value": o.value} for o in opened],
    }
    return write_archive({INDEX: orjson.dumps(index, option=orjson.OPT_INDENT_2), **files})


def unpack(data: bytes) -> Contents:
    """The parts of a bundle. Raises Malformed, in words, for anything that is not one; proves nothing."""
    members = read_archive(data)
    try:
        index = _Index.model_validate_json(_index_text(members))
    except (ValidationError, RecursionError) as error:
        raise Malformed(f"{INDEX} 的内容不符合格式{_place(error)}。文件可能被改动，或者由其他程序生成。") from error
    documents = []
    for named in index.documents:
        content = members.pop(named.file, None)
        if content is None:
            raise Malformed(f"{INDEX} 登记的文书文件“{named.file}”不在材料包内，或者登记了两次。")
        documents.append(BundledDocument(named.code, named.number, content))
    return Contents(
        checkpoint=index.checkpoint,
        head=parse_checkpoint(index.checkpoint),
        keys=tuple(read_verifying_key(text) for text in index.keys),
        entries=tuple(BundledEntry(e.index, e.body, tuple(e.path)) for e in index.entries),
        documents=tuple(documents),
        growth=tuple(Growth(g.checkpoint, tuple(g.path)) for g in index.growth),
        opened=tuple(OpenedValue(o.entry, o.field, o.salt, o.value) for o in index.opened),
        strays=tuple(members),
    )


def _index_text(members: dict[str, bytes]) -> bytes:
    text = members.pop(INDEX, None)
    if text is None:
        raise Malformed(f"文件不是验证材料包：其中没有 {INDEX}。")
    if len(text) > _MAXIMUM_INDEX:
        raise Malformed(f"{INDEX} 超过 {_MAXIMUM_INDEX // 1024 // 1024} MB，不予读取。")
    return text


def _file(place: int, document: BundledDocument) -> str:
    code = re.sub(r"[^A-Za-z0-9_-]", "", document.code) or "document"
    return f"documents/{place:02d}-{code}.pdf"


def _texts(path: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(value).decode() for value in path]


def _place(error: Exception) -> str:
    if isinstance(error, ValidationError):
        where = ".".join(str(part) for part in error.errors(include_url=False, include_input=False)[0]["loc"])
        return f"（{where[:80]}）" if where else "（不是 JSON）"
    return "（层次过深）"
