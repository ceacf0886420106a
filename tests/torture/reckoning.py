"""After a crash: is every acknowledged act there, and is nothing half-done?"""

import json
from collections.abc import Collection, Iterable
from uuid import UUID

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform.documents.models import Series
from yizhi.platform.ledger.models import Entry, Opening
from yizhi.platform.ledger.seal import seal_pending
from yizhi.platform.ledger.tests.own_database import OwnDatabase
from yizhi.platform.ledger.verification import verify_ledger
from yizhi.platform.scope.session import acting


def settle(database: OwnDatabase, acknowledged: Iterable[str], others: Collection[UUID] = ()) -> int:
    """Assert that the database keeps its word after a crash; how many cases it holds, `others` left out.

    `others` are cases that went on further than the workers take theirs.
    """
    lines = [line.split() for line in acknowledged]
    with database.as_role("worker"):
        seal_pending()
        assert verify_ledger().findings == ()
        with acting(BUILDER):
            bodies = [json.loads(body) for body in Entry.objects.values_list("body", flat=True)]
            cases = {case.pk: case for case in SimpleCase.objects.exclude(pk__in=others)}
            numbered = [body["result"]["number"] for body in bodies if body["verb"] == "torture.number"]
            last = Series.objects.filter(kind="试").values_list("last", flat=True).first() or 0
            opened = set(Opening.objects.values_list("entry_id", flat=True))
    told = {(b["verb"], UUID(b["record"]["id"]), b["record"]["version"]): b for b in bodies if b["record"]["id"]}
    for verb, record, version, *number in lines:
        body = told.get((verb, UUID(record), int(version)))
        assert body is not None, f"acknowledged and lost: {verb} {record}"
        assert not number or [str(body["result"]["number"])] == number
    assert sorted(numbered) == list(range(1, last + 1)), "numbers have a gap or a double"
    for identity, case in cases.items():
        _consistent(case, [body for body in bodies if body["record"]["id"] == str(identity)], opened)
    assert {UUID(b["record"]["id"]) for b in bodies if b["verb"] == "simple_case.open"} - set(others) == set(cases)
    return len(cases)


def _consistent(case: SimpleCase, bodies: list[dict], opened: set[UUID]) -> None:  # type: ignore[type-arg]
    """The case is exactly what its entries say: as many as its version, each thing written by the act that says it."""
    verbs = [body["verb"] for body in sorted(bodies, key=lambda body: body["record"]["version"])]
    steps = ["simple_case.open", "simple_case.describe", "torture.number"]
    assert verbs == steps[: case.version]
    assert [body["record"]["version"] for body in bodies if body["verb"] == verbs[-1]] == [case.version]
    assert bool(case.facts) == ("simple_case.describe" in verbs)
    assert case.place.startswith("样试字") == ("torture.number" in verbs)
    assert all(UUID(body["id"]) in opened for body in bodies if body["verb"] == "simple_case.describe")
