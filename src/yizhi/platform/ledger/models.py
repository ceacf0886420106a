"""What happened, in the order in which it was sealed. Rows are added and never changed."""

from typing import ClassVar

from django.db import models

from yizhi.platform.identifiers import new_id


class Entry(models.Model):
    """One act. `body` is the canonical JSON that is hashed; the other columns repeat parts of it to be found by.

    `mac` is a keyed hash of the body under a key that the database does not have: a row inserted by SQL lacks it.
    """

    scope_policy: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.UUIDField("幂等键")
    request = models.CharField("请求指纹", max_length=64)
    at = models.DateTimeField("行为时间")
    verb = models.CharField(max_length=80)
    actor_person = models.UUIDField(null=True)
    record_kind = models.CharField(max_length=64, blank=True)
    record_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12)
    line = models.CharField(max_length=32)
    body = models.TextField()
    mac = models.CharField("平台写入凭证", max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="one_entry_a_key")]
        indexes = [
            models.Index(fields=["record_id", "at"], name="entry_by_record"),
            models.Index(fields=["actor_person", "at"], name="entry_by_person"),
            models.Index(fields=["at"], name="entry_by_time"),
        ]


class Opening(models.Model):
    """The secret values behind the commitments of one entry: what was typed, kept apart from the public body.

    `secret` is encrypted. Without this row the entry still proves; with it the party can show what was recorded.
    """

    scope_policy: ClassVar[str] = "child"

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT)
    secret = models.BinaryField()


class Pending(models.Model):
    """Entries that are committed and not yet in the tree. A trigger fills it; the sealer empties it."""

    scope_policy: ClassVar[str] = "technical"

    entry_id = models.UUIDField(primary_key=True)


class Leaf(models.Model):
    """The place of an entry in the log: position 0, 1, 2 …, given by the sealer, without gaps."""

    scope_policy: ClassVar[str] = "technical"

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)


class Tile(models.Model):
    """Up to 256 neighbouring hashes of one level of the Merkle tree, 32 bytes each."""

    scope_policy: ClassVar[str] = "technical"

    id = models.BigAutoField(primary_key=True)
    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_tile_a_place")]


class Head(models.Model):
    """A signed tree head: size, root and the signed text that left the database."""

    scope_policy: ClassVar[str] = "technical"

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    at = models.DateTimeField()
    checkpoint = models.TextField()
