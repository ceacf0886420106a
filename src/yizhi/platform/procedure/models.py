"""A record that goes through a procedure: the pinned version and the present state, as plain columns."""

from django.db import models

from yizhi.platform.procedure import catalogue
from yizhi.platform.procedure.definition import Procedure, State


class Proceeding(models.Model):
    procedure = models.CharField("程序版本", max_length=64, editable=False)
    state = models.CharField("状态", max_length=40, editable=False)

    class Meta:
        abstract = True

    @property
    def definition(self) -> Procedure:
        return catalogue.procedure(self.procedure)

    @property
    def present_state(self) -> State:
        return self.definition.state(self.state)
