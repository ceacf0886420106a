"""Scoped records and explicit shares."""

from typing import ClassVar

from django.db import models

from yizhi.platform.identifiers import new_id


class Scoped(models.Model):
    """A record that belongs to a territory and a department line, and is seen by those only (and by shares).

    division: 2, 4, 6 or 9 digits; line: competent department line, for example `comprehensive` or `market`.
    """

    scope_policy: ClassVar[str] = "scoped"

    division = models.CharField("行政区划", max_length=12)
    line = models.CharField("条线", max_length=32)

    class Meta:
        abstract = True


class Share(models.Model):
    """An explicit opening of one record to a person, to a scope key, or to whoever holds a code.

    Read if and only if not revoked and not expired. A code is kept only as its SHA-256. Rows of one act of sharing
    carry one `grant`: a unit is reached by several keys, and `companion` rows open what is part of the record with it.
    """

    scope_policy: ClassVar[str] = "share"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record_kind = models.CharField(max_length=64)
    record_id = models.UUIDField(db_index=True)
    division = models.CharField(max_length=12)
    line = models.CharField(max_length=32)
    person_id = models.UUIDField(null=True, blank=True, db_index=True)
    key = models.CharField(max_length=64, blank=True)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    may_write = models.BooleanField(default=False)
    purpose = models.CharField("事由", max_length=200)
    until = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    grant = models.UUIDField(null=True, blank=True, db_index=True)
    companion = models.BooleanField(default=False)
    receiver = models.CharField("接收人或者单位", max_length=120, blank=True)
    given_by = models.UUIDField(null=True, blank=True)
    giver = models.CharField("共享人", max_length=120, blank=True)
    given_at = models.DateTimeField("共享时间", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["key"], name="share_by_key")]
        constraints = [
            models.CheckConstraint(
                name="share_names_one_receiver",
                condition=(
                    models.Q(person_id__isnull=False, key="", token_hash="")
                    | models.Q(person_id__isnull=True, token_hash="") & ~models.Q(key="")
                    | models.Q(person_id__isnull=True, key="") & ~models.Q(token_hash="")
                ),
            )
        ]
