"""裁量基准 (第三十四条): answers give a band and an amount, other amounts need a reason, outside the tier a review."""

import pytest
from django.test import Client

from yizhi.domain.cases.general.acts import proposing, reviewing
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.tests.weighed import answers, benchmarks, propose, weigh
from yizhi.domain.cases.models.general import GeneralCase, PenaltyLine
from yizhi.domain.org.tests.world import PASSWORD, open_account
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.scope.session import acting


def _ready(file: File, *, published: bool = False) -> GeneralCase:
    benchmarks(file, published=published)
    case = file.filed()
    file.prove(case)
    file.correct(case)
    return case


def _closed(file: File, case: GeneralCase) -> None:
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="……")


def test_graver_answers_propose_more(file: File) -> None:
    case = _ready(file)
    light, grave = weigh(file, case, 0), weigh(file, case, 2)
    assert light.proposed_fen < grave.proposed_fen
    assert light.low_fen <= light.proposed_fen <= light.high_fen
    assert "裁量如下" in grave.reasons


def test_every_factor_is_answered(file: File) -> None:
    case = _ready(file)
    with pytest.raises(ActRefused):
        weigh(file, case, answers=answers(file, case)[:1])
    with pytest.raises(ActInvalid):
        weigh(file, case, answers=[*answers(file, case, 0), *answers(file, case, 1)])


def test_the_reasons_go_into_the_report(file: File) -> None:
    case = _ready(file)
    made = weigh(file, case, 1)
    propose(file, case, made.proposed_fen, reasons="")
    _closed(file, case)
    assert file.fresh(case).state == "INVESTIGATED"


def test_another_amount_within_the_tier_needs_a_reason(file: File) -> None:
    case = _ready(file)
    made = weigh(file, case, 1)
    assert made.low_fen < made.proposed_fen
    with pytest.raises(ActRefused, match="第三十四条"):
        propose(file, case, made.low_fen)
    propose(file, case, made.low_fen, "当事人经营困难，积极配合。")


def test_outside_the_tier_the_reviewer_must_agree(file: File) -> None:
    case = _ready(file)
    made = weigh(file, case, 0)
    propose(file, case, made.high_fen + 20_000, "涉及主要道路，影响较大。")
    _closed(file, case)
    file.do(reviewing.request_review, "lead", case)
    file.do(reviewing.review_compliance, "compliance", case, result="PASS")
    assert "第三十四条" in refused(file, reviewing.review_legally, "reviewer", case, result="AGREE")
    file.do(reviewing.review_legally, "reviewer", case, result="AGREE", outside_agreed=True)
    with acting(file.who("reviewer")):
        assert case.reviews.get(kind="LEGAL_1").outside_agreed


def test_a_ground_without_evidence_reduces_nothing(file: File) -> None:
    case = _ready(file)
    with pytest.raises(ActRefused, match="没有写明证据"):
        weigh(file, case, 1, grounds=["REMOVED_HARM"])


def test_a_ground_that_commands_reduction_forces_the_lighter_tier(file: File) -> None:
    """“应当从轻或者减轻行政处罚”（第三十二条）."""
    case = _ready(file)
    proof = file.ids(case, "evidence")
    plain, reduced = weigh(file, case, 2), weigh(file, case, 2, grounds=["REMOVED_HARM"], evidence=proof)
    assert reduced.tier == "从轻"
    assert reduced.proposed_fen < plain.proposed_fen
    with pytest.raises(ActRefused):
        propose(file, case, plain.proposed_fen, "……", mitigation=["REMOVED_HARM"])
    propose(file, case, reduced.proposed_fen, mitigation=["REMOVED_HARM"])


def test_weighing_and_proposal_speak_of_the_same_grounds(file: File) -> None:
    case = _ready(file)
    made = weigh(file, case, 2, grounds=["REMOVED_HARM"], evidence=file.ids(case, "evidence"))
    with pytest.raises(ActRefused, match="不一致"):
        propose(file, case, made.proposed_fen)


def test_a_fine_below_the_range_needs_a_ground_that_mitigates(file: File) -> None:
    case = _ready(file)
    with pytest.raises(ActRefused, match="第三十"):
        weigh(file, case, 0, reduction="MITIGATED")


def test_whoever_could_not_control_themselves_is_not_fined(file: File) -> None:
    """“不予行政处罚，但应当责令其监护人严加看管和治疗”（第三十一条）."""
    case = _ready(file)
    with pytest.raises(ActRefused, match="第三十一条"):
        weigh(file, case, 1, capacity="INCAPABLE", evidence=file.ids(case, "evidence"))


def test_a_published_benchmark_is_not_passed_over(file: File) -> None:
    case = _ready(file, published=True)
    propose(file, case, 100_000)
    file.do(proposing.confirm, "co", case)
    assert "第三十四条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_a_sample_binds_nobody(file: File) -> None:
    case = _ready(file)
    propose(file, case, 100_000)
    _closed(file, case)


def test_dropping_a_penalty_keeps_the_weighing_of_the_others(file: File) -> None:
    case = _ready(file)
    other = file.name(
        case, kind="CITIZEN", name="样例乙", identity_type="居民身份证", identity_number="11010519491231002X"
    )
    made = weigh(file, case, 1)
    propose(file, case, made.low_fen, "积极配合。")
    second = file.do(proposing.add_line, "lead", case, party=other, kind="FINE", amount_fen=100_000).result["line"]
    file.do(proposing.drop_line, "lead", case, line=second)
    with acting(file.who("lead")):
        kept = PenaltyLine.objects.filter(case=case, kind="FINE").order_by("-id").first()
    assert kept is not None
    assert (kept.weighing_id, kept.deviation) == (made.pk, "积极配合。")


def test_a_quantity_without_end_is_refused(file: File) -> None:
    benchmarks(file)
    case = file.filed()
    typed = {f"f-{key}": option for key, option in (one.split("=") for one in answers(file, case))}
    client = Client()
    with clock.at(file.at):
        account = open_account(file.people["lead"], "weighing-page")
        client.post("/sign-in/", {"username": account.username, "password": PASSWORD})
        answer = client.post(f"/cases/general/{case.pk}/discretion/", typed | {"quantity": "9" * 5000})
    assert answer.status_code == 409
    assert "没有保存" in answer.content.decode()
