"""Establishments of the demo city: shops and stalls on the map, registered by officers of the township they are in."""

import random
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from yizhi.domain.org import api as org
from yizhi.domain.subjects import acts, place_acts
from yizhi.domain.subjects.city_people import invented_party
from yizhi.domain.subjects.city_places import position
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.actor import system
from yizhi.platform.scope.session import acting

_KEYS = UUID("6b1d8f0e-3308-5a11-9c1e-79697a686903")
_EACH = 4
Progress = Callable[[str], None]


def build(progress: Progress = lambda text: None) -> None:
    """Four establishments in each empowered township. Idempotent: fixed keys."""
    at = datetime.combine(clock.today() - timedelta(days=400), time(10), clock.CHINA)
    with acting(system("演示城市")):
        teams = [(team.pk, team.division) for team in org.team_list(at.date(), kind="TOWNSHIP")]
    with transaction.atomic():
        for team, division in teams:
            officer = org.officers_of(team, at).values_list("pk", flat=True).first()
            if officer is not None:
                _register(team, division, officer, at)
    progress("经营场所")


def _register(team: UUID, division: str, officer: UUID, at: datetime) -> None:
    actor = org.actor_for(officer, at)
    for number in range(_EACH):
        dice = random.Random(f"{division}/{number}")  # noqa: S311 - invented shops, not secrets
        party = invented_party(dice, division[:6])
        while party["kind"] == "CITIZEN":
            party = invented_party(dice, division[:6])
        made = perform(acts.register, actor, data=party, key=uuid5(_KEYS, f"{team}/{number}/party"), at=at).record
        place: dict[str, Any] = {
            "kind": "SHOP" if party["kind"] == "HOUSEHOLD" else "PLANT",
            "name": party["name"],
            "address": f"{org.full_division_name(division)}样例街{dice.randrange(1, 200)}号",
        }
        if stands := position(division, dice):
            place["longitude"], place["latitude"] = stands
        key = uuid5(_KEYS, f"{team}/{number}/located")
        perform(place_acts.register_establishment, actor, record=made, data=place, key=key, at=at)
