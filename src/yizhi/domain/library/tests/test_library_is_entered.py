"""The entrance of the library leads to every room, with or without an account."""

import pytest
from django.test import Client
from django.urls import reverse

from yizhi.domain.library.views import ROOMS


@pytest.mark.django_db
def test_every_room_has_a_door(client: Client) -> None:
    page = client.get(reverse("library:home")).content.decode()
    for room in ROOMS:
        assert room.title in page
        assert reverse(room.url_name) in page
