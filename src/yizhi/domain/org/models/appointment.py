"""Who holds which seat where, from when to when: home agency and posting unit (县属乡用)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from yizhi.domain.org.models.agency import Agency
from yizhi.domain.org.models.base import Dated, Published
from yizhi.domain.org.models.person import Person
from yizhi.domain.org.models.team import Team
from yizhi.domain.org.terms import AppointmentKind, Seat

_OPEN = models.Q(valid_to__isnull=True)


class Appointment(Published, Dated):
    """One seat. `division` is the territory of the unit: the team's, else the agency's."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    kind = models.CharField("性质", max_length=10, choices=AppointmentKind)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="appointments")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="appointments")
    seat = models.CharField("岗位", max_length=20, choices=Seat)
    extra_roles = ArrayField(models.CharField(max_length=20), verbose_name="兼任", default=list, blank=True)
    document = models.CharField("任免文件", max_length=120, blank=True)

    class Meta:
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=_OPEN,
                name="one_open_appointment_a_kind",
                violation_error_message="该人员已有同一性质的现行任职，请先结束原任职",
            ),
            models.UniqueConstraint(
                fields=["team", "seat"],
                condition=_OPEN & models.Q(seat__in=[Seat.CAPTAIN, Seat.EXECUTIVE_DEPUTY]),
                name="one_captain_a_team",
                violation_error_message="该队伍的这一岗位已有人担任，每队只设一名",
            ),
            models.CheckConstraint(
                name="appointment_ends_after_it_begins",
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                violation_error_message="截止日期不能早于起始日期",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "valid_from"], name="appointment_by_person"),
            models.Index(fields=["team", "seat"], name="appointment_by_team"),
        ]

    def __str__(self) -> str:
        return f"{self.person}：{self.get_seat_display()}"
