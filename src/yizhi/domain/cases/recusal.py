"""Whether the actor must withdraw from a record that is no case; asked once for all acts of a page."""

from uuid import UUID

from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition
from yizhi.statute.refusal import Refusal


@condition("没有应当回避的情形")
def not_recused(situation: Situation) -> Refusal | None:
    """As `org.not_recused` (行政处罚法第四十三条); the answer is kept with this instance of the record."""
    record, person = situation.record, situation.actor.person
    if record is None or person is None:
        return None
    known: dict[UUID, bool] = record.__dict__.setdefault("_recused", {})
    if person not in known:
        known[person] = org.recusal_of(person, record) is not None
    return org.recused_refusal("您") if known[person] else None
