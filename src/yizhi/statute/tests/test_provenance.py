"""Every rule says where it is from, since when it holds, and refuses in a full sentence."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import cn2an  # type: ignore[import-untyped]
import pytest

from yizhi.statute.chinese import chinese_numeral, day_span, timed
from yizhi.statute.laws import APL
from yizhi.statute.provenance import InForce, Reliability, Rule, cite
from yizhi.statute.reference import render
from yizhi.statute.refusal import Refusal, RefusedError
from yizhi.statute.rules import all_rules

REFERENCE = Path(__file__).parents[4] / "docs" / "reference" / "rules.md"


def test_a_refusal_reads_as_what_why_article_and_next_step() -> None:
    refusal = Refusal("不能当场收缴罚款", "罚款超过一百元", "《行政处罚法》第六十八条", "到银行缴纳")
    assert str(refusal) == (
        "不能当场收缴罚款。理由：罚款超过一百元。依据：《行政处罚法》第六十八条。下一步：到银行缴纳。"
    )
    assert str(Refusal("不能办理", "缺少日期。")) == "不能办理。理由：缺少日期。"


@pytest.mark.parametrize(("what", "why"), [("", "理由"), ("事项", " ")])
def test_a_refusal_without_reason_cannot_be_made(what: str, why: str) -> None:
    with pytest.raises(ValueError, match="理由"):
        Refusal(what, why)


@pytest.mark.parametrize("number", [*range(1, 130), 200, 205, 210, 999])
def test_article_numbers_agree_with_a_second_source(number: int) -> None:
    assert chinese_numeral(number) == cn2an.an2cn(number, "low").replace("一十", "十", number < 20)


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_an_impossible_article_number_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="条款序号"):
        chinese_numeral(number)


def test_a_citation_names_each_law_once() -> None:
    assert cite((APL.article(68, item=1), APL.article(85))) == "《行政处罚法》第六十八条第一项、第八十五条"


def test_a_rule_is_refused_outside_its_days() -> None:
    rule = Rule(
        id="R-TEST",
        title="试行规则",
        articles=(APL.article(51),),
        in_force=InForce(date(2022, 1, 1), date(2022, 12, 31)),
        reliability=Reliability.LAW,
    )
    rule.require_in_force(date(2022, 12, 31))
    with pytest.raises(RefusedError, match="自2022年1月1日起施行至2022年12月31日"):
        rule.require_in_force(date(2023, 1, 1))


def test_a_norm_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="早于"):
        InForce(date(2022, 1, 2), date(2022, 1, 1))


def test_dates_are_written_as_in_official_documents() -> None:
    assert day_span(date(2022, 9, 30), date(2022, 10, 1)) == "9月30日至10月1日"
    assert day_span(date(2022, 12, 31), date(2023, 1, 1)) == "2022年12月31日至2023年1月1日"
    assert timed(datetime(2022, 10, 1, 9, 5)) == "2022年10月1日（周六）9时05分"  # noqa: DTZ001


def test_every_rule_is_registered_with_title_and_source() -> None:
    rules = all_rules()
    assert len({(rule.id, rule.in_force.start) for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.title
        assert rule.articles or rule.reliability.configurable
        for article in rule.articles[:1]:
            assert rule.in_force.start >= article.law.in_force.start or rule.reliability.configurable


def test_the_committed_reference_is_what_the_rules_say() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == render()


def test_the_law_is_a_library_of_its_own() -> None:
    script = (
        "import sys; import yizhi.statute.rules, yizhi.statute.codes, yizhi.statute.reference;"
        "print([name for name in sys.modules if name.split('.')[0] == 'django' or name.startswith('yizhi.platform')])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
