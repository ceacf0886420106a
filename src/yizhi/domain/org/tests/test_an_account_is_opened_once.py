"""A request that comes again: a constraint stands against it, and the outcome of the first is the answer."""

import pytest

from yizhi.domain.org.acts import accounts
from yizhi.domain.org.tests.world import BUILDER, World
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id

pytestmark = pytest.mark.django_db
DATA = {"username": "fresh", "password": "Yizhi-initial-3308"}


def test_the_same_request_gives_the_first_account_again() -> None:
    officer, key = World.begin().officer(), new_id()
    first = perform(accounts.open_for, BUILDER, record=officer, data=DATA, key=key)
    again = perform(accounts.open_for, BUILDER, record=officer, data=DATA, key=key)
    assert (first.replayed, again.replayed) == (False, True)
    assert again.entry == first.entry


def test_another_request_for_the_same_name_is_told_so_under_the_name() -> None:
    world = World.begin()
    perform(accounts.open_for, BUILDER, record=world.officer(), data=DATA, key=new_id())
    with pytest.raises(ActInvalid) as caught:
        perform(accounts.open_for, BUILDER, record=world.officer(name="李四"), data=DATA, key=new_id())
    assert caught.value.errors == {"username": ["该账号已有，请换一个"]}
