"""Whoever holds the code printed for a party, and nobody else."""

from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.scope.actor import ActorKind
from yizhi.statute.refusal import Refusal


@condition("持有当事人查询码")
def holds_party_code(situation: Situation) -> Refusal | None:
    if situation.actor.kind is ActorKind.PARTY and situation.actor.token_hash:
        return None
    return Refusal("您不能办理此项", "此项由持有当事人查询码的人办理", next_step="请在“当事人查询”页输入查询码")
