"""Pages in states that an address alone does not bring about: with a library, an export, an error, half a sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.test import Client, override_settings

from tests.leaks.conftest import Stage
from tests.pages.seats import Seat
from tests.pages.window import HOST, Answer, ask
from yizhi.domain.library.lake.schema import public_key
from yizhi.domain.library.tests.small_library import indexed
from yizhi.domain.org.acts import accounts
from yizhi.domain.org.tests.test_second_step import enrol
from yizhi.domain.org.tests.world import BUILDER, INITIAL, PASSWORD, World, open_account
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.session import acting

CASES = 60


@dataclass(frozen=True)
class State:
    """A question whose answer is a page; `sent` is the content of a form. `status`: what must be answered."""

    name: str
    client: Client
    address: str
    sent: dict[str, Any] | None = None
    status: int = 200

    def answer(self) -> Answer:
        """The answer; whatever was done is undone."""
        before = transaction.savepoint()
        try:
            if self.sent is None:
                return ask(self.client, self.address)
            response: Any = self.client.post(self.address, self.sent, headers={"host": HOST})
            return Answer(response.status_code, dict(response.headers), response.content)
        finally:
            connection.needs_rollback = False
            transaction.savepoint_rollback(before)


def states(stage: Stage, seats: dict[str, Seat], folder: Path) -> Iterator[State]:
    officer, begun = seats["officer"].client, stage.foreign.begun.pk
    yield from _library(officer, folder)
    export = {"list": "cases.simple", "format": "XLSX", "purpose": "季度案件统计", "key": str(new_id())}
    assert officer.post("/acts/export.ask/", export).status_code == 302
    yield State("exports", officer, "/exports/")
    yield State("a form with errors", officer, "/acts/simple_case.open/", {"key": str(new_id())}, 422)
    yield State("a form of a record with errors", officer, f"/acts/simple_case.name_party/{begun}/", {}, 422)
    yield State("an act refused", officer, f"/acts/simple_case.issue/{begun}/", {"key": str(new_id())}, 409)
    yield State("an unknown code of a party", seats["visitor"].client, "/party/", {"code": "23456789ABCDEFGH"}, 422)
    wrong = {"username": "nobody", "password": "wrong"}
    yield State("a sign-in refused", seats["visitor"].client, "/sign-in/", wrong, 403)
    yield from _half_signed_in(stage.world)


def _library(reader: Client, folder: Path) -> Iterator[State]:
    """`folder` is where the settings of the test look for the library."""
    lake, _ = indexed(folder, CASES)
    one, two = (public_key(key) for key in lake.parts()[0].read(["key"]).column("key").to_pylist()[:2])
    yield State("cases found", reader, "/library/cases/?q=水果")
    yield State("no case found", reader, "/library/cases/?q=火星环形山")
    yield State("a case", reader, f"/library/cases/{one}/")
    yield State("cases compared", reader, f"/library/cases/compare/?case={one}&case={two}")
    yield State("similar cases", reader, "/library/cases/similar/", {"facts": "当事人在店外摆放货架经营水果"})


def _half_signed_in(world: World) -> Iterator[State]:
    with acting(BUILDER):
        newcomer, officer, administrator = world.officer(), world.officer(), world.administrator()
        data = {"username": "walk-newcomer", "password": INITIAL, "demo": False}
        perform(accounts.open_for, BUILDER, record=newcomer, data=data)
        enrol(officer, open_account(officer, "walk-second"))
        open_account(administrator, "walk-without")
    for step, name, password in (
        ("password", "walk-newcomer", INITIAL),
        ("code", "walk-second", PASSWORD),
        ("second-step", "walk-without", PASSWORD),
    ):
        client = Client()
        with override_settings(YIZHI_SECOND_STEP_ROLES=["ADMINISTRATOR"]):
            client.post("/sign-in/", {"username": name, "password": password})
        yield State(f"sign-in: {step}", client, f"/org/sign-in/{step}/")
