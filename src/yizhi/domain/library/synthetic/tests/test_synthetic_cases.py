"""Synthetic cases: the same for the same seed, marked, lawful in their bounds, and alike to real ones in their mix."""

from collections import Counter
from pathlib import Path

import pyarrow.compute as pc

from yizhi.domain.library.lake.schema import SYNTHETIC
from yizhi.domain.library.lake.store import Lake
from yizhi.domain.library.synthetic.clauses import amounts, read
from yizhi.domain.library.synthetic.generate import NOTE, plan, table
from yizhi.domain.library.synthetic.offences import offences
from yizhi.domain.library.tests.small_library import TODAY


def rows(seed: int, count: int = 400) -> list[dict[str, object]]:
    chunks = plan(Lake(Path("unused")), count, seed, TODAY)
    return [row for chunk in chunks for row in table(chunk).to_pylist()]


def test_the_same_seed_gives_the_same_cases() -> None:
    assert rows(1, 120) == rows(1, 120)
    assert rows(1, 120) != rows(2, 120)


def test_every_case_says_that_it_is_not_real() -> None:
    made = rows(5)
    assert {row["origin"] for row in made} == {SYNTHETIC}
    assert {row["note"] for row in made} == {NOTE}
    assert all("合成" in str(row["agency"]) for row in made)


def test_natural_persons_have_no_full_name() -> None:
    assert all(str(row["party"]).endswith("某某") for row in rows(6) if row["party_kind"] == "自然人")


def test_facts_have_300_to_800_characters() -> None:
    lengths = [len(str(row["facts"])) for row in rows(7)]
    assert min(lengths) >= 300
    assert max(lengths) <= 800


def test_fines_do_not_exceed_what_the_clause_allows() -> None:
    highest = {one.code: max(one.citizen[1], one.organisation[1]) for one in offences()}
    assert all(int(str(row["fine_fen"])) <= highest[str(row["item"])] * 100 for row in rows(8))


def test_a_few_items_make_up_most_cases() -> None:
    items = Counter(row["item"] for row in rows(9, 2000))
    common = sum(count for _, count in items.most_common(20))
    assert common > 0.4 * items.total()
    assert len(items) > 150


def test_keys_are_unique() -> None:
    chunks = plan(Lake(Path("unused")), 3000, 1, TODAY)
    keys = [key for chunk in chunks for key in table(chunk).column("key").to_pylist()]
    assert len(set(keys)) == len(keys) == 3000


def test_nothing_is_decided_after_the_day_or_on_a_day_off() -> None:
    last = table(plan(Lake(Path("unused")), 3000, 1, TODAY)[-1])
    assert pc.max(last.column("decided_on")).as_py() <= TODAY


def test_a_clause_is_read_with_its_amounts_and_acts() -> None:
    paragraph = (
        "违反本法规定，有下列行为之一的，责令改正，处五千元以上五万元以下的罚款：\n"
        "（一）损坏、挪用消防设施、器材的；\n（二）前款规定的其他行为的。"
    )
    found = list(read("消防法", "第六十条", (paragraph,)))
    assert [(one.behaviour, one.low, one.high) for one in found] == [("损坏、挪用消防设施、器材", 5000, 50000)]


def test_a_clause_without_plain_sums_is_left_out() -> None:
    assert amounts("处违法所得一倍以上五倍以下的罚款") is None
    assert amounts("处以罚款") is None
