"""Urgent measures (行政强制法第十九条): act first, report within 24 hours, lift at once if the head disagrees."""

from datetime import timedelta

import pytest

from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.measures.acts import applying, approving
from yizhi.domain.cases.measures.tests.held import carry_out, decide, fresh, hand_over, listed
from yizhi.domain.cases.models.measure import Measure
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.notify.models import Notice
from yizhi.platform.scope.session import acting


def _urgent(file: File) -> Measure:
    measure = listed(file, file.filed(), urgent=True, urgency="当事人正在将物品装车运走")
    carry_out(file, measure)
    return measure


def test_the_heads_are_told_at_once(file: File) -> None:
    _urgent(file)
    with acting(file.who("head")):
        assert Notice.objects.filter(title__contains="二十四小时内补办批准").exists()


def test_it_is_approved_afterwards_within_24_hours(file: File) -> None:
    measure = _urgent(file)
    assert fresh(file, measure).state == "URGENT"
    file.at += timedelta(hours=20)
    file.do(approving.approve, "head", measure)
    made = fresh(file, measure)
    assert made.state == "IN_FORCE"
    assert made.approved_at is not None


def test_weekends_do_not_stop_the_24_hours(file: File) -> None:
    measure = _urgent(file)
    file.at += timedelta(hours=24, minutes=1)
    assert "第十九条" in refused(file, approving.approve, "head", measure)


def test_what_the_head_does_not_approve_is_lifted_and_nothing_else(file: File) -> None:
    measure = _urgent(file)
    file.do(approving.disapprove, "head", measure, reason="情节显著轻微")
    assert fresh(file, measure).state == "TO_LIFT"
    with pytest.raises(ActRefused, match="第十九条"):
        decide(file, measure, "DESTROY", basis="《中华人民共和国食品安全法》第六十三条")
    decide(file, measure, ground="NOT_APPROVED")
    hand_over(file, measure)
    assert fresh(file, measure).state == "ENDED"


def test_an_urgent_one_is_not_sent_for_approval_first(file: File) -> None:
    measure = listed(file, file.filed(), urgent=True, urgency="正在装车")
    assert "二十四小时" in refused(file, applying.submit, "lead", measure)
