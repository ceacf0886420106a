"""《行政处罚法》第二十九条：一事不再罚——无论前后两次各按哪种程序、由哪个机关。"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from yizhi.domain.cases import checks, fines_panel
from yizhi.domain.cases.earlier_fines import earlier_fines
from yizhi.domain.cases.general.acts import deciding, distinct, filing, notifying, people, proposing
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.models import ImposedFine, SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.cases.tests.test_one_act_is_fined_once import Elsewhere, asked
from yizhi.domain.norms import api as norms
from yizhi.domain.norms.models import FirstViolationEntry
from yizhi.domain.org.tests.world import BUILDER, as_actor
from yizhi.platform.acts.errors import ActForbidden, ActRefused
from yizhi.platform.scope.session import acting

LITTERING = "C-019"
PERSON = {"kind": "CITIZEN", "name": "样例某", "identity_type": "居民身份证", "identity_number": "330802199001010010"}
COMPANY = {
    "kind": "ORGANISATION", "name": "衢州样例建材有限公司", "identity_type": "统一社会信用代码",
    "identity_number": "91330100799655058B", "representative": "样例某",
}  # fmt: skip
NO_NUMBER = {"identity_type": "未能提供", "identity_number": ""}


def scene_of(file: File) -> Scene:
    """The same officers at the roadside."""
    return Scene(file.world, file.people["lead"], file.people["co"], file.people["head"], at=file.at)


def far_scene(file: File) -> Elsewhere:
    """The officers of a township in another county."""
    return Elsewhere.beside(scene_of(file))


def fined_on_the_spot(file: File, scene: Scene, code: str = "C-019", **party: Any) -> SimpleCase:
    case = scene.ready(code=code, **(PERSON | party))
    scene.issue(case)
    file.at = scene.at
    return case


def proposed_by(file: File, **changes: Any) -> GeneralCase:
    """A littering case up to the proposal, without its fine."""
    case = file.filed(LITTERING, party=PERSON, **changes)
    file.prove(case)
    file.correct(case)
    file.do(proposing.propose, "lead", case, outcome="PENALTY", facts="随地便溺。", reasons="情节一般。")
    return case


def fine(file: File, case: GeneralCase, **more: Any) -> Any:
    data = {"party": file.ids(case, "parties")[0], "kind": "FINE", "amount_fen": 5000}
    return file.do(proposing.add_line, "lead", case, **(data | more))


def no_fine(file: File, case: GeneralCase, **more: Any) -> str:
    with pytest.raises(ActRefused) as told:
        fine(file, case, **more)
    assert {one.article for one in told.value.refusals} == {"《行政处罚法》第二十九条"}
    return str(told.value)


def finish(file: File, case: GeneralCase) -> None:
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="立案后进行了现场检查和询问。")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)


def test_what_was_fined_on_the_spot_is_not_fined_by_the_general_procedure(file: File) -> None:
    fined_on_the_spot(file, scene_of(file))
    case = proposed_by(file)
    assert "不得给予两次以上罚款" in no_fine(file, case)
    assert "不得给予两次以上罚款" in no_fine(file, case, distinct_reason="我认为不是")  # no officer talks it away


def test_nor_what_an_agency_of_another_county_fined(file: File) -> None:
    scene = far_scene(file)
    fined_on_the_spot(file, scene)
    case = proposed_by(file)
    said = no_fine(file, case)
    assert "330822" in said, "the agency that fined is named"
    with acting(file.who("lead")):
        assert SimpleCase.objects.count() == 0, "its case stays out of sight"
        assert ImposedFine.objects.count() == 0


def test_what_the_general_procedure_fined_is_not_fined_on_the_spot_in_another_county(file: File) -> None:
    case = proposed_by(file)
    fine(file, case)
    finish(file, case)
    far = far_scene(file)
    far.at = file.at
    again = far.begun(occurred_at=file.fresh(case).occurred_at)
    with pytest.raises(ActRefused, match="不得给予两次以上罚款") as told:
        far.propose(again)
    (number,) = [paper.number for paper in file.papers(case, "D39")]
    assert number in str(told.value)


def test_nor_by_another_general_case(file: File) -> None:
    first = proposed_by(file)
    fine(file, first)
    finish(file, first)
    second = proposed_by(file, occurred_at=file.fresh(first).occurred_at)
    assert "不得给予两次以上罚款" in no_fine(file, second)


def test_conduct_that_lasted_covers_all_that_happened_meanwhile(file: File) -> None:
    """规格3.7：违法时间段重叠。"""
    begun = file.at - timedelta(days=20)
    case = proposed_by(file, occurred_at=begun, discovered_on=begun.date(), continuing=True)
    fine(file, case)
    finish(file, case)
    scene = scene_of(file)
    later = scene.open(occurred_at=begun + timedelta(days=18))
    scene.do(  # eighteen days after it began, and while it lasted
        "simple_case.describe", scene.lead, later, occurred_at=later.occurred_at, place=later.place, facts="随地便溺。"
    )
    scene.name(later)
    with pytest.raises(ActRefused, match="不得给予两次以上罚款"):
        scene.propose(later)


def test_a_like_act_elsewhere_waits_for_a_written_reason(file: File) -> None:
    fined_on_the_spot(file, scene_of(file))
    case = proposed_by(file, place="航埠镇东门路1号")
    assert "须写明不是同一违法行为的理由" in no_fine(file, case)
    done = fine(file, case, distinct_reason="地点相距三公里，另起行为")
    assert done.result["distinct_reason"] == "地点相距三公里，另起行为"
    finish(file, case)
    with acting(BUILDER):
        assert ImposedFine.objects.count() == 2
        assert list(checks.fines_not_indexed()) == []


def test_a_redrafted_proposal_keeps_the_reason(file: File) -> None:
    fined_on_the_spot(file, scene_of(file))
    case = file.filed(LITTERING, party=PERSON, place="航埠镇东门路1号")
    file.prove(case)
    file.do(people.name_party, "lead", case, kind="CITIZEN", name="路人", **NO_NUMBER)
    file.correct(case)
    file.do(proposing.propose, "lead", case, outcome="PENALTY", facts="随地便溺。", reasons="情节一般。")
    fine(file, case, distinct_reason="另起行为")
    other = fine(file, case, party=file.ids(case, "parties")[1]).result["line"]
    file.do(proposing.drop_line, "lead", case, line=other)
    with acting(file.who("lead")):
        (kept,) = file.fresh(case).proposals.last().lines.all()
        assert kept.distinct_reason == "另起行为"


def test_the_head_finds_that_it_is_not_the_same_act(file: File) -> None:
    fined_on_the_spot(file, scene_of(file))
    case = proposed_by(file)
    with acting(file.who("head")):
        (found,) = earlier_fines(file.fresh(case, "head"), file.at.date())
    given = {"fine": found.id, "explanation": "第一次已清除，次日另在原处再犯"}
    with pytest.raises(ActForbidden):
        file.do(distinct.FINDING, "lead", case, **given)
    file.do(distinct.FINDING, "head", case, **given)
    fine(file, case)
    finish(file, case)
    with acting(BUILDER):
        assert list(checks.fined_twice()) == [], "what the head found is no finding of oversight"


def test_the_fine_that_came_meanwhile_stops_the_decision(file: File) -> None:
    """Proposed before, decided after: the law looks at the moment of the decision."""
    case = proposed_by(file)
    fine(file, case)
    far = far_scene(file)
    again = far.begun(occurred_at=file.fresh(case).occurred_at)
    far.propose(again)
    far.hear(again)
    far.confirm(again)
    far.sign(again)
    far.issue(again)
    file.at = far.at
    file.do(proposing.confirm, "co", case)
    said = refused(file, proposing.close_investigation, "lead", case, process="已调查。")
    assert "不得给予两次以上罚款" in said


def test_only_who_handles_the_case_is_told(file: File) -> None:
    fined_on_the_spot(file, far_scene(file))
    case = proposed_by(file)
    for part in ("lead", "co", "head", "reviewer"):
        assert len(asked(file.who(part), case.pk)) == 1
    with acting(BUILDER):
        supervisor, stranger = file.world.supervisor(), file.world.far_officer()
    for actor in (as_actor(supervisor), as_actor(stranger)):
        assert asked(actor, case.pk) == []


def test_a_decided_case_tells_nothing(file: File) -> None:
    case = proposed_by(file)
    fine(file, case)
    finish(file, case)
    assert asked(file.who("lead"), case.pk) == []


def test_each_fined_party_is_in_the_index_and_one_without_number_is_not(file: File) -> None:
    case = file.open()
    file.name(case)
    file.name(case, **PERSON, representative="")
    file.name(case, kind="CITIZEN", name="路人", representative="", **NO_NUMBER)
    file.do(filing.endorse_filing, "unit", case)
    file.do(filing.approve_filing, "head", case)
    file.prove(case)
    for party in file.ids(case, "parties"):
        file.verify(case, file.collect(case, "DOCUMENTARY", name="身份证明", proves=["IDENTITY"], party=party))
    file.correct(case)
    file.do(proposing.propose, "lead", case, outcome="PENALTY", facts="堆放。", reasons="情节一般。")
    for party, fen in zip(file.ids(case, "parties"), (100_000, 50_000, 50_000), strict=True):
        file.do(proposing.add_line, "lead", case, party=party, kind="FINE", amount_fen=fen)
    finish_with_discussion(file, case)
    with acting(BUILDER):
        assert ImposedFine.objects.filter(case_id=case.pk).count() == 2
        assert FirstViolationEntry.objects.filter(case=case.pk, exempted=False).count() == 2
        numbers = set(ImposedFine.objects.values_list("decision_number", flat=True))
        assert len(numbers) == 2, "each under the number of its own decision"


def finish_with_discussion(file: File, case: GeneralCase) -> None:
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="立案后进行了现场检查和询问。")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29")
    for notice in file.ids(case, "notices"):
        data = {"notice": notice, "kind": "WAIVED", "received_at": file.at, "content": "放弃"}
        file.do(notifying.record_statement, "lead", case, **data)
    file.do(deciding.decide, "head", case)


def test_a_penalty_enters_the_register_of_first_violations(file: File) -> None:
    scene = scene_of(file)
    fined_on_the_spot(file, scene)
    with acting(file.who("lead")):
        item = scene.item().item_id
        found = norms.before(norms.party_mark(PERSON["identity_number"]), item, file.at.date())
        assert found.penalty is not None
        assert found.exemption is None


def test_who_was_punished_before_is_not_let_off_as_a_first_offender(file: File) -> None:
    """《行政处罚法》第三十三条第一款：初次违法。"""
    fined_on_the_spot(file, far_scene(file))
    file.wait(60)
    case = file.filed(LITTERING, party=PERSON)
    file.prove(case)
    file.correct(case, followed=True)
    waived(file, case)
    file.do(proposing.confirm, "co", case)
    said = refused(file, proposing.close_investigation, "lead", case, process="已调查。")
    assert "不是初次违法" in said


def test_a_waiver_is_remembered_as_such(file: File) -> None:
    case = file.filed(LITTERING, party=PERSON)
    file.prove(case)
    file.correct(case, followed=True)
    waived(file, case)
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="已调查。")
    file.review(case)
    file.do(deciding.decide, "head", case)
    with acting(BUILDER):
        (entry,) = FirstViolationEntry.objects.filter(case=case.pk)
        assert entry.exempted
        assert ImposedFine.objects.count() == 0


def waived(file: File, case: GeneralCase) -> None:
    said = {"outcome": "NO_PENALTY", "ground": "FIRST_MINOR", "education": "已教育。", "facts": "随地便溺，已清除。"}
    file.do(proposing.propose, "lead", case, **said)


def test_the_page_of_the_case_shows_them_to_whoever_handles_it(file: File) -> None:
    fined_on_the_spot(file, far_scene(file))
    case = proposed_by(file)
    panel = fines_panel.before(GeneralCase.record_label(), distinct.FINDING)
    with acting(file.who("lead")):
        shown = panel.build(file.who("lead"), file.fresh(case))
        assert [f.same for f in shown["fines"]] == [True]
        assert shown["find_url"] == ""
    with acting(file.who("head")):
        assert str(case.pk) in panel.build(file.who("head"), file.fresh(case, "head"))["find_url"]
