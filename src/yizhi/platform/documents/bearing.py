"""Whoever holds the code printed for a party, and nobody else."""

from uuid import UUID

from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.actor import ActorKind
from yizhi.statute.refusal import Refusal


@condition("持有当事人查询码")
def holds_party_code(situation: Situation) -> Refusal | None:
    if situation.actor.kind is ActorKind.PARTY and situation.actor.token_hash:
        return None
    return Refusal("您不能办理此项", "此项由持有当事人查询码的人办理", next_step="请在“当事人查询”页输入查询码")


def held(writing: Writing, document: UUID) -> Document:
    """The document whose code the actor holds. Raises RecordNotFound for any other."""
    found: Document | None = Document.objects.filter(pk=document, party_mark=writing.actor.token_hash).first()
    if found is None:
        raise RecordNotFound
    return found
