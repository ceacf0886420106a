"""A bundle that is as it should be: what it proves, what it leaves open, in both suites."""

import hashlib
from datetime import timedelta

import pytest

from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.errors import Malformed
from yizhi.platform.ledger.proof.keys import generate_key, spoken_fingerprint
from yizhi.platform.ledger.proof.tests.log import PDF, START, Case, decided_case
from yizhi.platform.ledger.proof.verdict import State, Verdict

both_suites = pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)


@pytest.fixture(scope="module")
def case() -> Case:
    return decided_case()


def stated(verdict: Verdict, code: str) -> State:
    states = {check.state for check in verdict.checks if check.code == code}
    assert len(states) == 1, f"{code}: {states}"
    return states.pop()


@both_suites
def test_an_untouched_bundle_is_verified_and_says_what_it_proves(suite: Suite) -> None:
    case = decided_case(suite)
    verdict = verify_bundle(case.bundle(), [case.log.key.verifying], case.log.head(300))
    said = "\n".join(check.says for check in verdict.checks)
    assert verdict.verified
    assert not verdict.unknown
    assert "第 302 号记录“王五作出当场行政处罚决定，文号衢综执当罚〔2026〕第1号”在台账中，一字未改" in said
    assert "文书 D40（衢综执当罚〔2026〕第1号）与出具时登记的一字不差" in said
    assert "两名不同的执法人员以各自账号办理：主办王五（柯城区综合行政执法局）、协办李四" in said
    assert "主办人王五当日（2026-11-24）持有有效执法证件，编号 33080001" in said
    assert "罚款50元，在限额200元以内（《行政处罚法》第五十一条）" in said
    assert "台账自您留存的签名树头（300 条" in said
    assert (verdict.origin, verdict.size, verdict.suite) == ("quzhou/ledger", 304, suite.name)


def test_without_a_published_key_and_a_kept_head_these_two_claims_stay_open(case: Case) -> None:
    verdict = verify_bundle(case.bundle(growth=()))
    assert verdict.verified
    assert {check.code for check in verdict.unknown} == {"key.trusted", "anchor"}
    fingerprint = case.log.key.verifying.fingerprint
    assert verdict.fingerprint == fingerprint
    assert spoken_fingerprint(fingerprint) in verdict.unknown[0].detail


def test_the_published_fingerprint_serves_as_well_as_the_key(case: Case) -> None:
    fingerprint = spoken_fingerprint(case.log.key.verifying.fingerprint)
    assert stated(verify_bundle(case.bundle(), [fingerprint]), "key.trusted") is State.OK


def test_another_key_than_the_published_one_is_a_failure(case: Case) -> None:
    verdict = verify_bundle(case.bundle(), [generate_key("quzhou/ledger").verifying])
    assert not verdict.verified
    assert stated(verdict, "key.trusted") is State.FAILED


def test_a_whole_log_forged_under_a_key_of_the_same_name_fails_against_the_published_key(case: Case) -> None:
    forged = decided_case(issue=lambda body: body["result"].update(fine_fen=100))
    assert verify_bundle(forged.bundle()).verified
    for trusted in (case.log.key.verifying, case.log.key.verifying.fingerprint):
        assert not verify_bundle(forged.bundle(), [trusted]).verified
    both = forged.bundle(keys=[forged.log.key.verifying, case.log.key.verifying])
    assert not verify_bundle(both, [case.log.key.verifying]).verified


def test_a_document_that_was_not_handed_in_stays_open(case: Case) -> None:
    verdict = verify_bundle(case.bundle(documents=()))
    assert verdict.verified
    assert stated(verdict, "document") is State.UNKNOWN


def test_the_public_copy_holds_no_personal_value_and_the_party_can_check_theirs(case: Case) -> None:
    public = case.bundle(opened=())
    assert "张三" not in str(verify_bundle(public).as_json())
    assert stated(verify_bundle(case.bundle()), "opened") is State.OK


def test_the_same_parts_give_the_same_file(case: Case) -> None:
    assert case.bundle() == case.bundle()
    assert len(case.bundle()) < 20_000


@pytest.mark.parametrize("size", [1, 256, 300, 303])
def test_any_earlier_head_can_be_the_anchor(case: Case, size: int) -> None:
    verdict = verify_bundle(case.bundle(growth=[case.log.growth(size)]), None, case.log.head(size))
    assert stated(verdict, "anchor") is State.OK


def test_the_very_same_head_is_an_anchor_without_proof(case: Case) -> None:
    assert stated(verify_bundle(case.bundle(growth=()), None, case.log.head()), "anchor") is State.OK


def test_an_anchor_for_which_the_bundle_holds_no_proof_is_not_passed_over(case: Case) -> None:
    verdict = verify_bundle(case.bundle(), None, case.log.head(200))
    assert not verdict.verified
    assert "没有自 200 条起的一致性证明" in next(c.detail for c in verdict.failed if c.code == "anchor")


def test_a_newer_anchor_cannot_be_proven_by_an_older_bundle(case: Case) -> None:
    old = case.bundle(checkpoint=case.log.head(303), entries=[], growth=())
    verdict = verify_bundle(old, None, case.log.head())
    assert "比材料包更新" in next(c.detail for c in verdict.failed if c.code == "anchor")


def test_a_log_rewritten_after_the_anchor_was_kept_is_found_out(case: Case) -> None:
    """The keeper of the signing key himself rewrites entry 5 and signs anew: the kept head gives him away."""
    rewritten = decided_case()
    rewritten.log.key = case.log.key
    rewritten.log.tiles, bodies = {}, rewritten.log.bodies
    rewritten.log.bodies = []
    rewritten.log.append(*('{"other":"rewritten"}' if i == 5 else body for i, body in enumerate(bodies)))
    parts = {
        "checkpoint": rewritten.log.head(),
        "keys": [case.log.key.verifying],
        "entries": [rewritten.log.entry(300), rewritten.log.entry(302)],
        "growth": [rewritten.log.growth(300)],
        "opened": (),
    }
    assert verify_bundle(rewritten.bundle(**parts)).verified
    verdict = verify_bundle(rewritten.bundle(**parts), [case.log.key.verifying], case.log.head(300))
    assert [check.code for check in verdict.failed] == ["anchor"]
    assert "历史被重写" in verdict.failed[0].detail


def test_two_heads_of_one_size_and_different_roots_are_a_split_log(case: Case) -> None:
    other = decided_case()
    other.log.key = case.log.key
    verdict = verify_bundle(case.bundle(), None, other.log.head())
    assert "两个版本" in next(c.detail for c in verdict.failed if c.code == "anchor")


def test_a_head_of_another_log_is_no_anchor(case: Case) -> None:
    verdict = verify_bundle(case.bundle(), None, decided_case().log.head(300))
    assert "签名无效" in next(c.detail for c in verdict.failed if c.code == "anchor")


@pytest.mark.parametrize("anchor", ["", "nonsense", "quzhou/ledger\n1\n"])
def test_an_anchor_that_is_no_head_is_refused_in_words(case: Case, anchor: str) -> None:
    with pytest.raises(Malformed):
        verify_bundle(case.bundle(), None, anchor)


def test_a_fingerprint_that_is_none_is_refused_in_words(case: Case) -> None:
    with pytest.raises(Malformed, match="64 位"):
        verify_bundle(case.bundle(), ["1234"])


def test_the_fixture_is_what_its_entries_say() -> None:
    """So that no test passes because everything fails."""
    assert hashlib.sha256(PDF).hexdigest() in decided_case().log.bodies[302]
    assert START.utcoffset() == timedelta(hours=8)
