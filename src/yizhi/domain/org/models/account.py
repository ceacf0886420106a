"""Signing in, and the second officer's one-time code."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.org.lines import ORGANISATION
from yizhi.domain.org.models.base import division_code
from yizhi.domain.org.models.person import Person
from yizhi.platform.acts.models import ActQuerySet, Record
from yizhi.platform.secrecy.fields import EncryptedText


class AccountManager(models.Manager.from_queryset(ActQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> Any:
        """Without hash and secrets: no session may select those columns, so a query for them fails in the database."""
        return super().get_queryset().defer("password", "second_secret", "second_used", "recovery", "identity")


class Account(AbstractBaseUser, Record):
    """One person's means to sign in. The hash is read only through the functions of `protection.py`."""

    scope_policy: ClassVar[str] = "account"
    line: ClassVar[str] = ORGANISATION

    last_login = None  # type: ignore[assignment]
    username = models.CharField("账号", max_length=40, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="accounts")
    division = models.CharField("行政区划", max_length=9, validators=[division_code])
    active = models.BooleanField("启用", default=True)
    demo = models.BooleanField("演示账号", default=False)
    must_change = models.BooleanField("须修改密码", default=False)
    password_since = models.DateTimeField("密码设定时间", null=True, blank=True)
    password_until = models.DateTimeField("初始密码有效期至", null=True, blank=True)
    second_secret = EncryptedText(null=True, blank=True)
    second_since = models.DateTimeField("启用动态口令时间", null=True, blank=True)
    second_used = models.BigIntegerField(null=True, blank=True)
    recovery = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    identity = models.CharField(max_length=64, blank=True, default="")
    identity_since = models.DateTimeField("关联统一身份时间", null=True, blank=True)
    last_sign_in = models.DateTimeField("最近登录", null=True, blank=True)

    objects = AccountManager()  # type: ignore[misc]

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(active=True),
                name="one_open_account_a_person",
                violation_error_message="该人员已有启用的账号",
            ),
            models.UniqueConstraint(
                fields=["identity"],
                condition=models.Q(active=True) & ~models.Q(identity=""),
                name="one_open_account_an_identity",
                violation_error_message="该统一身份已关联其他账号",
            ),
        ]

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.active

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        super().clean_fields(exclude=set(exclude or ()) | self.get_deferred_fields())

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # No session may ask for an identity, so the database alone keeps it unique.
        super().validate_constraints(exclude=set(exclude or ()) | self.get_deferred_fields() | {"identity"})


class ConfirmationCode(Record):
    """Six digits with which the second officer confirms on the first officer's device: for one purpose, once.

    Only a keyed hash is kept; without the key outside the database the digits cannot be found by trying.
    """

    scope_policy: ClassVar[str] = "internal"
    line: ClassVar[str] = ORGANISATION

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    division = models.CharField(max_length=9, validators=[division_code])
    purpose = models.CharField("用途", max_length=200)
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField("失效时间")
    attempts = models.PositiveSmallIntegerField("输错次数", default=0)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "purpose", "-expires_at"], name="code_by_person")]
