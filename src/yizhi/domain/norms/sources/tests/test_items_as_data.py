from datetime import date
from pathlib import Path

import pytest

from yizhi.domain.norms.sources import items
from yizhi.domain.norms.sources.fine_words import fine_form
from yizhi.domain.norms.sources.law_text import Report
from yizhi.statute.fine_form import FineForm, between, fixed, multiple, per_unit, percentage
from yizhi.statute.refusal import RefusedError

LAWS = """
[A]
title = "某条例"
level = "地方性法规"
version = 2020-01-01
from = 2020-03-01
to = 2024-12-31
read = "样例"
"""
ITEM = """
field = "市容环卫"
line = "comprehensive"
regulator = "某部门"
objects = "PATROL"
[[item]]
code = "X-1"
name = "对某行为的行政处罚"
short = "某行为"
facts = "{time}{place}{thing}"
things = []
[[item.version]]
from = FROM
to = TO
[[item.version.provision]]
law = "A"
violates = ["3.1"]
penalty = "3.2"
correction = "ORDER"
range = [RANGE]
"""


def _read(folder: Path, start: str = "2020-03-01", to: str = "2024-12-31", fine: str = '{ both = "50-500" }') -> Report:
    (folder / "items").mkdir(exist_ok=True)
    (folder / "laws.toml").write_text(LAWS, encoding="utf-8")
    text = ITEM.replace("FROM", start).replace("TO", to).replace("RANGE", fine)
    (folder / "items" / "one.toml").write_text(text, encoding="utf-8")
    report = Report()
    found = list(items.read(report, folder))
    assert bool(found) is not bool(report.problems)
    return report


def test_sound_item_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path).problems == []


@pytest.mark.parametrize(("start", "to"), [("2020-02-29", "2024-12-31"), ("2020-03-01", "2025-01-01")])
def test_item_cannot_outlive_the_norm_it_rests_on(tmp_path: Path, start: str, to: str) -> None:
    (problem,) = _read(tmp_path, start, to).problems
    assert "超出《某条例》的施行期间" in problem.words


def test_local_regulation_cannot_deprive_of_liberty(tmp_path: Path) -> None:
    """行政处罚法第十二条：地方性法规可以设定除限制人身自由、吊销营业执照以外的行政处罚。"""
    (problem,) = _read(tmp_path, fine='{ both = "50-500", penalties = ["DETENTION"] }').problems
    assert "限制人身自由" in problem.words


UNREADABLE = ['{ both = "500-50" }', '{ both = "5O-500" }', '{ both = "50-500 造价" }', "{ limit = 5 }"]


@pytest.mark.parametrize("fine", UNREADABLE)
def test_fine_that_cannot_be_read_leaves_the_item_out(tmp_path: Path, fine: str) -> None:
    assert len(_read(tmp_path, fine=fine).problems) == 1


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("50-500", between(50, 500)),
        ("=20", fixed(20)),
        ("<=50", between(0, 50)),
        ("5%-10% 建设工程造价", percentage(5, 10, "建设工程造价")),
        ("<=10% 建设工程造价", percentage(0, 10, "建设工程造价")),
        ("1x-5x 树木价值", multiple(1, 5, "树木价值")),
        ("<=1x 造价", multiple(0, 1, "造价")),
        ("50-200/ 每株", per_unit(50, 200, "每株")),
    ],
)
def test_forms_of_fine(words: str, form: FineForm) -> None:
    assert fine_form(words) == form


def test_percentage_without_a_base_is_no_fine() -> None:
    with pytest.raises(RefusedError):
        fine_form("5%-10%")


def test_conduct_before_and_after_the_code_of_ecology_meets_different_versions() -> None:
    barbecue = next(item for item in items.read(Report()) if item.code == "C-036")
    before, after = barbecue.versions
    assert before.effective_to == date(2026, 8, 14)
    assert after.effective_from == date(2026, 8, 15)
    assert {p.law.title for p in after.provisions} == {"生态环境法典"}
    assert after.provisions[0].ranges[0].citizen == between(500, 5_000)


def test_citation_names_article_once_and_heads_before_amounts() -> None:
    waste = next(item for item in items.read(Report()) if item.code == "C-044")
    assert waste.versions[0].provisions[0].penalty_citation == (
        "《固体废物污染环境防治法》第一百一十一条第一款第三项、第四项、第二款"
    )


def test_acts_fined_differently_are_told_apart(tmp_path: Path) -> None:
    touting = next(item for item in items.read(Report()) if item.code == "C-014")
    variants = touting.versions[0].variants()
    assert list(variants) == ["派发商业广告", "停车揽活"]
    assert variants["派发商业广告"][0].ranges[0].citizen == between(0, 50)
    (problem,) = _read(tmp_path, fine='{ both = "<=50" }, { both = "100-1000", variant = "停车揽活" }').problems
    assert "每个幅度都要写明" in problem.words
