"""The lists of the product, in the small world of `org`, asked for by the web process."""

from collections.abc import Callable

import pytest
from django.test import Client

from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.conftest import world
from yizhi.domain.org.tests.world import World
from yizhi.web.actor import SESSION_PERSON

__all__ = ["world"]

Visit = Callable[[Person], Client]


@pytest.fixture
def visit(world: World) -> Visit:
    def as_person(someone: Person) -> Client:
        client = Client()
        session = client.session
        session[SESSION_PERSON] = str(someone.pk)
        session.save()
        return client

    return as_person
