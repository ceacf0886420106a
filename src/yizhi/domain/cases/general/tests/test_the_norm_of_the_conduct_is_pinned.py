"""第三十七条：适用违法行为发生时的规定；新规定并列提示，由审核人员比对。"""

from datetime import timedelta

from yizhi.domain.cases.general import newer_law
from yizhi.domain.cases.general.acts import filing, serving
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.tests.file import STALL, File, refused
from yizhi.domain.cases.general.tests.test_lists_are_gone_through import amended
from yizhi.platform.acts.condition import Situation
from yizhi.platform.scope.session import acting


def test_a_case_rests_on_the_version_in_force_at_the_conduct_and_the_newer_stays_flagged(file: File) -> None:
    """“实施行政处罚，适用违法行为发生时的法律、法规、规章的规定”."""
    old = file.item(STALL).pk
    new = amended(file, file.open())
    case = file.open(occurred_at=file.at - timedelta(days=2))
    assert file.fresh(case).item_version == old
    with acting(file.who("lead")):
        found = newer_law.newer(Dossier(file.fresh(case)), file.at.date())
    assert found is not None
    assert found.version.pk == new.pk


def test_conduct_that_still_goes_on_is_judged_by_the_present_norm(file: File) -> None:
    new = amended(file, file.open())
    case = file.open(occurred_at=file.at - timedelta(days=2), continuing=True)
    assert file.fresh(case).item_version == new.pk


def test_another_day_of_conduct_brings_the_version_of_that_day(file: File) -> None:
    old = file.item(STALL).pk
    new = amended(file, file.open())
    case = file.open()
    assert file.fresh(case).item_version == new.pk
    said = {"discovered_on": file.at.date(), "place": "航埠镇兴航路12号门前", "facts": "……"}
    file.do(filing.describe, "lead", case, occurred_at=file.at - timedelta(days=2), **said)
    assert file.fresh(case).item_version == old


def test_conduct_before_any_norm_is_not_filed(file: File) -> None:
    """“没有依据……的，行政处罚无效”（第三十八条）."""
    data = {
        "item": file.item(STALL).pk, "co_officer": file.people["co"].pk, "source": "PATROL", "place": "……",
        "discovered_on": file.at.date(), "occurred_at": file.at.replace(year=1990), "facts": "……",
    }  # fmt: skip
    assert "没有有效的处罚规定" in refused(file, filing.open_case, "lead", **data)


def test_a_draft_without_papers_has_nothing_to_serve(file: File) -> None:
    """The path shows no step that cannot be taken: what begins with 无需 is left out."""
    case = file.open()
    with acting(file.who("lead")):
        situation = Situation(actor=file.who("lead"), record=file.fresh(case), at=file.at, verb="general_case.serve")
        [refusal] = serving.something_to_serve(situation)
    assert refusal.what.startswith("无需")
