"""Exports: what was asked for, by whom, for what, and how far it is."""

from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.platform import clock
from yizhi.platform.acts.models import Record


class Format(models.TextChoices):
    XLSX = "XLSX", "Excel 工作簿（.xlsx）"
    CSV = "CSV", "CSV 文本（.csv）"

    @property
    def title_text(self) -> str:
        return str(self.label)


class State(models.TextChoices):
    QUEUED = "QUEUED", "排队中"
    RUNNING = "RUNNING", "正在生成"
    DONE = "DONE", "可以下载"
    FAILED = "FAILED", "未成功"
    CANCELLED = "CANCELLED", "已取消"


class Export(Record):
    """One export of one person, seen by nobody else. `query` is the list's question as in its address.

    reads: the scope keys under which it was made. That it expired is not stored: `expires_at` says so.
    """

    scope_policy: ClassVar[str] = "personal"

    person_id = models.UUIDField()
    list_name = models.CharField("列表", max_length=60)
    title = models.TextField("名称")
    query = models.CharField("筛选条件", max_length=2000, blank=True)
    columns = ArrayField(models.CharField(max_length=40), verbose_name="列")
    format = models.CharField("格式", max_length=4, choices=Format.choices)
    purpose = models.CharField("用途", max_length=200)
    state = models.CharField("状态", max_length=9, choices=State.choices, default=State.QUEUED)
    asked_at = models.DateTimeField("申请时间")
    moved_at = models.DateTimeField("最近进展")
    rows_done = models.PositiveIntegerField("已写行数", default=0)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    expires_at = models.DateTimeField("有效期至", null=True, blank=True)
    size = models.BigIntegerField("字节数", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    reads = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    failure = models.TextField("未成功的原因", blank=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "-id"], name="export_by_person")]

    def __str__(self) -> str:
        return self.title

    @property
    def under_way(self) -> bool:
        return self.state in (State.QUEUED, State.RUNNING)

    def expired(self, at: datetime) -> bool:
        return self.state == State.DONE and (self.expires_at is None or self.expires_at <= at)

    @property
    def filename(self) -> str:
        return f"{self.title}_{clock.local(self.asked_at):%Y%m%d}.{self.format.lower()}"
