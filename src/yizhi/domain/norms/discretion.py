"""Which benchmark judges an item somewhere on a day, and what it proposes: the reader that cases and pages use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from yizhi.domain.norms.models import DiscretionFactor, DiscretionTable, DiscretionTier, ItemVersion
from yizhi.domain.norms.models.base import on
from yizhi.domain.norms.rules import Answer, applied
from yizhi.domain.norms.sources.terms import Tier
from yizhi.platform.database.composed import Asked, composed
from yizhi.statute.discretion import BENCHMARK_RULE, Claim, Proposal, Reduction, propose, treatment
from yizhi.statute.fine_form import FineLimits
from yizhi.statute.fine_range import FineRule
from yizhi.statute.money import Fen
from yizhi.statute.party import PartyKind
from yizhi.statute.refusal import Refusal, RefusedError


@dataclass(frozen=True, slots=True)
class FineCase:
    """One case in which the provisions fine: the ordinary one, 情节严重, 拒不改正…; `key` is the code of `Tier`."""

    key: str
    title: str
    condition: str
    rule: FineRule


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the officer found: answers to the factors, the case of the provision, grounds, and what they choose.

    `base` is in fen (percentage, multiple), `quantity` a number (per unit).
    """

    party: PartyKind
    answers: Mapping[str, str]
    violated_on: date
    case: str = Tier.BASE.value
    base: Fen | None = None
    quantity: Decimal | int | None = None
    claims: Sequence[Claim] = ()
    reduction: Reduction = Reduction.NONE


@dataclass(frozen=True, slots=True)
class ItemProposal:
    """A proposal with the table and the provision it rests on."""

    table: DiscretionTable
    case: FineCase
    proposal: Proposal

    @property
    def reasons(self) -> str:
        """The reasons text for report and notice: provision, benchmark, every step."""
        sample = "（样例，非公布文件）" if self.table.sample else ""
        head = f"依据{self.case.rule.citation}和{self.table.source}第{self.table.edition}版{sample}"
        return f"{head}，裁量如下：" + "；".join(self.proposal.steps) + "。"


def tables() -> QuerySet[DiscretionTable]:
    """Tables with their tiers and factors, by item."""
    found: QuerySet[DiscretionTable] = DiscretionTable.objects.select_related("item").prefetch_related(
        Prefetch("tiers", DiscretionTier.objects.order_by("order")),
        Prefetch("factors", DiscretionFactor.objects.order_by("order")),
    )
    return found


def benchmark(item_id: UUID, division: str, day: date) -> DiscretionTable | None:
    """The table in force on the day whose territory is the nearest to the division; published by then."""
    near = [table for table in _published(item_id, day) if division.startswith(table.territory)]
    return max(near, key=lambda table: len(table.territory), default=None)


@composed
def _published(item_id: UUID, day: date) -> QuerySet[DiscretionTable]:
    return tables().filter(on(day), item_id=item_id, published_on__lte=day)


def benchmark_ahead(item_id: UUID, day: date) -> Asked[DiscretionTable]:
    """What `benchmark` will ask, for a page that asks it together with other things."""
    return _published.of(item_id, day)


def fine_cases(version: ItemVersion) -> list[FineCase]:
    """The cases in which the version's provisions fine, the ordinary one first; of several norms the higher fine.

    Article: 行政处罚法第二十九条.
    """
    found: dict[str, list[tuple[Answer, str]]] = {}
    for provision in version.provisions.all():
        for one in provision.ranges.all():
            if one.fines:
                answer = Answer(
                    citizen=one.citizen,
                    organisation=one.organisation,
                    optional=one.optional,
                    violation=provision.violation_citation,
                    penalty=provision.penalty_citation,
                    correction=provision.correction_type,
                )
                found.setdefault(one.tier, []).append((answer, one.condition))
    order = [tier.value for tier in Tier]
    return [
        FineCase(
            key, Tier(key).title_text, found[key][0][1], applied([a for a, _ in found[key]], version.household_as).rule
        )
        for key in sorted(found, key=order.index)
    ]


def fine_case(version: ItemVersion, key: str) -> FineCase:
    """The case with the key. Errors: ``RefusedError`` when the provisions fine no such case."""
    for case in fine_cases(version):
        if case.key == key:
            return case
    raise RefusedError(
        Refusal(
            "不能计算罚款",
            "该事项在这一情形下没有设定罚款",
            version.penalty_citation,
            "选择条文规定的情形或者其他处罚种类",
        )
    )


def limits_of(case: FineCase, found: Circumstances) -> FineLimits:
    return case.rule.limits(found.party, base=found.base, quantity=found.quantity)


def propose_fine(version: ItemVersion, division: str, day: date, found: Circumstances) -> ItemProposal:
    """What the benchmark in force on `day` (of the decision) proposes for the item in the division.

    Errors: ``RefusedError`` when no benchmark is published, a factor is unanswered, the base is missing, the provision
    fines no such party, the penalty must be waived, or a reduction has no ground.
    """
    table = benchmark(version.item_id, division, day)
    if table is None:
        raise RefusedError(
            Refusal(
                "不能计算建议数额",
                "该事项在当地没有公布的裁量基准",
                BENCHMARK_RULE.citation,
                "在法定幅度内裁量并写明理由，送法制审核；公布基准后再行计算",
            )
        )
    case = fine_case(version, found.case)
    grounds = treatment(found.claims, found.violated_on)
    proposal = propose(table.standard, found.answers, limits_of(case, found), grounds, found.reduction)
    return ItemProposal(table, case, proposal)
