"""A record as every module makes one."""

from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped


class Note(Record, Scoped):
    title = models.CharField("标题", max_length=40)
    places = models.PositiveIntegerField("名额", default=10)

    class Meta:
        app_label = "notes"
