"""Choices that the acts of clues offer."""

from typing import Any

from yizhi.domain.cases.models import Clue
from yizhi.domain.cases.procedures.clue import OPEN
from yizhi.platform.acts.forms import Choice, choice_source


@choice_source("open_clues")
def open_clues(actor: Any, record: Any) -> list[Choice]:
    """Other clues of the same agency that are still open, newest first."""
    found = Clue.objects.filter(agency_id=record.agency_id, state__in=OPEN).exclude(pk=record.pk).order_by("-id")[:50]
    return [(str(one.pk), f"{one.number} {one.place}") for one in found]
