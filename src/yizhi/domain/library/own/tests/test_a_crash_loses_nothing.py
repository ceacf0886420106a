"""Cut off at every place where the job could die, the next run brings it to the same end."""

from collections.abc import Callable
from typing import Any

import pytest

from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index import building, writing
from yizhi.domain.library.own import parts, shelving
from yizhi.domain.library.own.tests.publishing import found, lake_rows, publish, withdraw, work
from yizhi.domain.library.tests.small_library import indexed

PLACES: list[tuple[Any, str]] = [
    (parts, "put"), (building, "build"), (writing, "_note"), (building, "amend_fines"), (shelving, "_gather"),
]  # fmt: skip


def dying(before: Callable[..., Any] | None) -> Callable[..., Any]:
    def die(*given: Any, **named: Any) -> None:
        if before is not None:
            before(*given, **named)
        raise KeyboardInterrupt

    return die


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("module", "name"), PLACES, ids=[name for _, name in PLACES])
def test_a_published_case_arrives_once(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, done: bool
) -> None:
    indexed(shelf.folder(), 60)
    publish(scene, scene.issued())
    with monkeypatch.context() as cut:
        cut.setattr(module, name, dying(getattr(module, name) if done else None))
        with pytest.raises(KeyboardInterrupt):
            work()
    work()
    assert len([row for row in lake_rows() if row["origin"] == "OWN"]) == 1
    assert len(found("便溺")) == 1


@pytest.mark.parametrize("name", ["take_away", "forget"])
def test_a_withdrawn_case_goes(scene: Scene, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    indexed(shelf.folder(), 60)
    case = scene.issued()
    publish(scene, case)
    work()
    withdraw(scene, case)
    with monkeypatch.context() as cut:
        cut.setattr(parts if name == "take_away" else building, name, dying(None))
        with pytest.raises(KeyboardInterrupt):
            work()
    work()
    assert [row for row in lake_rows() if row["origin"] == "OWN"] == []
    building.build(shelf.lake(), shelf.index_folder(), processes=1)
    assert found("便溺") == []


def test_many_small_parts_are_gathered_and_stay_findable(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_SMALL", 1)
    lake, _ = indexed(shelf.folder(), 60)
    first = scene.issued()
    publish(scene, first)
    work()
    second = scene.issued(name="孙样例", identity_number="330802199202020020")
    publish(scene, second)
    work()
    own = [part for year in lake.years() for part in parts.own_parts(lake, year)]
    assert [part.rows for part in own] == [2]
    assert building.build(lake, shelf.index_folder(), processes=1) == 0
    withdraw(scene, first)
    work()
    assert len([row for row in lake_rows() if row["origin"] == "OWN"]) == 1


def test_while_an_import_runs_the_job_waits_for_its_turn(scene: Scene) -> None:
    publish(scene, scene.issued())
    with shelf.writing(), pytest.raises(shelf.BusyError):
        work()
    work()
    assert len(found("便溺")) == 1
