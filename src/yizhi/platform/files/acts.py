"""The only writers: a file is received, becomes part of a record, is excluded; every reading leaves a trace."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints

from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, RecordNotFound
from yizhi.platform.acts.fields import Kind, Latitude, Longitude, Paragraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.files import receiving
from yizhi.platform.files.holders import changeable, held_by
from yizhi.platform.files.models import Origin, StoredFile
from yizhi.platform.files.receiving import Capture
from yizhi.platform.scope.actor import ActorKind
from yizhi.statute.refusal import Refusal

ARTICLE = "《行政处罚法》第四十六条"
TRACE = "《行政处罚法》第四十七条"

_MANNER = {"view": "查阅", "copy": "下载"}

Hash = Annotated[str, StringConstraints(pattern=r"^([0-9a-fA-F]{64})?$")]
UploadName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{48}$")]
Device = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
RecordKind = Annotated[str, StringConstraints(pattern=r"^([a-z_]+\.[a-z_]+)?$", max_length=64)]


@condition("由登录人员办理")
def a_person(situation: Situation) -> Refusal | None:
    if situation.actor.kind in (ActorKind.PERSON, ActorKind.SYSTEM):
        return None
    return Refusal("文件未收存", "证据文件由执法人员收存", next_step="请登录后上传")


@condition("文件尚未归入其他记录")
def not_attached(situation: Situation) -> Refusal | None:
    if situation.record.record_id is None:
        return None
    return Refusal(
        "文件未归入", "该文件已归入一项记录，不能改归", ARTICLE, "如需在其他案件使用，请调取复制件并注明出处"
    )


@condition("文件已归入记录，且未被排除")
def may_be_excluded(situation: Situation) -> Refusal | None:
    if situation.record.record_id is None:
        return Refusal("证据未排除", "该文件尚未归入任何记录，不是证据", ARTICLE, "无需排除")
    if situation.record.excluded_at is not None:
        return Refusal("证据未排除", "该文件此前已被排除", ARTICLE, "请查看留痕记录")
    return None


def _facts(file: StoredFile) -> dict[str, Any]:
    """What the ledger proves about a file: its hash and size, and to which record it belongs."""
    return {
        "file": str(file.pk),
        "sha256": file.sha256,
        "size": file.size,
        "media_type": file.media_type,
        "hash_declared": file.hash_declared,
        "record_kind": file.record_kind,
        "record": str(file.record_id) if file.record_id else None,
    }


@act(
    "file.receive",
    title="收存文件",
    basis=(TRACE,),
    by=a_person,
    says=lambda actor, file, result: f"{actor.name}收存{file.kind_of_content.title}，哈希值 {file.sha256[:12]}…",
)
def receive(
    writing: Writing,
    *,
    upload: Annotated[UploadName, Shown("上传编号", kind=Kind.HIDDEN)],
    sha256: Annotated[Hash, Shown("采集设备申报的哈希值", kind=Kind.HIDDEN)] = "",
    origin: Annotated[Literal["CAMERA", "RECORDER", "SIGNATURE", "SCAN", "UPLOAD"], Shown("来源")] = "UPLOAD",
    device: Annotated[Device, Shown("采集设备")] = "",
    captured_at: Annotated[AwareDatetime | None, Shown("采集时间")] = None,
    longitude: Annotated[Longitude | None, Shown("经度", personal=True)] = None,
    latitude: Annotated[Latitude | None, Shown("纬度", personal=True)] = None,
    record_kind: Annotated[RecordKind, Shown("归入记录类别", kind=Kind.HIDDEN)] = "",
    record_id: Annotated[UUID | None, Shown("归入记录", kind=Kind.HIDDEN)] = None,
) -> tuple[StoredFile, dict[str, Any]]:
    if (longitude is None) != (latitude is None):
        raise ActInvalid({"latitude": ["经度和纬度须同时填写"]})
    if bool(record_kind) != bool(record_id):
        raise ActInvalid({"record_id": ["归入记录须同时写明类别和编号"]})
    capture = Capture(Origin(origin), device, _not_later(captured_at, writing.at), longitude, latitude)
    file = receiving.receive(writing, upload, sha256, capture)
    if record_id is not None:
        file = _attached(writing, file, record_kind, record_id)
    return file, _facts(file)


@act(
    "file.attach",
    title="归入记录",
    on=StoredFile,
    basis=(TRACE,),
    by=a_person,
    when=not_attached,
    says=lambda actor, file, result: f"{actor.name}将{file.kind_of_content.title}归入记录，哈希值 {file.sha256[:12]}…",
)
def attach(
    writing: Writing,
    file: StoredFile,
    *,
    record_kind: Annotated[RecordKind, Shown("归入记录类别", kind=Kind.HIDDEN)],
    record_id: Annotated[UUID, Shown("归入记录", kind=Kind.HIDDEN)],
) -> tuple[StoredFile, dict[str, Any]]:
    file = _attached(writing, file, record_kind, record_id)
    return file, _facts(file)


@act(
    "file.exclude",
    title="排除证据",
    on=StoredFile,
    basis=(ARTICLE,),
    by=role(
        "LEGAL_REVIEWER", "UNIT_HEAD", "DECIDER", title="法制审核人员、办案机构负责人或行政机关负责人", article=ARTICLE
    ),
    when=may_be_excluded,
    says="{actor}排除一份证据，该证据不得作为认定案件事实的根据",
    asks_confirmation="排除后不能恢复，确认排除？",
)
def exclude(
    writing: Writing,
    file: StoredFile,
    *,
    reason: Annotated[
        Paragraph,
        fits(StoredFile, "exclusion_reason"),
        Shown("排除理由", help="写明取证的时间、方式，以及违反了哪项规定", personal=True),
    ],
) -> tuple[StoredFile, dict[str, Any]]:
    changeable(file.record_kind, file.record_id, "证据未排除")
    writing.change(file, excluded_at=writing.at, exclusion_reason=reason)
    return file, _facts(file)


@act(
    "file.read",
    title="查阅文件",
    basis=(TRACE,),
    by=a_person,
    says=lambda actor, file, result: f"{actor.name}{_MANNER[result['how']]}{file.kind_of_content.title}",
    offered=False,
)
def read(
    writing: Writing,
    *,
    file: Annotated[UUID, Shown("文件")],
    how: Annotated[Literal["view", "copy"], Shown("方式")],
    hour: Annotated[str, Shown("时段")],
) -> tuple[StoredFile, dict[str, Any]]:
    found = StoredFile.objects.filter(pk=file).first()
    if found is None:
        raise RecordNotFound
    return found, {"file": str(found.pk), "sha256": found.sha256, "how": how}


def _attached(writing: Writing, file: StoredFile, kind: str, identity: UUID) -> StoredFile:
    record = held_by(Situation(writing.actor, None, writing.at, writing.verb), kind, identity)
    return receiving.attach(writing, file, record)


def _not_later(captured_at: datetime | None, now: datetime) -> datetime | None:
    """Errors: ActInvalid for a time in the future; a few minutes of a wrong clock are let pass."""
    if captured_at is not None and (captured_at - now).total_seconds() > 300:
        raise ActInvalid({"captured_at": ["采集时间晚于现在，请校准采集设备的时钟"]})
    return captured_at
