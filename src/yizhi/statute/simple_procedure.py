"""Whether a penalty may be decided on the spot (简易程序)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.statute.decision import Decision, decide
from yizhi.statute.laws import APL
from yizhi.statute.money import Fen, in_yuan, require_fen, yuan
from yizhi.statute.party import PartyKind, judge_age
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal

ON_THE_SPOT_RULE = Rule(
    id="R-APL-51",
    title="可以当场作出处罚决定的情形",
    articles=(APL.article(51),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="个体工商户按自然人限额，可由本地配置改按组织限额（法律未规定）",
)
TWO_OFFICERS_RULE = Rule(
    id="R-APL-42",
    title="执法人员不得少于两人，且具有执法资格",
    articles=(APL.article(42, 1),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
INFORM_RULE = Rule(
    id="R-APL-44",
    title="处罚决定作出前告知内容、事实、理由、依据和权利",
    articles=(APL.article(44),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
HEAR_RULE = Rule(
    id="R-APL-45",
    title="充分听取陈述和申辩，不得因申辩加重处罚",
    articles=(APL.article(45), APL.article(62)),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
DELIVERY_RULE = Rule(
    id="R-APL-52",
    title="当场处罚的程序和决定书内容",
    articles=(APL.article(52),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
CITIZEN_LIMIT: Fen = yuan(200)
ORGANISATION_LIMIT: Fen = yuan(3_000)
GENERAL_PROCEDURE = "改按普通程序立案办理"


@dataclass(frozen=True, slots=True)
class OnTheSpotPenalty:
    """The facts of a penalty to be decided on the spot; ``fine`` in fen.

    ``qualified_officers`` counts officers present whose certificate was valid that day. ``heard`` is True when the
    statement was heard, or expressly waived. ``born`` is known for natural persons only.
    """

    party: PartyKind
    kinds: frozenset[PenaltyKind]
    fine: Fen
    facts_certain: bool
    has_legal_basis: bool
    qualified_officers: int
    informed: bool
    heard: bool
    violated_on: date
    born: date | None = None


def limit(party: PartyKind, at: date, *, household_as: PartyKind = PartyKind.CITIZEN) -> Fen:
    """The highest fine, in fen, that may be decided on the spot: 200 yuan citizen, 3,000 yuan organisation.

    ``household_as`` is the installation's choice for household businesses, which article 51 does not mention; the
    default is the stricter citizen limit.
    """
    ON_THE_SPOT_RULE.require_in_force(at)
    kind = household_as if party is PartyKind.HOUSEHOLD_BUSINESS else party
    return ORGANISATION_LIMIT if kind.is_organisation else CITIZEN_LIMIT


def may_decide_on_the_spot(
    penalty: OnTheSpotPenalty, at: date, *, household_as: PartyKind = PartyKind.CITIZEN
) -> Decision:
    """Whether this penalty may be decided on the spot that day.

    Allowed if and only if the facts are certain, there is a legal basis, the penalty is a warning, a fine within the
    limit, or both, two qualified officers act, the party was informed and heard, and is not under fourteen.
    Article: 行政处罚法第五十一条、第五十二条, with 第三十条、第四十二条、第四十四条、第四十五条.
    """
    age = judge_age(penalty.born, penalty.violated_on) if penalty.born else Decision()
    most = limit(penalty.party, at, household_as=household_as)
    refusals = (
        *age.refusals,
        *_substance(penalty, most),
        check_officers(penalty.qualified_officers, at),
        *_conduct(penalty),
    )
    ground = f"{penalty.party.chinese}，罚款{in_yuan(penalty.fine)}，限额{in_yuan(most)}（{ON_THE_SPOT_RULE.citation}）"
    duties = (*age.duties, f"当场交付决定书，告知复议诉讼途径，并报所属机关备案（{DELIVERY_RULE.citation}）")
    return decide(refusals, (*age.grounds, ground), duties)


def check_officers(qualified: int, at: date) -> Refusal | None:
    """Allowed if and only if at least two officers with a valid qualification act (unless a law says otherwise)."""
    TWO_OFFICERS_RULE.require_in_force(at)
    if qualified >= 2:
        return None
    return Refusal(
        what="不能实施行政处罚",
        why=f"具有执法资格的执法人员不得少于两人，现有{max(0, qualified)}人",
        article=TWO_OFFICERS_RULE.citation,
        next_step="请另一名持有效执法证件的执法人员到场，用本人账号确认后再继续",
    )


def _substance(penalty: OnTheSpotPenalty, most: Fen) -> Iterator[Refusal]:
    article = ON_THE_SPOT_RULE.citation
    what = "不能当场作出处罚决定"
    if not penalty.facts_certain:
        yield Refusal(what, "违法事实尚不确凿", article, "继续调查取证，" + GENERAL_PROCEDURE)
    if not penalty.has_legal_basis:
        yield Refusal(what, "没有法定依据", article, "核对事项和条款；确无依据的不得处罚")
    if not penalty.kinds:
        yield Refusal(what, "没有选择处罚种类", article, "选择警告或者罚款")
    others = [kind.chinese for kind in PenaltyKind if kind in penalty.kinds and not kind.on_the_spot]
    if others:
        yield Refusal(
            what, f"{'、'.join(others)}不适用当场处罚，只有警告和限额以内的罚款适用", article, GENERAL_PROCEDURE
        )
    fine = require_fen(penalty.fine)
    if (PenaltyKind.FINE in penalty.kinds) != (fine > 0):
        yield Refusal(what, "处罚种类与罚款数额不一致", article, "处以罚款的填写数额，不处罚款的数额为零")
    if fine > most:
        why = f"对{penalty.party.chinese}当场罚款的限额为{in_yuan(most)}，拟罚款{in_yuan(fine)}"
        yield Refusal(what, why, article, GENERAL_PROCEDURE)


def _conduct(penalty: OnTheSpotPenalty) -> Iterator[Refusal]:
    what = "不得作出处罚决定"
    if not penalty.informed:
        why = "没有告知当事人拟处罚的内容、事实、理由、依据和依法享有的权利"
        yield Refusal(what, why, INFORM_RULE.citation, "当场告知并记录")
    if not penalty.heard:
        why = "没有听取当事人的陈述和申辩，当事人也没有明确放弃"
        yield Refusal(what, why, HEAR_RULE.citation, "听取并记录陈述申辩，或者记录当事人明确放弃")
