"""“非现场执法事项清单”: who keeps it takes an item off by a button, with confirmation, never backwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from yizhi.domain.cases.general.tests.file import STALL, File
from yizhi.domain.cases.models import OffsiteItem
from yizhi.domain.cases.offsite import pages, queries
from yizhi.domain.cases.offsite.acts import items
from yizhi.domain.cases.offsite.tests.recorded import listed
from yizhi.domain.org.tests.world import as_actor
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActForbidden, ActInvalid, ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.scope.session import acting
from yizhi.web.actor import SESSION_PERSON


def the_item(file: File) -> OffsiteItem:
    listed(file)
    with acting(keeper(file)):
        return OffsiteItem.objects.get()


def keeper(file: File) -> Any:
    return as_actor(file.world.guide(), file.at)


def end(file: File, item: OffsiteItem, days: int = 0) -> Any:
    data = {"until": file.at.date() + timedelta(days=days), "reason": "不再属于易于直接判断的违法行为"}
    return perform(items.end_item, keeper(file), record=item, data=data, at=file.at)


def test_it_may_be_used_until_its_last_day_and_not_after(file: File) -> None:
    item = the_item(file)
    end(file, item, days=3)
    today = file.at.date()
    with acting(keeper(file)):
        assert queries.listed_on(STALL, today + timedelta(days=3))
        assert not queries.listed_on(STALL, today + timedelta(days=4))


def test_it_is_not_taken_off_backwards(file: File) -> None:
    item = the_item(file)
    file.wait(5)
    with pytest.raises(ActInvalid) as caught:
        end(file, item, days=-1)
    assert "此前的记录仍按当时的清单认定" in str(caught.value)


def test_it_leaves_once_and_by_its_keeper_alone(file: File) -> None:
    item = the_item(file)
    with pytest.raises(ActForbidden):
        file.do(items.end_item, "head", item, until=file.at.date(), reason="……")
    end(file, item)
    with pytest.raises(ActRefused) as caught:
        end(file, item)
    assert "第二十三条" in str(caught.value)


def test_its_page_offers_the_button_to_its_keeper_with_a_question_and_then_the_reason_why_not(file: File) -> None:
    item = the_item(file)
    with acting(keeper(file)), clock.at(file.at):
        (button,) = pages.item(keeper(file), item).acts
        assert not button.refusals
    assert "须重新公布" in items.end_item.asks_confirmation
    end(file, item)
    with acting(keeper(file)), clock.at(file.at):
        gone = queries.item(item.pk)
        assert gone is not None
        (button,) = pages.item(keeper(file), gone).acts
        assert "已移出清单" in button.refusals[0].why
    with acting(file.who("lead")), clock.at(file.at):
        assert pages.item(file.who("lead"), gone).acts == []


def test_the_list_is_read_by_everybody_signed_in(file: File) -> None:
    item = the_item(file)
    browser = Client()
    session = browser.session
    session[SESSION_PERSON] = str(file.people["lead"].pk)
    session.save()
    with clock.at(file.at):
        shown = browser.get("/cases/offsite/items/").content.decode()
        assert item.item_name in shown
        assert "施行中" in shown
        assert browser.get(f"/cases/offsite/items/{item.pk}/").status_code == 200
