"""首违: a violation is the first one if and only if the city's register holds none before it (第三十三条第一款)."""

from collections.abc import Iterator

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.terms import NoPenaltyGround
from yizhi.domain.norms import api as norms
from yizhi.statute.chinese import chinese_date
from yizhi.statute.refusal import Refusal

_33 = "《行政处罚法》第三十三条第一款"


def refusals(dossier: Dossier) -> Iterator[Refusal]:
    """Why no penalty may not be reasoned with a first violation; none where the proposal gives another reason."""
    proposal = dossier.proposal
    if proposal is None or proposal.ground != NoPenaltyGround.FIRST_MINOR:
        return
    for one in dossier.parties:
        if not one.party.identity_number:
            continue
        mark = norms.party_mark(str(one.party.identity_number))
        latest = norms.before(mark, dossier.item.item_id, dossier.conduct_day, dossier.case.agency_id).latest
        if latest is not None:
            yield Refusal(
                what="不能以初次违法不予处罚",
                why=f"{one}于{chinese_date(latest.on)}因同一事项已由{latest.agency}处罚或者不予处罚，不是初次违法",
                article=_33,
                next_step="请另拟处理意见",
            )
