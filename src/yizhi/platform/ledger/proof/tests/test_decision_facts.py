"""What a proven decision says, held against the law: two officers, valid certificates, the kinds and the limit."""

from collections.abc import Callable
from typing import Any

import pytest

from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.tests.log import START, actor, decided_case
from yizhi.platform.ledger.proof.verdict import State, Verdict

Change = Callable[[dict[str, Any]], None]


def result(**values: Any) -> Change:
    return lambda body: body["result"].update(values)


def certificate(**values: str) -> Change:
    return lambda body: body["actor"]["certificate"].update(values)


def verdict(confirm: Change | None = None, issue: Change | None = None) -> Verdict:
    return verify_bundle(decided_case(confirm=confirm, issue=issue, older=3).bundle())


def refused(confirm: Change | None = None, issue: Change | None = None) -> dict[str, str]:
    return {check.code: check.says + check.detail for check in verdict(confirm, issue).failed}


def test_one_person_in_both_roles_is_no_two_officers() -> None:
    """行政处罚法第四十二条: 执法人员不得少于两人."""
    found = refused(confirm=lambda body: body.update(actor=actor(1, "王五")))
    assert list(found) == ["officers.two"]
    assert "第四十二条" in found["officers.two"]


def test_two_names_on_one_certificate_are_no_two_officers() -> None:
    assert list(refused(confirm=certificate(number="33080001"))) == ["officers.two"]


@pytest.mark.parametrize("kind", ["system", "public", "party"])
def test_a_confirmation_by_anyone_but_a_person_does_not_count(kind: str) -> None:
    assert "officers.two" in refused(confirm=lambda body: body["actor"].update(kind=kind))


def test_a_confirmation_without_a_person_does_not_count() -> None:
    assert "officers.two" in refused(confirm=lambda body: body["actor"].update(person=None))


def test_a_confirmation_of_another_case_does_not_count() -> None:
    other = "00000000-0000-0000-0000-0000000000ff"
    assert list(refused(confirm=lambda body: body["record"].update(id=other))) == ["officers.two"]


def test_a_confirmation_dated_after_the_decision_is_named() -> None:
    later = START.replace(hour=10).isoformat()
    found = refused(confirm=lambda body: body.update(at=later))
    assert "协办人的确认晚于出具" in found["officers.order"]


def test_a_confirmation_of_an_earlier_content_is_named() -> None:
    found = refused(confirm=result(content_version=1), issue=result(content_version=2))
    assert list(found) == ["officers.order"]
    assert verdict(confirm=result(content_version=2), issue=result(content_version=2)).verified


@pytest.mark.parametrize(
    "change",
    [certificate(valid_to="2026-11-23"), certificate(valid_from="2026-11-25"), certificate(number=" ")],
    ids=["expired the day before", "valid from the day after", "without a number"],
)
def test_an_officer_without_a_certificate_valid_that_day_is_named(change: Change) -> None:
    assert "协办人李四当日（2026-11-24）" in refused(confirm=change)["officers.certificate"]
    assert "主办人王五当日（2026-11-24）" in refused(issue=change)["officers.certificate"]


def test_an_officer_without_any_certificate_is_named() -> None:
    found = refused(issue=lambda body: body["actor"].update(certificate=None))
    assert "没有执法证件编号" in found["officers.certificate"]


def test_a_certificate_counts_on_its_first_and_last_day_in_china() -> None:
    """At 00:30 in China it is still the day before in Greenwich."""

    def midnight(body: dict[str, Any]) -> None:
        body["at"] = "2026-11-23T16:30:00+00:00"
        body["actor"]["certificate"].update(valid_from="2026-11-24", valid_to="2026-11-24")

    assert "officers.certificate" not in refused(confirm=midnight, issue=midnight)


@pytest.mark.parametrize(
    ("kinds", "fine"),
    [
        (["CRITICISM"], 0),
        (["FINE", "CONFISCATE_GAINS"], 5000),
        (["WARNING"], 5000),
        (["FINE"], 0),
        ([], 0),
        ("FINE", 1),
    ],
)
def test_kinds_that_cannot_be_decided_on_the_spot_are_named(kinds: Any, fine: int) -> None:
    """行政处罚法第五十一条: 警告, and fines within the limit; public criticism is not named there."""
    assert "penalty.kinds" in refused(issue=result(penalty_kinds=kinds, fine_fen=fine))


