from django.db import models

from yizhi.platform.acts.models import Record
from yizhi.platform.scope.models import Scoped


class Folder(Record, Scoped):
    title = models.CharField(max_length=40)
    closed = models.BooleanField(default=False)

    class Meta:
        app_label = "folders"
