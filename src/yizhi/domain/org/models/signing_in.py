"""What stands behind an account: passwords it had, and tries that are counted. No session reads either."""

from typing import ClassVar

from django.db import models

from yizhi.domain.org.models.account import Account


class FormerPassword(models.Model):
    """A hash that an account had before, put here by the database itself when the hash changes."""

    scope_policy: ClassVar[str] = "account"

    account = models.ForeignKey(Account, models.PROTECT, related_name="former_passwords")
    hash = models.CharField(max_length=128)
    until = models.DateTimeField()


class SignInTry(models.Model):
    """How often a subject was tried since the first time within the window: a name at a device, a network, a code."""

    scope_policy: ClassVar[str] = "account"

    subject = models.CharField(max_length=160, primary_key=True)
    tries = models.PositiveIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(db_index=True)