def test_a_warning_alone_or_with_a_fine_can_be_decided_on_the_spot() -> None:
    assert verdict(issue=result(penalty_kinds=["WARNING"], fine_fen=0)).verified
    assert verdict(issue=result(penalty_kinds=["WARNING", "FINE"], fine_fen=20000)).verified


@pytest.mark.parametrize(
    ("kind", "limit"), [("CITIZEN", 20000), ("FOREIGN", 20000), ("HOUSEHOLD", 20000), ("ORGANISATION", 300_000)]
)
def test_a_fine_is_proven_up_to_the_limit_and_not_a_fen_beyond(kind: str, limit: int) -> None:
    """行政处罚法第五十一条: 对公民处以二百元以下、对法人或者其他组织处以三千元以下罚款."""
    assert verdict(issue=result(party_kind=kind, fine_fen=limit, limit_fen=limit)).verified
    assert "penalty.limit" in refused(issue=result(party_kind=kind, fine_fen=limit + 1, limit_fen=limit))


def test_a_limit_that_article_51_does_not_give_is_named() -> None:
    found = refused(issue=result(fine_fen=20001, limit_fen=20001))
    assert "记录所称限额200.01元高于《行政处罚法》第五十一条的200元" in found["penalty.limit"]


@pytest.mark.parametrize(
    "change",
    [
        result(party_kind="HOUSEHOLD", fine_fen=300_000, limit_fen=300_000),
        result(fine_fen=50_000, limit_fen=50_000, limit_basis="《道路交通安全法》第一百零七条"),
    ],
    ids=["household business by local choice", "another law provides otherwise"],
)
def test_a_limit_that_rests_on_something_else_stays_open(change: Change) -> None:
    found = verdict(issue=change)
    assert found.verified
    assert "penalty.limit" in {check.code for check in found.unknown}


@pytest.mark.parametrize(
    "values",
    [{"fine_fen": "5000"}, {"fine_fen": True}, {"fine_fen": -1}, {"limit_fen": None}, {"party_kind": "KING"}],
    ids=str,
)
def test_a_decision_whose_figures_cannot_be_read_is_not_proven(values: dict[str, Any]) -> None:
    assert "penalty.limit" in refused(issue=result(**values))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"recorded_at": START.isoformat()}, "行为时间晚于登记时间"),
        ({"recorded_at": START.replace(hour=23).isoformat()}, "登记时间晚于封存时间"),
    ],
)
def test_times_that_cannot_be_true_are_named(changes: dict[str, str], named: str) -> None:
    assert named in refused(issue=lambda body: body.update(changes))["entries.order"]


def test_an_entry_recorded_before_the_one_ahead_of_it_is_named() -> None:
    found = refused(confirm=lambda body: body.update(recorded_at=START.replace(hour=10).isoformat()))
    assert "登记时间却更早" in found["entries.order"]


def test_an_act_done_offline_and_recorded_hours_later_is_in_order() -> None:
    def earlier(body: dict[str, Any]) -> None:
        body["at"] = START.replace(hour=6).isoformat()

    assert verdict(confirm=earlier, issue=earlier).verified


@pytest.mark.parametrize("part", ["at", "actor", "record", "result", "documents", "verb", "id", "v", "says"])
def test_a_decision_with_a_part_missing_is_not_relied_on(part: str) -> None:
    case = decided_case(older=3, issue=lambda body: body.pop(part) and None)
    found = verify_bundle(case.bundle())
    assert not found.verified
    assert any(check.code == "entry.body" and part in check.detail for check in found.failed)
    assert all(check.state is not State.OK for check in found.checks if check.code in ("document", "decision"))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(at="9999-12-31T23:59:59+00:00"),
        lambda body: body.update(at="0001-01-01T00:00:00+08:00"),
        lambda body: body.update(at=1),
        lambda body: body.update(actor=[]),
        lambda body: body["actor"].update(certificate="33080001"),
        lambda body: body.update(documents=[{"code": "D40", "number": "1", "sha256": "../../etc"}]),
        lambda body: body.update(says=None),
    ],
)
def test_a_body_of_the_wrong_shape_never_raises(change: Change) -> None:
    assert "entry.body" in refused(issue=change)
