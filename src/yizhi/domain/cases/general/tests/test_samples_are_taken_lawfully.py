"""抽样取证 from the approval to what becomes of the sample: vetoes 11 (“sampling procedure unlawful”) and 12.

《行政处罚法》第五十六条：“行政机关在收集证据时，可以采取抽样取证的方法”。
"""

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases.general.acts import closing, ending, proposing, sampling
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models.general import GeneralCase, Sampling
from yizhi.platform.acts.errors import ActError, ActForbidden, ActInvalid, ActRefused
from yizhi.platform.scope.session import acting


def apply(file: File, case: GeneralCase) -> Any:
    party = file.ids(case, "parties")[0]
    asked = {"party": party, "thing": "散装水泥", "reason": "查明强度是否符合标准", "place": "样例路1号仓库"}
    return file.do(sampling.apply_sampling, "lead", case, **asked).result["sampling"]


def listed(file: File, case: GeneralCase, one: Any, **changes: Any) -> None:
    data = {
        "sampling": one, "name": "散装水泥", "batch": "2026-05-01", "base": "20", "quantity": "2", "unit": "袋",
        "seal_number": "封0001",
    }  # fmt: skip
    file.do(sampling.list_sample, "lead", case, **(data | changes))


def take(file: File, case: GeneralCase, one: Any, **changes: Any) -> Any:
    data = {"sampling": one, "taken_at": file.at, "second": file.people["co"].pk, "identity_shown": True}
    return file.do(sampling.take_samples, "lead", case, **(data | {"signed": True} | changes))


def approved(file: File, case: GeneralCase) -> Any:
    one = apply(file, case)
    file.do(sampling.approve_sampling, "head", case, sampling=one)
    return one


def taken(file: File, case: GeneralCase) -> Any:
    one = approved(file, case)
    listed(file, case, one)
    take(file, case, one)
    return one


def send(file: File, case: GeneralCase, one: Any, **changes: Any) -> None:
    data = {
        "sampling": one, "institution": "样例检测中心", "qualification": "样例证000001", "question": "抗压强度",
        "qualified_until": file.at.date() + timedelta(days=300), "within_scope": True, "sent_on": file.at.date(),
    }  # fmt: skip
    file.do(sampling.send_samples, "lead", case, **(data | changes))


def reported(file: File, case: GeneralCase, one: Any, **changes: Any) -> Any:
    data = {
        "sampling": one, "report_number": "检2026-001", "tested_on": file.at.date(), "result": "强度不符合标准。",
        "proves": ["QUANTITY"],
    }  # fmt: skip
    return file.do(sampling.record_test, "lead", case, **(data | changes)).result


def _one(file: File, identity: Any) -> Sampling:
    with acting(file.who("lead")):
        rows = Sampling.objects.select_related("notice", "told", "end_notice", "approval", "evidence")
        found: Sampling = rows.get(pk=identity)
        return found


def test_a_sample_is_walked_from_the_application_to_its_return(file: File) -> None:
    case = file.filed()
    made = taken(file, case)
    send(file, case, made)
    file.wait(3)
    reported(file, case, made)
    settle = {"sampling": made, "end": "RETAINED", "note": "剩余样品留存于物证室"}
    file.do(sampling.settle_samples, "lead", case, **settle)
    one = _one(file, made)
    papers = [p.code for p in (one.approval, one.notice, one.told, one.end_notice) if p]
    assert papers == ["S11", "D10", "D21", "D11"]
    assert one.evidence is not None
    assert (one.evidence.kind, one.evidence.legality) == ("EXPERT", "PENDING")
    file.verify(case, one.evidence_id, expert_qualified=True)


def test_nothing_is_sampled_before_the_head_approved(file: File) -> None:
    case = file.filed()
    one = apply(file, case)
    with pytest.raises(ActRefused, match="第五十六条"):
        listed(file, case, one)
    assert "第五十六条" in refused(
        file, sampling.take_samples, "lead", case, sampling=one, taken_at=file.at, second=file.people["co"].pk
    )


def test_the_officers_do_not_approve_their_own_sampling(file: File) -> None:
    case = file.filed()
    one = apply(file, case)
    with pytest.raises(ActForbidden):
        file.do(sampling.approve_sampling, "lead", case, sampling=one)


def test_one_officer_alone_takes_no_sample(file: File) -> None:
    case = file.filed()
    one = approved(file, case)
    listed(file, case, one)
    with pytest.raises(ActError, match="第四十二条"):
        take(file, case, one, second=file.people["lead"].pk)
    with pytest.raises(ActRefused, match="第五十五条"):
        take(file, case, one, identity_shown=False)


