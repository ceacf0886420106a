"""The sample benchmarks, lists and grading: complete, marked as samples, resting on the statute."""

from collections.abc import Callable

import pytest

from yizhi.domain.norms.sources import benchmark_words, benchmarks, items
from yizhi.domain.norms.sources.law_text import Report
from yizhi.statute.discretion import TierName
from yizhi.statute.lists import Comparing, ListKind, check_ground
from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import RefusedError


def test_every_item_has_one_sample_benchmark() -> None:
    codes = sorted(item.code for item in items.read(Report()))
    found = list(benchmarks.benchmarks())
    assert sorted(text.item for text in found) == codes
    assert {(text.issued.sample, text.issued.reliability) for text in found} == {(True, Reliability.DESIGN)}
    assert {tier.name for text in found for tier in text.standard.tiers} == set(TierName)


def test_entries_of_all_seven_lists_rest_on_grounds_of_the_statute() -> None:
    """《行政处罚法》第三十条至第三十三条：清单只能细化。"""
    found = list(benchmarks.entries())
    assert {text.kind for text in found} == set(ListKind)
    assert [check_ground(text.kind, text.ground) for text in found] == [None] * len(found)
    assert all(text.issued.sample and text.conditions for text in found)
    assert {text.item for text in found} <= {item.code for item in items.read(Report())}


def test_grading_is_complete() -> None:
    assert len(benchmarks.grading()) == 25


def test_benchmarks_are_read_as_people_write_them() -> None:
    one = benchmark_words.factors("危害后果 0.4：没有 0；有 0.5；造成人员受伤 1 严重")[0]
    assert (one.title, str(one.weight), one.options[2].at_least) == ("危害后果", "0.4", TierName.SERIOUS)
    tier = benchmark_words.tiers("一般 30%-70% 0.3：占用不足五平方米；第二次")[0]
    assert (str(tier.low), str(tier.from_score), tier.conditions) == ("0.3", "0.3", ("占用不足五平方米", "第二次"))
    first, free = benchmark_words.conditions("首次｜以往处罚次数 不超过 0\n面积不足一平方米")
    assert first.check is not None
    assert (first.check.fact, first.check.comparing, first.check.value) == ("prior_penalties", Comparing.AT_MOST, 0)
    assert free.check is None


@pytest.mark.parametrize(
    ("read", "line", "named"),
    [
        (benchmark_words.factors, "危害后果：无 0", "危害后果：无 0"),
        (benchmark_words.factors, "危害后果 0.4：无", "“无”不是选项"),
        (benchmark_words.tiers, "一般 30-70", "一般 30-70"),
        (benchmark_words.conditions, "首次｜天气 是 晴", "天气 是 晴"),
    ],
)
def test_what_cannot_be_read_is_named(read: Callable[[str], object], line: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read(line)


def test_options_run_from_light_to_grave() -> None:
    with pytest.raises(RefusedError, match="由轻到重"):
        benchmark_words.factors("危害后果 1：重 1；轻 0")
