"""What went between two agencies about a matter is bound into the main volume of the case that came of it (13.4)."""

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.tests.file import File
from yizhi.domain.cases.general.volumes.contents import papers
from yizhi.domain.cases.general.volumes.order import orders
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.transfers.tests.going import filed
from yizhi.platform.scope.session import acting


def _titles(file: File, case: GeneralCase, volume: str) -> list[str]:
    with acting(file.who("lead")):
        return [one.title for one in papers(Dossier.of(file.fresh(case)), volume, orders()[1], file.at)]


def test_a_case_that_came_from_another_agency_holds_the_letter_it_came_with(going: File) -> None:
    _, case = filed(going)
    assert _titles(going, case, "main").count("案件移送函") == 1
    assert "案件移送函" not in _titles(going, case, "internal")


def test_a_case_of_our_own_holds_none(file: File) -> None:
    assert "案件移送函" not in _titles(file, file.filed(), "main")
