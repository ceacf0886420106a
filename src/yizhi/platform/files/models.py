"""What is known of a file. The bytes are in the store, under their hash."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.files.media_types import BY_NAME, Family, MediaType
from yizhi.platform.scope.models import Scoped


class Origin(models.TextChoices):
    """How the content came to be."""

    CAMERA = "CAMERA", "执法终端现场采集"
    RECORDER = "RECORDER", "执法记录仪"
    SIGNATURE = "SIGNATURE", "屏幕签名"
    SCAN = "SCAN", "扫描或翻拍"
    UPLOAD = "UPLOAD", "上传"


class StoredFile(Record, Scoped):
    """One file as it was received. Everything up to `states` is fixed in the database from the first moment.

    Seen if and only if the record it belongs to is seen; while it belongs to none, by its uploader only. `captured_at`
    and the position (WGS 84) are what the sender says, `states` what the file itself says (`photographs.Photograph`).
    `division` and `line` are those of the record.
    """

    scope_policy: ClassVar[str] = "child"

    sha256 = models.CharField("哈希值", max_length=64)
    size = models.BigIntegerField("大小")
    media_type = models.CharField("类型", max_length=100)
    filename = models.CharField("文件名", max_length=200)
    origin = models.CharField("来源", max_length=12, choices=Origin.choices)
    device = models.CharField("采集设备", max_length=80, blank=True)
    captured_at = models.DateTimeField("采集时间", null=True, blank=True)
    longitude = models.FloatField("经度", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    uploaded_by = models.UUIDField("上传人", null=True, blank=True)
    received_at = models.DateTimeField("收存时间")
    hash_declared = models.BooleanField("采集设备申报了哈希值")
    states = models.JSONField("文件自述", default=dict, blank=True)

    record_kind = models.CharField(max_length=64, blank=True)
    record_id = models.UUIDField(null=True, blank=True)
    attached_at = models.DateTimeField("归入时间", null=True, blank=True)
    excluded_at = models.DateTimeField("排除时间", null=True, blank=True)
    exclusion_reason = models.CharField("排除理由", max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["record_id", "received_at"], name="file_by_record"),
            models.Index(
                fields=["uploaded_by"], condition=models.Q(record_id__isnull=True), name="file_not_attached_yet"
            ),
            models.Index(fields=["sha256"], name="file_by_hash"),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def kind_of_content(self) -> MediaType:
        return BY_NAME[self.media_type]

    @property
    def is_picture(self) -> bool:
        return self.kind_of_content.family is Family.IMAGE


class DerivedFile(Record):
    """A copy made from an original by a stated recipe, for viewing. Never evidence; the original stays as it is."""

    scope_policy: ClassVar[str] = "child"

    original = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="derived")
    purpose = models.CharField("用途", max_length=16)
    recipe = models.CharField("制作方法", max_length=80)
    sha256 = models.CharField("哈希值", max_length=64)
    size = models.BigIntegerField("大小")
    media_type = models.CharField("类型", max_length=100)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["original", "purpose"], name="one_derived_file_a_purpose")]