def test_a_sample_is_listed_with_batch_base_and_seal(file: File) -> None:
    """D10: item, batch, base, sample quantity, seal number."""
    case = file.filed()
    one = approved(file, case)
    with pytest.raises(ActRefused, match="没有登记样品"):
        take(file, case, one)
    for missing in ("batch", "seal_number"):
        with pytest.raises(ActInvalid):
            listed(file, case, one, **{missing: ""})
    with pytest.raises(ActRefused, match="超过抽样基数"):
        listed(file, case, one, quantity="21")


def test_who_does_not_sign_is_represented_by_a_witness(file: File) -> None:
    case = file.filed()
    one = approved(file, case)
    listed(file, case, one)
    with pytest.raises(ActRefused, match="没有见证人"):
        take(file, case, one, signed=False, refusal_note="当事人拒绝签名")
    take(file, case, one, signed=False, refusal_note="当事人拒绝签名", witness="社区工作人员见证某")


def test_a_sample_taken_before_the_approval_is_refused(file: File) -> None:
    case = file.filed()
    one = approved(file, case)
    listed(file, case, one)
    with pytest.raises(ActRefused, match="早于负责人批准"):
        take(file, case, one, taken_at=file.at - timedelta(hours=3))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"qualification": ""}, "没有核对"),
        ({"qualified_until": None}, "没有核对"),
        ({"within_scope": False}, "能力范围"),
    ],
)
def test_no_sample_goes_to_an_unqualified_body(file: File, changes: dict[str, Any], why: str) -> None:
    """Veto 12: “test institution unqualified”."""
    case = file.filed()
    one = taken(file, case)
    with pytest.raises(ActRefused, match=f"{why}.*第四十六条第二款"):
        send(file, case, one, **changes)


def test_a_qualification_that_ran_out_does_not_count(file: File) -> None:
    case = file.filed()
    one = taken(file, case)
    with pytest.raises(ActRefused, match="届满"):
        send(file, case, one, qualified_until=file.at.date() - timedelta(days=1))
    send(file, case, one, qualified_until=file.at.date() + timedelta(days=1))
    file.wait(3)
    with pytest.raises(ActRefused, match="资质已于"):
        reported(file, case, one)


def test_nothing_is_tested_that_was_not_taken(file: File) -> None:
    case = file.filed()
    one = approved(file, case)
    with pytest.raises(ActRefused, match=r"没有待送检的样品.*第五十六条"):
        send(file, case, one)
    listed(file, case, one)
    take(file, case, one)
    with pytest.raises(ActRefused, match=r"没有送检的样品.*第五十六条"):
        reported(file, case, one)


def test_the_investigation_does_not_end_while_a_sample_is_untested(file: File) -> None:
    case = file.filed()
    file.prove(case)
    one = taken(file, case)
    file.correct(case)
    file.propose(case)
    file.do(proposing.confirm, "co", case)
    assert "没有检验检测结论" in refused(file, proposing.close_investigation, "lead", case, process="……")
    file.do(sampling.settle_samples, "lead", case, sampling=one, end="RETURNED", note="不再送检，已退还")
    file.do(proposing.close_investigation, "lead", case, process="……")


def test_an_untested_sample_is_given_back_and_not_kept(file: File) -> None:
    case = file.filed()
    one = taken(file, case)
    with pytest.raises(ActRefused, match="没有检验检测结论"):
        file.do(sampling.settle_samples, "lead", case, sampling=one, end="RETAINED", note="……")


def test_no_case_is_closed_while_samples_are_unsettled(file: File) -> None:
    case = file.filed()
    taken(file, case)
    file.do(ending.terminate, "head", case, reason="当事人死亡")
    said = refused(file, closing.propose_closing, "lead", case, reason="TERMINATED", opinion="……")
    assert "样品尚未处理" in said


def test_a_sampling_that_was_not_begun_is_given_up(file: File) -> None:
    case = file.filed()
    one = apply(file, case)
    file.do(sampling.give_up_sampling, "lead", case, sampling=one, reason="当事人提供了合格证明")
    with pytest.raises(ActRefused):
        file.do(sampling.approve_sampling, "head", case, sampling=one)


def test_what_was_taken_is_not_given_up(file: File) -> None:
    case = file.filed()
    one = taken(file, case)
    assert "没有待实施的抽样取证" in refused(file, sampling.give_up_sampling, "lead", case, sampling=one, reason="……")
