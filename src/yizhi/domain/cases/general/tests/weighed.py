"""A fine weighed by the benchmark: answers by how grave they are, and the benchmark as published or as sample."""

from typing import Any

from django.db import connection

from yizhi.domain.cases.general.acts import proposing, weighing
from yizhi.domain.cases.general.tests.file import STALL, File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.domain.norms import city as catalogue
from yizhi.platform.scope.session import acting

FACTS = "当事人擅自堆放物料约十平方米。"


def benchmarks(file: File, *, published: bool = False) -> None:
    """Load the samples; `published`: as if an authority had published them, so that they bind."""
    catalogue.load_benchmarks(file.at)
    if published:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            cursor.execute("UPDATE norms_discretiontable SET sample = false")
            cursor.execute("SET ROLE yizhi_web")


def answers(file: File, case: GeneralCase, grade: int = 0) -> list[str]:
    """For every factor the option at the place `grade`, from light to grave."""
    with acting(file.who("lead")):
        table = norms.benchmark(file.item(STALL).item_id, case.division, file.at.date())
        assert table is not None
        factors = table.standard.factors
    return [f"{one.key}={one.options[min(grade, len(one.options) - 1)].key}" for one in factors]


def weigh(file: File, case: GeneralCase, grade: int = 0, **changes: Any) -> Any:
    data = {"party": file.ids(case, "parties", excluded_at=None)[0], "answers": answers(file, case, grade)}
    made = file.do(weighing.weigh, "lead", case, **(data | changes)).result["weighing"]
    with acting(file.who("lead")):
        return file.fresh(case).weighings.get(pk=made)


def propose(file: File, case: GeneralCase, fen: int, deviation: str = "", **changes: Any) -> None:
    file.do(proposing.propose, "lead", case, **({"outcome": "PENALTY", "facts": FACTS, "reasons": "……"} | changes))
    party = file.ids(case, "parties", excluded_at=None)[0]
    line = {"party": party, "kind": "FINE", "amount_fen": fen, "deviation": deviation}
    file.do(proposing.add_line, "lead", case, **line)
