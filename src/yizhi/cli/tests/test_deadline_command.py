"""``yizhi deadline`` answers until when and why, and says in Chinese what is wrong with a question."""

from __future__ import annotations

import argparse
import json

import pytest

from yizhi.cli import deadline
from yizhi.statute.deadlines import VERSIONS


def ask(*words: str) -> int:
    parser = argparse.ArgumentParser()
    deadline.add_arguments(parser)
    return deadline.run(parser.parse_args(words))


def test_the_answer_names_the_day_and_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("T-PAY", "2022-09-16") == 0
    printed = capsys.readouterr().out
    assert "2022年10月8日（周六）" in printed
    assert "国庆节放假" in printed
    assert "《行政处罚法》第六十七条" in printed


def test_pauses_and_extensions_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["T-SEIZE", "2022-09-01", "--pause", "2022-09-05..2022-09-14", "--extend", "30", "--json"]
    assert ask(*words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["due"] == "2022-11-10"
    assert answer["length"] == 60


def test_hours_are_read_as_china_standard_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("T-URGENT", "2022-09-30T22:15", "--json") == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2022-10-01T22:15:00+08:00"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["T-HEAR-APLY", "2022-09-16"], "T-HEAR-APPLY"),
        (["t-pya", "2022-09-16"], "T-PAY"),
        (["T-PAY", "2022-02-30"], "不是有效的公历日期"),
        (["T-PAY", "yesterday"], "2022-09-16"),
        (["T-PAY", "2027-03-01"], "2027年"),
        (["T-PAY", "2022-09-16", "--pause", "2022-09-20"], "--pause"),
        (["T-PAY", "2022-09-16", "--pause", "2022-09-20..2022-09-18"], "早于"),
        (["T-SEIZE", "2022-09-16", "--extend", "many"], "--extend"),
        (["T-URGENT", "2022-09-16"], "以小时计算"),
        (["T-PAY"], "起算日"),
        ([], "例如"),
    ],
)
def test_a_wrong_question_is_answered_with_what_to_do(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert hint in captured.err
    assert "下一步：" in captured.err


def test_a_machine_gets_the_refusal_as_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("T-PAY", "2030-01-01", "--json") == 2
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert "不得推测" in refused["why"]


def test_every_rule_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--list") == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(VERSIONS)
    assert len(listed) >= 40
