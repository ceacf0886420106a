"""The benchmark for a fine on the spot: what it proposes, and whether an amount may stand beside it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from yizhi.domain.cases.models import SimpleCase, SimpleWeighing
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.statute.discretion import Claim, Ground, ground_of_age, judge_amount
from yizhi.statute.money import in_yuan
from yizhi.statute.refusal import Refusal, RefusedError

_34 = "《行政处罚法》第三十四条"


def table_of(case: SimpleCase, day: date) -> Any:
    """The benchmark in force that day for the item where the case is; None when none is published."""
    version = norms.item_version(case.item_version)
    return norms.benchmark(version.item_id, case.division, day) if version is not None else None


def proposal_for(case: SimpleCase, answers: Mapping[str, str], fine_case: str, day: date) -> norms.ItemProposal:
    """What the benchmark proposes for the party. Errors: RefusedError with the article, as `norms.propose_fine`."""
    version = norms.item_version(case.item_version)
    if version is None or case.party is None:
        raise RefusedError(Refusal("不能计算建议数额", "执法事项或者当事人不明", _34, "请先登记当事人"))
    born, conduct = subjects.born_on(case.party), clock.day(case.occurred_at)
    ground = ground_of_age(born, conduct) if born else None
    claims = [Claim(ground, "身份证明")] if ground in (Ground.MINOR, Ground.UNDER_14) else []
    found = norms.Circumstances(
        party=STATUTORY_KIND[case.party.kind], answers=answers, violated_on=conduct, case=fine_case, claims=claims
    )
    return norms.propose_fine(version, case.division, day, found)


def refusals(case: SimpleCase, fine_fen: int, deviation: str, day: date) -> Iterator[Refusal]:
    """Why the fine may not stand beside the benchmark; none if and only if it may.

    Inside the tier another amount needs a reason. Outside the tier a legal review must agree, which this procedure
    does not know: such a case goes by the general one. A sample is no published benchmark and asks for nothing.
    """
    weighing = SimpleWeighing.of(case)
    if weighing is None:
        table = table_of(case, day)
        if table is not None and not table.sample:
            why = f"罚款没有按公布的裁量基准（{table.source}）裁量"
            yield Refusal("罚款数额未被接受", why, _34, "请先按裁量基准裁量")
        return
    try:
        found = proposal_for(case, weighing.answers, weighing.fine_case, clock.day(weighing.made_at))
    except RefusedError as error:
        yield error.refusal
        return
    decision = judge_amount(found.proposal, fine_fen, reason=deviation, reviewed=True)
    yield from decision.refusals
    if decision.allowed and fine_fen not in found.proposal.band:
        why = f"{in_yuan(fine_fen)}超出“{found.proposal.tier.name.value}”阶次{found.proposal.band}，须经法制审核"
        yield Refusal("不能当场作出处罚决定", why, _34, "请在阶次内确定数额，或者改按普通程序办理")
