"""The world of the matrix, made once a worker through acts; each module enters it and leaves it as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import override_settings

from tests.leaks.addresses import routes
from tests.leaks.crime_scene import Foreign, commit_foreign_records
from tests.leaks.visitors import Visitor, visitors
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import World
from yizhi.platform import clock
from yizhi.platform.database.tests.states import States
from yizhi.web.public.attempts import unknown_codes


@dataclass
class Stage:
    """Everything that the matrix needs."""

    foreign: Foreign
    visitors: list[Visitor]

    @property
    def world(self) -> World:
        return self.foreign.scene.world

    def coming_to(self, route: str) -> list[Visitor]:
        """Everybody for a page behind the sign-in; a public page is the same for all, so three stand for them."""
        published = {r.name for r in routes() if getattr(r.view, "access", "public") == "public"}
        return [self.visitors[0], self.outside[0], self.visitors[-1]] if route in published else self.visitors

    @property
    def outside(self) -> list[Visitor]:
        return [v for v in self.visitors if not v.inside]


def make_database(request: pytest.FixtureRequest) -> Any:
    """pytest-django makes the database if and only if a collected test is marked; these share one for a module."""
    item = request.session.items[0]
    mark = pytest.mark.django_db.mark
    item.own_markers.append(mark)
    try:
        request.getfixturevalue("django_db_setup")
    finally:
        item.own_markers.remove(mark)
    return request.getfixturevalue("django_db_blocker")


def _told() -> tuple[Foreign, list[Visitor]]:
    scene = Scene.begin(World.begin())
    foreign = commit_foreign_records(scene)
    return foreign, visitors(scene.world, scene.lead_person, scene.co_person, scene.captain_person)


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    blocker = make_database(request)
    states: States = request.getfixturevalue("states")
    kept = tmp_path_factory.getbasetemp() / "stage"  # the files of the world, the same for every module that enters it
    settings = {
        "YIZHI_FILES_URL": f"file://{kept}/files",
        "YIZHI_FILES_STAGING": str(kept / "staging"),
        "YIZHI_ANCHOR_DIRECTORY": str(kept / "anchors"),
    }
    unknown_codes.forget()
    with (
        blocker.unblock(),
        override_settings(**settings),
        states.entered(_told) as (foreign, everybody),
        clock.at(foreign.scene.at),
    ):
        yield Stage(foreign, everybody)
