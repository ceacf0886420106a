"""The whole simple procedure, from the scene to the closing, and the file it leaves."""

from yizhi.domain.cases.acts import closing, collecting
from yizhi.domain.cases.tests.scene import Scene
from yizhi.platform.documents.store import opened
from yizhi.platform.ledger.queries import timeline
from yizhi.platform.scope.session import acting


def test_a_fine_paid_at_the_bank_is_decided_filed_paid_and_closed(scene: Scene) -> None:
    case = scene.issued()
    assert case.state == "ISSUED"
    assert case.decision.number.endswith("第00001号")
    scene.file(case)
    assert scene.fresh(case).state == "FILED_WITH_AGENCY"
    scene.pay(case)
    assert scene.fresh(case).state == "PAID"
    scene.do(closing.close, scene.lead, case, correction_checked=True)
    assert scene.fresh(case).state == "CLOSED"


def test_a_fine_collected_on_the_spot_goes_to_the_agency_and_to_the_bank(scene: Scene) -> None:
    case = scene.open()
    scene.describe(case)
    scene.name(case)
    scene.propose(case)
    scene.do(collecting.choose_payment, scene.lead, case, payment="SMALL", receipt_no="票000001")
    scene.hear(case)
    scene.confirm(case)
    scene.sign(case)
    scene.issue(case)
    scene.do(collecting.collect_on_spot, scene.lead, case)
    scene.file(case)
    assert scene.fresh(case).state == "PAID_ON_SPOT"
    scene.do(collecting.hand_in, scene.lead, case, received_by="出纳")
    scene.do(collecting.remit, scene.captain, case, reference="缴款书1")
    scene.do(closing.close, scene.lead, case, correction_checked=True)
    assert scene.fresh(case).state == "CLOSED"


def test_every_step_leaves_its_sentence_in_the_ledger(scene: Scene) -> None:
    case = scene.issued()
    with acting(scene.lead):
        told = [h.verb for h in reversed(timeline(case.pk))]
    assert told == [
        "simple_case.open",
        "simple_case.describe",
        "simple_case.name_party",
        "simple_case.propose",
        "simple_case.inform",
        "simple_case.record_statement",
        "simple_case.confirm",
        "simple_case.sign",
        "simple_case.issue",
    ]


def test_the_decision_exists_as_original_and_as_masked_version(scene: Scene) -> None:
    case = scene.issued()
    assert opened(case.decision.sha256).read(5) == b"%PDF-"
    assert case.decision.sha256 != case.decision.public_sha256
