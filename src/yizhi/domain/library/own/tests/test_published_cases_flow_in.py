"""What is published comes into lake and index, masked; what is withdrawn or never published is not there."""

import time

import pytest

from yizhi.domain.cases.acts import publishing
from yizhi.domain.cases.general.acts import deciding, investigating, notifying, proposing
from yizhi.domain.cases.general.acts import publishing as general_publishing
from yizhi.domain.cases.general.tests.file import OTHERS, File
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index.tests.test_text_that_was_taken_out_is_gone import texts
from yizhi.domain.library.lake.schema import OWN
from yizhi.domain.library.own.tests.publishing import found, jobs_left, lake_rows, publish, withdraw, work
from yizhi.domain.library.tasks import follow_published
from yizhi.platform.acts.errors import ActRefused

NAME, NUMBER = "样例某", "330802199001010010"


def seen_within(words: str, seconds: float) -> int:
    begun = time.monotonic()
    while not (cases := found(words)) and time.monotonic() - begun < seconds:
        time.sleep(0.02)
    return len(cases)


def test_a_decision_on_the_spot_is_found_once_it_is_published_and_not_before(scene: Scene) -> None:
    case = scene.issued()
    assert jobs_left() == []
    publish(scene, case)
    assert jobs_left() == [{"kind": "cases.simplecase", "case": str(case.pk)}]
    work()
    assert seen_within("便溺", 1) == 1
    (shown,) = found("便溺")
    number = scene.fresh(case).decision.number
    assert (shown["number"], shown["origin"], shown["fine_fen"]) == (number, OWN, 5000)
    assert (shown["procedure"], shown["division"]) == ("SIMPLE", case.division)


def test_nothing_of_a_person_gets_in(scene: Scene) -> None:
    case = scene.issued(name="钱样例", address="衢州市柯城区航埠镇样例村7号", phone="13812345678")
    publish(scene, case)
    work()
    told = str(lake_rows())
    assert not [secret for secret in ("钱样例", NUMBER, "13812345678", "样例村7号") if secret in told]
    assert "钱某某" in told


def test_a_decision_on_a_minor_stays_out(scene: Scene) -> None:
    case = scene.issued(identity_number="330802201001010029", representative="样例监护人")
    publish(scene, case)
    work()
    assert lake_rows() == []


def test_a_decision_that_is_not_to_be_public_stays_out(scene: Scene) -> None:
    case = scene.issued()
    publish(scene, case, openly=False)
    work()
    assert lake_rows() == []


def test_withdrawn_it_is_gone_from_lake_index_and_figures(scene: Scene) -> None:
    case = scene.issued()
    publish(scene, case)
    work()
    assert seen_within("便溺", 1) == 1
    withdraw(scene, case)
    work()
    time.sleep(0.35)
    assert found("便溺") == []
    assert lake_rows() == []
    assert shelf.lake().withdrawn()
    assert "便溺" not in "".join(texts(shard) for shard in shelf.index_folder().iterdir() if shard.name.isdigit())


def test_doing_the_job_again_changes_nothing(scene: Scene) -> None:
    case = scene.issued()
    publish(scene, case)
    work()
    parts = [part.path for part in shelf.lake().parts()]
    work()
    assert [part.path for part in shelf.lake().parts()] == parts
    assert seen_within("便溺", 1) == 1


def test_who_proposed_it_does_not_check_it(scene: Scene) -> None:
    """第五十条: the word on secrets and privacy is another person's."""
    case = scene.issued()
    with pytest.raises(ActRefused, match="尚未提出公示意见"):
        scene.do(publishing.publish, scene.captain, case, masked=True)
    publish(scene, case)
    with pytest.raises(ActRefused, match="已复核"):
        scene.do(publishing.propose_publication, scene.lead, case, publish=False, reason="另有考虑")


def test_each_paper_of_a_general_case_comes_in_and_goes(file: File) -> None:
    case = file.served()
    file.publish(case)
    work()
    assert seen_within("堆放", 1) == 1
    (shown,) = found("堆放")
    assert (shown["party"], shown["procedure"], shown["fine_fen"]) == ("衢州样例建材有限公司", "GENERAL", 100_000)
    assert "罚款" in shown["kinds"]
    file.do(general_publishing.withdraw_publication, "lead", case, reason="决定被依法撤销")
    work()
    assert lake_rows() == []


def test_a_lost_library_fills_again_at_night(scene: Scene) -> None:
    case = scene.issued()
    publish(scene, case)
    assert follow_published(0) == 1
    assert seen_within("便溺", 1) == 1
    assert follow_published(0) == 0
    withdraw(scene, case)
    assert follow_published(0) == 1
    assert lake_rows() == []


def test_no_witness_neighbour_or_representative_gets_in_by_name(file: File) -> None:
    """个人信息: whoever a record of the case names is named by surname in the library, officers excepted."""
    case = file.filed(party={"representative": "吴样法"})
    told = "现场有邻居冯小样称，货物堆放多日。证人：孔样华，在场。"
    file.verify(case, file.collect(case, content=told))
    file.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="经调查不涉及")
    file.correct(case)
    file.propose(case, facts="当事人擅自堆放物料约十平方米，冯小样、孔 样 华和吴样法均予证实，住户余大样先生已搬离。")
    file.do(proposing.confirm, "co", case)
    file.do(proposing.close_investigation, "lead", case, process="立案后进行了现场检查和询问。")
    file.review(case)
    file.do(notifying.issue_notice, "lead", case)
    file.serve(case, "D29", receiver="钱样收（同住家属）")
    file.state(case, "WAIVED")
    file.do(deciding.decide, "head", case)
    file.serve(case, "D39")
    file.publish(file.fresh(case))
    work()
    kept = str(lake_rows())
    assert "冯某某、孔某某和吴某某均予证实，住户余某某先生" in kept
    assert not [name for name in ("冯小样", "样 华", "吴样法", "余大样", "钱样收") if name in kept]
