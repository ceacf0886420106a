"""Browsers in which somebody is signed in."""

from typing import ClassVar

from django.db import models

from yizhi.domain.org.lines import ORGANISATION
from yizhi.platform.identifiers import new_id


class Device(models.Model):
    """One browser with a session: seen by its person and with the organisation key, found only by who holds its key.

    The browser's key is kept as SHA-256, so that a copy of the table opens no session. Rows come and go through the
    functions of `device_protection.py`; ending a row ends the session at the next request.
    """

    scope_policy: ClassVar[str] = "internal"
    line: ClassVar[str] = ORGANISATION

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_hash = models.CharField(max_length=64, unique=True)
    person_id = models.UUIDField(null=True, db_index=True)
    division = models.CharField(max_length=9, blank=True)
    content = models.TextField()
    browser = models.CharField("浏览器", max_length=80, blank=True)
    address = models.CharField("网络地址", max_length=45, blank=True)
    since = models.DateTimeField("登录时间")
    seen_at = models.DateTimeField("最近使用")
    idle_until = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ends_at"], name="device_by_end")]
