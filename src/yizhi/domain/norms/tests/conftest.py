"""The small world of these tests: a few laws, the catalogue, the configuration, two agencies."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection

from yizhi.domain.norms import city
from yizhi.domain.norms.acts.configuration import load_defaults
from yizhi.domain.org.api import Agency
from yizhi.platform import clock
from yizhi.platform.acts.perform import perform
from yizhi.platform.database.tests.states import States
from yizhi.platform.scope.actor import Actor, ActorKind, system
from yizhi.platform.scope.session import acting

AT = datetime(2026, 11, 20, 10, tzinfo=clock.CHINA)
DAY = AT.date()
TOWN = "330802101"

MakeAgency = Callable[..., Agency]


@pytest.fixture
def builder() -> Actor:
    return system("测试", division="33")


@pytest.fixture
def base(db: None) -> Iterator[None]:
    """The database as the web process has it: the role `yizhi_web`, under row-level security."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE yizhi_web")
    yield
    connection.needs_rollback = False
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def load_catalogue() -> None:
    city.load_items(AT)
    perform(load_defaults, system("测试", division="33"), data={"division": "3308"}, at=AT)


@pytest.fixture
def catalogue(base: None, states: States) -> Iterator[None]:
    """The 54 items and the default configuration."""
    with states.entered(load_catalogue):
        yield


@pytest.fixture
def make_agency(base: None, builder: Actor) -> MakeAgency:
    from yizhi.domain.org.acts.places import create_agency
    from yizhi.statute.codes.uscc import check_character

    made: list[Agency] = []

    def make(name: str, kind: str = "TOWNSHIP", division: str = TOWN, **values: Any) -> Agency:
        body = f"11330802MB{len(made) + 1000000:07d}"
        data = {
            "division": division,
            "uscc": body + check_character(body),
            "name": name,
            "short_name": name,
            "kind": kind,
            "lines": ["comprehensive"],
            "subject_qualified": True,
            "valid_from": date(2020, 1, 1),
            **values,
        }
        agency: Agency = perform(create_agency, builder, data=data, at=AT).record
        made.append(agency)
        return agency

    return make


def officer(division: str = "3308", *roles: str, writes: tuple[str, ...] = ()) -> Actor:
    """A person with these roles and keys."""
    return Actor(
        kind=ActorKind.PERSON,
        name="样例人员",
        division=division,
        roles=frozenset(roles),
        reads=(f"{division}:*",),
        writes=writes,
    )


@pytest.fixture
def seen(builder: Actor) -> Any:
    """Reading as the builder, who sees everything."""
    with acting(builder):
        yield
