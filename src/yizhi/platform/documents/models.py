"""Issued statutory documents and the series their numbers come from."""

from typing import ClassVar

from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.models import Scoped


class Series(models.Model):
    """The last number drawn of one agency, document kind and year. The row is locked until the issuing act commits."""

    scope_policy: ClassVar[str] = "technical"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    kind = models.CharField("文种代字", max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency_id", "kind", "year"], name="one_series")]


class Document(Record, Scoped):
    """A document as issued: immutable. A correction is another document.

    `sha256` names the original, `public_sha256` the masked version (empty for an internal document). Codes are kept as
    SHA-256 only: who holds the verification code may see the masked version, who holds the party's code the original.
    """

    code = models.CharField("文书代码", max_length=8)
    name = models.CharField("文书名称", max_length=60)
    template_version = models.CharField(max_length=32)
    agency_id = models.UUIDField("制作机关")
    kind = models.CharField("文种代字", max_length=12)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField("文号", max_length=60, blank=True)
    record_kind = models.CharField(max_length=64)
    record_id = models.UUIDField()
    issued_at = models.DateTimeField("制作时间")
    issued_by = models.UUIDField("制作人")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    public_sha256 = models.CharField(max_length=64, blank=True)
    public_size = models.PositiveIntegerField()
    verification_mark = models.CharField(max_length=64)
    party_mark = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency_id", "kind", "year", "sequence"], name="one_document_a_number"),
        ]
        indexes = [
            models.Index(fields=["record_id"], name="document_by_record"),
            models.Index(fields=["verification_mark"], name="document_by_verification"),
            models.Index(fields=["party_mark"], name="document_by_party_code"),
            models.Index(fields=["number"], name="document_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
