"""People. What the law publishes of an officer is one table; what it does not is another."""

from typing import ClassVar

from django.db import models

from yizhi.domain.org.lines import ORGANISATION
from yizhi.domain.org.models.base import Published, division_code
from yizhi.platform.acts.models import Record
from yizhi.platform.secrecy.fields import EncryptedText


class Person(Published):
    """The published part: name and staff number. `initials` serve the search only."""

    name = models.CharField("姓名", max_length=40)
    staff_number = models.CharField("工号", max_length=24)
    initials = models.CharField(max_length=24, blank=True)
    sample = models.BooleanField("样例", default=False)

    class Meta:
        ordering = ["staff_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["staff_number"], name="one_person_a_number", violation_error_message="该工号已登记"
            )
        ]
        indexes = [
            models.Index(fields=["name"], name="person_by_name"),
            models.Index(fields=["initials"], name="person_by_initials"),
        ]

    def __str__(self) -> str:
        return self.name


class PersonFile(Record):
    """The unpublished part, encrypted: read by the person and by their chain of command only.

    `division` is the unit where the person works, `home_line` the line of the home agency: the township's captain, the
    heads of the home agency and the administrator of the territory hold keys to it.
    """

    scope_policy: ClassVar[str] = "scoped"
    line: ClassVar[str] = ORGANISATION

    person = models.OneToOneField(Person, models.PROTECT, related_name="file")
    division = models.CharField("行政区划", max_length=9, validators=[division_code])
    home_line = models.CharField("条线", max_length=32)
    phone = EncryptedText("联系电话", null=True, blank=True)
    identity_number = EncryptedText("公民身份号码", null=True, blank=True)
