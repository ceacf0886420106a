"""Of the items of a navigation the one most specific is marked, and no other, on the phone's bar as beside the page."""

from types import SimpleNamespace

import pytest

from yizhi.platform import registry
from yizhi.platform.pages.patterns import NavItem, Shell
from yizhi.platform.scope.actor import Actor, ActorKind
from yizhi.web.templatetags.navigation import shell_of

SEATS = ("OFFICER", "CAPTAIN", "LEGAL_REVIEWER", "GUIDANCE_OFFICE", "SUPERVISOR", "ADMINISTRATOR")


def shell_at(path: str, seat: str) -> Shell:
    actor = Actor(ActorKind.PERSON, "样例", roles=frozenset({seat}))
    pages = registry.pages(actor)
    request = SimpleNamespace(path=path)
    return shell_of({"request": request, "actor": actor, "signed_in": True, "navigation": pages, "unread": 0})


def marked(items: tuple[NavItem, ...]) -> list[str]:
    return [item.url for item in items if item.current]


@pytest.mark.parametrize("seat", SEATS)
def test_every_page_and_what_lies_below_it_marks_one_item(seat: str) -> None:
    everything = [item.url for group in shell_at("/", seat).everything for item in group.items]
    assert len(everything) == len(set(everything))
    for url in everything:
        for path in (url, f"{url}00000000-0000-0000-0000-000000000000/"):
            if path.startswith("//"):
                continue
            shell = shell_at(path, seat)
            all_items = tuple(item for group in shell.everything for item in group.items)
            assert marked(all_items) in ([url], [] if url == "/" else [url]), path
            longest = max((i.url for i in shell.phone if i.url != "/" and path.startswith(i.url)), key=len, default="")
            assert marked(tuple(shell.phone)) == ([longest] if longest else ["/"] if path == "/" else []), path


def test_a_page_below_another_is_marked_alone() -> None:
    phone = tuple(shell_at("/cases/general/mine/", "OFFICER").phone)
    assert marked(phone) == ["/cases/general/mine/"]
    assert marked(tuple(shell_at("/cases/general/1/", "OFFICER").phone)) == ["/cases/general/"]


def test_the_form_of_an_act_is_where_its_records_are() -> None:
    for path in ("/acts/general_case.open/", "/acts/general_case.decide/00000000-0000-0000-0000-000000000001/"):
        groups = shell_at(path, "OFFICER").everything
        assert marked(tuple(item for group in groups for item in group.items)) == ["/cases/general/"], path
