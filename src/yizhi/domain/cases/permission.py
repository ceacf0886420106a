"""Whether the decision may be issued now: power of the agency, both officers, the party's age, the amount."""

from collections.abc import Iterator

from yizhi.domain.cases import amounts, earlier_fines
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.officers import qualified as qualified_officer
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.acts.condition import Condition, Situation
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import Refusal
from yizhi.statute.simple_procedure import OnTheSpotPenalty, may_decide_on_the_spot


def _check(situation: Situation) -> tuple[Refusal, ...]:
    case: SimpleCase = situation.record
    if case.party_id is None or not case.penalty:
        return ()  # said by the conditions before this one
    return tuple(_refusals(case, situation))


def _refusals(case: SimpleCase, situation: Situation) -> Iterator[Refusal]:
    day = situation.at.date()
    power = norms.power_refusal(agency_id=case.agency_id, item_code=case.item_code, on=day)
    if power is not None:
        yield power
    qualified = sum(qualified_officer(person, situation.at, case.line) for person in (case.lead_id, case.co_id))
    decision = may_decide_on_the_spot(
        OnTheSpotPenalty(
            party=STATUTORY_KIND[case.party.kind],
            kinds=frozenset({PenaltyKind[case.penalty]}),
            fine=case.fine_fen,
            facts_certain=bool(case.facts),
            has_legal_basis=norms.item_version(case.item_version) is not None,
            qualified_officers=qualified,
            informed=case.rights_told_at is not None,
            heard=bool(case.statement_kind),
            violated_on=clock.day(case.occurred_at),
            born=subjects.born_on(case.party),
        ),
        day,
        household_as=norms.household_as(day),
    )
    yield from decision.refusals
    yield from amounts.refusals(case, case.penalty, case.fine_fen, day, case.earlier_order)
    if case.fine_fen:
        yield from earlier_fines.refusals(earlier_fines.earlier_fines(case, day), case.distinct_reason)


issue_refusals = Condition("符合当场处罚的法定条件", _check)
