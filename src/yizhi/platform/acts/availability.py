"""What the law lets this actor do next with this record, and why not the rest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import Declaration, as_declared
from yizhi.platform.procedure.definition import Procedure
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that concerns this actor. Allowed if and only if there is no refusal."""

    act: Declaration
    refusals: tuple[Refusal, ...]

    @property
    def allowed(self) -> bool:
        return not self.refusals


def next_acts(actor: Actor, record: Any, at: datetime) -> list[Offer]:
    """Acts on the record that this actor may do by office: allowed ones first, then the disabled with their reasons.

    In the order of the record's procedure, without one in the order in which its module declares them; what can never
    be done any more is left out.
    """
    offers, known = [], dict[object, Any]()
    for act in as_declared():
        if act.on is None or not act.offered or act.in_panel or not isinstance(record, act.on):
            continue
        situation = Situation(actor=actor, record=record, at=at, verb=act.verb, known=known)
        if _past(record, act.verb) or act.by(situation):
            continue
        offers.append(Offer(act, act.when(situation)))
    return sorted(
        offers, key=lambda offer: (not offer.allowed, _order(record, offer.act.verb), offer.act.verb.partition(".")[0])
    )


def _past(record: Any, verb: str) -> bool:
    """Whether the procedure has gone beyond every state in which this could be done."""
    definition: Procedure | None = getattr(record, "definition", None)
    step = definition.step(verb) if definition is not None else None
    if definition is None or step is None:
        return False
    return definition.ahead(record.state).isdisjoint(step.sources)


def _order(record: Any, verb: str) -> int:
    definition: Procedure | None = getattr(record, "definition", None)
    return definition.order(verb) if definition is not None else 0


def offer(act: Declaration, actor: Actor, record: Any, at: datetime, known: dict[object, Any] | None = None) -> Offer:
    """Whether this one act is allowed now, with every reason against it.

    `known`: one dictionary for several acts on the same record asks once what they have in common.
    """
    situation = Situation(actor, record, at, act.verb, {} if known is None else known)
    return Offer(act, act.by(situation) or act.when(situation))
