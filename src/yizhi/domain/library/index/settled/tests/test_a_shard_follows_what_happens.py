"""A shard answers as a plain dictionary would, whatever came, was replaced or went, and however often it is opened."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.domain.library.index import reading
from yizhi.domain.library.index.asking import Question
from yizhi.domain.library.index.building import build, forget
from yizhi.domain.library.index.embedded import EmbeddedSearch
from yizhi.domain.library.index.settled.tests.test_a_crash_while_arrays_are_put_down import WORDS, part
from yizhi.domain.library.lake.store import Lake

Step = tuple[str, int, str]
steps = st.lists(
    st.tuples(st.sampled_from(["few", "few", "remove", "many", "reopen"]), st.integers(1, 12), st.sampled_from(WORDS)),
    min_size=3,
    max_size=7,
)
STAY = {9_001 + at: word for at, word in enumerate(WORDS)}
"""One case for each word stays."""


def agrees(search: EmbeddedSearch, model: dict[int, str]) -> None:
    assert search.count() == len(model)
    for word in WORDS:
        held = {key for key, told in model.items() if told == word}
        answer = search.search(Question(word, size=2_000))
        assert answer.total == len(held)
        assert {case.key for case in answer.cases} == held
    for key in range(1, 14):
        found = search.case(key)
        assert (found and found["facts"]) == model.get(key)


@settings(max_examples=7, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happens=steps)
def test_as_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, happens: list[Step]
) -> None:
    monkeypatch.setattr(reading, "_LOOK_AGAIN", 0)
    folder: Path = tmp_path_factory.mktemp("library")
    lake, index, model = Lake(folder / "lake"), folder / "index", dict(STAY)
    for key, word in STAY.items():
        lake.write(2026, f"a-{key}", part(range(key, key + 1), word))
    build(lake, index, processes=1)
    search = EmbeddedSearch(index)
    for at, (what, key, word) in enumerate(happens):
        if what == "reopen":
            search = EmbeddedSearch(index)
        elif what == "remove":
            forget(lake, index, 2026, key)
            model.pop(key, None)
        else:
            keys = range(key, key + (3 if what == "few" else 1_010))
            lake.write(2026, f"b-{at}", part(keys, word))
            model |= dict.fromkeys(keys, word)
            if lake.rows >= 2_000:  # then a small index is begun anew, and what was only forgotten would come back
                (index / "learnt").unlink(missing_ok=True)
            build(lake, index, processes=1)
        agrees(search, model)
    agrees(EmbeddedSearch(index), model)
